//! Another role.

use std::sync::Arc;

use entity::StaffId;
use entity::activity::Event;
use entity::staff_member::{self, Role};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::Set;
use uuid::Uuid;
use validator::Validate;

use super::change::{MemberChangeAnswer, Seen, hold_seen, write, write_down};
use super::last_administrator::{self, OWN_ACCOUNT, is_last};
use crate::app::App;
use crate::audit::Action;
use crate::http::{Caller, Checked, FailedOr, Reason, Tag, Tags};
use crate::session::{self, Administrator, RecentlyProven, StaffRole};
use crate::staff::administering::Administering;
use crate::staff::sign_in;
use crate::staff::units::IF_MATCH_REQUIRED;

pub struct MemberRoleApi;

#[derive(Object, Validate)]
#[oai(rename = "StaffMemberRole", deny_unknown_fields)]
struct NewRole {
    role: StaffRole,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffMemberRoleRefusal", rename_all = "snake_case")]
pub enum RoleRefusal {
    /// `If-Match` is missing: without it two administrators could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
    /// Nobody changes their own role.
    OwnAccount,
    /// No other administrator can sign in.
    LastAdministrator,
}

impl Reason for RoleRefusal {
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

type Refused = FailedOr<RoleRefusal>;

#[OpenApi]
impl MemberRoleApi {
    /// Give a member another role
    ///
    /// All sessions of the member end. It wants an administrator who proved within the last ten minutes who they are;
    /// otherwise the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/members/:id/role",
        method = "put",
        tag = "Tag::Administration",
        operation_id = "set_staff_member_role"
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
        Checked(given): Checked<NewRole>,
    ) -> Result<MemberChangeAnswer, Refused> {
        let seen = Tags::strong(&if_match.0.ok_or(RoleRefusal::IfMatchRequired)?);
        RecentlyProven::of(app, &current)?;
        let (staff, role) = (StaffId(id.0), given.role.into());
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        put(by, (staff, role), &seen).await
    }
}

async fn put(
    by: Administering<'_>,
    (staff, role): (StaffId, Role),
    seen: &Tags,
) -> Result<MemberChangeAnswer, Refused> {
    if staff == by.current.staff {
        return Err(RoleRefusal::OwnAccount.into());
    }
    let tx = by.begin().await?;
    let member = match hold_seen(&tx, staff, seen).await? {
        Seen::AsItIs(member) => member,
        Seen::Otherwise(member) => return Ok(MemberChangeAnswer::meanwhile(by.app, &tx, &member).await?),
    };
    if member.role != role {
        if is_last(&tx, &member).await? {
            return Err(RoleRefusal::LastAdministrator.into());
        }
        let changed = staff_member::ActiveModel {
            role: Set(role),
            ..Default::default()
        };
        write(&tx, &member, changed).await?;
        // How long a session lasts follows from the role.
        session::end_all(by.app, &tx, staff, None).await?;
        sign_in::end_all(by.app, &tx, staff).await?;
        let what = (Event::RoleChanged, Action::MemberRoleChanged);
        write_down(by, &tx, &member, what).await?;
    }
    let answer = MemberChangeAnswer::changed(by.app, &tx, staff).await?;
    tx.commit().await?;
    Ok(answer)
}
