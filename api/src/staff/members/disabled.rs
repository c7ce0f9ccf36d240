//! *Khóa, mở khóa tài khoản*.

use std::sync::Arc;

use entity::StaffId;
use entity::activity::Event;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::{Enum, Object, OpenApi};
use uuid::Uuid;
use validator::Validate;

use super::change::{MemberChangeAnswer, Seen, hold_seen, write, write_down};
use super::last_administrator::{self, OWN_ACCOUNT, is_last};
use crate::app::App;
use crate::audit::Action;
use crate::http::{Caller, Checked, FailedOr, Reason, Tag, Tags};
use crate::session::{Administrator, RecentlyProven};
use crate::staff::administering::Administering;
use crate::staff::disable::{let_in_again, shut_out};
use crate::staff::units::IF_MATCH_REQUIRED;

pub struct MemberDisabledApi;

#[derive(Object, Validate)]
#[oai(rename = "StaffMemberDisabled", deny_unknown_fields)]
struct Wanted {
    disabled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffMemberDisabledRefusal", rename_all = "snake_case")]
pub enum DisabledRefusal {
    /// `If-Match` is missing: without it two administrators could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
    /// Nobody disables themselves.
    OwnAccount,
    /// No other administrator can sign in.
    LastAdministrator,
}

impl Reason for DisabledRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::IfMatchRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::OwnAccount | Self::LastAdministrator => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::IfMatchRequired => IF_MATCH_REQUIRED,
            Self::OwnAccount => OWN_ACCOUNT,
            Self::LastAdministrator => last_administrator::TEXT,
        }
    }
}

type Refused = FailedOr<DisabledRefusal>;

#[OpenApi]
impl MemberDisabledApi {
    /// Disable a member's account, or enable it again
    ///
    /// With the next request no session of theirs lives, no sign-in goes on, and a code that was handed over opens nothing.
    /// Enabled again, the password of before opens the sign-in. It wants an administrator who proved within the last ten
    /// minutes who they are; otherwise the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/members/:id/disabled",
        method = "put",
        tag = "Tag::Administration",
        operation_id = "set_staff_member_disabled"
    )]
    async fn put(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        /// The `ETag` of the member that was seen, or `*` for whatever there is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        Checked(given): Checked<Wanted>,
    ) -> Result<MemberChangeAnswer, Refused> {
        let seen = Tags::strong(&if_match.0.ok_or(DisabledRefusal::IfMatchRequired)?);
        RecentlyProven::of(app, &current)?;
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        put(by, (StaffId(id.0), given.disabled), &seen).await
    }
}

async fn put(
    by: Administering<'_>,
    (staff, disabled): (StaffId, bool),
    seen: &Tags,
) -> Result<MemberChangeAnswer, Refused> {
    if staff == by.current.staff {
        return Err(DisabledRefusal::OwnAccount.into());
    }
    let tx = by.begin().await?;
    let member = match hold_seen(&tx, staff, seen).await? {
        Seen::AsItIs(member) => member,
        Seen::Otherwise(member) => return Ok(MemberChangeAnswer::meanwhile(by.app, &tx, &member).await?),
    };
    if member.disabled_at.is_some() != disabled {
        if disabled && is_last(&tx, &member).await? {
            return Err(DisabledRefusal::LastAdministrator.into());
        }
        let (changed, what) = match disabled {
            true => (
                shut_out(by.app, &tx, staff).await?,
                (Event::AccountDisabled, Action::MemberDisabled),
            ),
            false => (let_in_again(), (Event::AccountEnabled, Action::MemberEnabled)),
        };
        write(&tx, &member, changed).await?;
        write_down(by, &tx, &member, what).await?;
    }
    let answer = MemberChangeAnswer::changed(by.app, &tx, staff).await?;
    tx.commit().await?;
    Ok(answer)
}
