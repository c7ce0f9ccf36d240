//! The first right proof: a sign-in begins, or is done at once.

use entity::session::Way;
use entity::staff_sign_in::{self, Stage};
use entity::{StaffSignInId, staff_member};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};

use super::state::{COOKIE, place, stored};
use crate::app::App;
use crate::http::{OwnPath, cookies};
use crate::proof::{Identity, StaffStep};
use crate::secret::sha256;
use crate::staff::enter::{self, Entering};

/// What begins.
pub struct Beginning<'a> {
    pub member: &'a staff_member::Model,
    pub way: Way,
    pub identity: Identity,
    pub id_token: Option<&'a str>,
    pub return_to: OwnPath,
}

/// What came of it.
pub enum Begun {
    /// The value of the sign-in's cookie.
    Due(Stage, String),
    /// The value of the session's cookie.
    In(String),
}

/// Begins with the machine's first step.
pub async fn begin(
    app: &App,
    tx: &DatabaseTransaction,
    beginning: Beginning<'_>,
    step: StaffStep,
    entering: &Entering<'_>,
) -> Result<Begun, DbErr> {
    let stage = match step {
        StaffStep::Due(stage) => stored(stage),
        StaffStep::LetIn(proven) => {
            let session = enter::Session {
                member: beginning.member,
                way: beginning.way,
                id_token: beginning.id_token,
            };
            return Ok(Begun::In(enter::open(app, tx, session, proven, entering).await?));
        }
    };
    let token = app.random.token();
    insert(app, tx, beginning, stage, &token).await?;
    Ok(Begun::Due(stage, cookies::set(app, COOKIE, &token)))
}

async fn insert(
    app: &App,
    tx: &DatabaseTransaction,
    beginning: Beginning<'_>,
    stage: Stage,
    token: &str,
) -> Result<(), DbErr> {
    let id = StaffSignInId(app.new_id());
    let Identity {
        issuer,
        subject,
        level,
        methods,
        authenticated_at,
    } = beginning.identity;
    let sealed = |id_token: &str| app.keys.seal(&place(id), id_token.as_bytes());
    let row = staff_sign_in::ActiveModel {
        id: Set(id),
        token_hash: Set(sha256(token.as_bytes())),
        staff_id: Set(beginning.member.id),
        stage: Set(stage),
        way: Set(beginning.way),
        return_to: Set(beginning.return_to.as_str().to_owned()),
        issuer: Set(issuer),
        subject: Set(subject),
        level: Set(level),
        methods: Set(methods),
        sealed_id_token: Set(beginning.id_token.map(sealed)),
        authenticated_at: Set(authenticated_at),
        started_at: Set(app.now()),
        ended_at: Set(None),
    };
    staff_sign_in::Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map(drop)
}
