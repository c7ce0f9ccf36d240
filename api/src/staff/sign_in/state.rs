//! A sign-in that is half done: read from the database, held, moved on and written back.

use chrono::{DateTime, Utc};
use entity::session::Way;
use entity::staff_sign_in::Stage;
use entity::{StaffId, StaffSignInId, staff_credential, staff_member, staff_sign_in};
use poem::Request;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, Set,
};

use super::view::StageAnswer;
use crate::app::App;
use crate::http::{Code, FailedOr, OwnPath, Problem, Reason, cookies};
use crate::proof::{Identity, StaffDoor, StaffSignIn, StaffStage, StaffStep};
use crate::secret::sha256;
use crate::session;
use crate::staff::enter::{self, Entering};
use crate::staff::pages;

/// Its own, beside the session's: it opens nothing but the next stage.
pub const COOKIE: &str = "motcua-staff-sign-in";

/// RFC 8176.
const METHODS: &str = "pwd otp mfa";

/// A sign-in that waits for its next proof, with whose it is. The member is held first, then the sign-in.
pub struct HalfDone {
    pub row: staff_sign_in::Model,
    pub member: staff_member::Model,
    pub credential: staff_credential::Model,
}

/// The reasons that every stage has.
pub trait StageReason: Reason {
    /// It took too long, was replaced, or the account was changed.
    const OVER: Self;
    /// Something else is due.
    const NOT_DUE: Self;
}

/// The sign-in of this browser, held until the transaction ends; not found if it has none.
pub async fn hold<R: StageReason>(
    app: &App,
    tx: &DatabaseTransaction,
    request: &Request,
    due: &[Stage],
) -> Result<HalfDone, FailedOr<R>> {
    let none = || Problem::new(Code::NotFound);
    let token = cookies::read(request, app, COOKIE).ok_or_else(none)?;
    let known = staff_sign_in::Entity::find_by_token_hash(sha256(token.as_bytes()))
        .one(tx)
        .await?
        .ok_or_else(none)?;
    let member = session::hold_member(tx, known.staff_id).await?;
    let row = staff_sign_in::Entity::find_by_id(known.id)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(none)?;
    let credential = staff_credential::Entity::find_by_id(known.staff_id)
        .one(tx)
        .await?;
    let expired = app.now() >= row.started_at + app.policy.sign_in_lifetime;
    let member = member.filter(|member| member.disabled_at.is_none());
    let (Some(member), Some(credential)) = (member, credential) else {
        return Err(R::OVER.into());
    };
    if expired || row.ended_at.is_some() {
        return Err(R::OVER.into());
    }
    if !due.contains(&row.stage) {
        return Err(R::NOT_DUE.into());
    }
    Ok(HalfDone {
        row,
        member,
        credential,
    })
}

/// What was due was given: on to the next stage, or in.
pub async fn pass(
    app: &App,
    tx: &DatabaseTransaction,
    half: &HalfDone,
    entering: &Entering<'_>,
) -> Result<StageAnswer, DbErr> {
    let row = &half.row;
    match half.machine(app.now()).passed(due(row.stage)) {
        StaffStep::Due(stage) => {
            let stage = stored(stage);
            let moved = staff_sign_in::ActiveModel {
                id: Set(row.id),
                stage: Set(stage),
                ..Default::default()
            };
            staff_sign_in::Entity::update(moved)
                .exec_without_returning(tx)
                .await?;
            Ok(StageAnswer::due(stage))
        }
        StaffStep::LetIn(proven) => {
            end_all(app, tx, row.staff_id).await?;
            let sealed = row.sealed_id_token.as_deref();
            let id_token = sealed
                .and_then(|sealed| app.keys.open(&place(row.id), sealed).ok())
                .and_then(|bytes| String::from_utf8(bytes).ok());
            let session = enter::Session {
                member: &half.member,
                way: row.way,
                id_token: id_token.as_deref(),
            };
            let token = enter::open(app, tx, session, proven, entering).await?;
            Ok(StageAnswer::done(app, &row.return_to, &token))
        }
    }
}

impl HalfDone {
    fn machine(&self, now: DateTime<Utc>) -> StaffSignIn {
        let row = &self.row;
        let by_password = row.way == Way::StaffPassword;
        StaffSignIn {
            door: match by_password {
                true => StaffDoor::Password,
                false => StaffDoor::Provider,
            },
            identity: Identity {
                issuer: row.issuer.clone(),
                subject: row.subject.clone(),
                level: row.level,
                methods: row.methods.clone(),
                // Of the last proof; a provider's was the one that counts.
                authenticated_at: if by_password { now } else { row.authenticated_at },
            },
            must_change: self.credential.must_change,
            enrolled: self.credential.totp_enrolled_at.is_some(),
        }
    }
}

/// Sign-ins of a member that are half done end: one of them led to a session, or the account was changed. The member is
/// held.
pub async fn end_all(app: &App, db: &impl ConnectionTrait, staff: StaffId) -> Result<(), DbErr> {
    staff_sign_in::Entity::update_many()
        .col_expr(staff_sign_in::Column::EndedAt, Expr::value(app.now()))
        .filter(staff_sign_in::Column::StaffId.eq(staff))
        .filter(staff_sign_in::Column::EndedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// Whom the portal itself vouches for, once all is proved.
pub fn identity_by_password(app: &App, staff: StaffId) -> Identity {
    Identity {
        issuer: app.settings.at(""),
        subject: staff.to_string(),
        level: 2,
        methods: Some(METHODS.to_owned()),
        authenticated_at: app.now(),
    }
}

/// Where it is to lead: the page that was asked for, the member's own first page, or the side's.
pub fn own_path(asked: Option<&str>, member: &staff_member::Model) -> Result<OwnPath, Problem> {
    let own = member.default_page.as_deref().unwrap_or(pages::HOME);
    let own = || OwnPath::parse(pages::nearest(member.role, own));
    let path = asked.and_then(OwnPath::parse).or_else(own);
    path.ok_or_else(|| Problem::new(Code::Broken))
}

pub fn place(id: StaffSignInId) -> String {
    format!("staff_sign_in.sealed_id_token:{id}")
}

pub const fn stored(stage: StaffStage) -> Stage {
    match stage {
        StaffStage::Confirm => Stage::Confirm,
        StaffStage::PasswordChange => Stage::PasswordChange,
        StaffStage::Enrol => Stage::Enrol,
        StaffStage::Totp => Stage::Totp,
    }
}

const fn due(stage: Stage) -> StaffStage {
    match stage {
        Stage::Confirm => StaffStage::Confirm,
        Stage::PasswordChange => StaffStage::PasswordChange,
        Stage::Enrol => StaffStage::Enrol,
        Stage::Totp => StaffStage::Totp,
    }
}
