//! Guards of the staff's side: a handler that takes one is reached by those alone whom it lets pass.

use entity::staff_member::Role;
use poem::{Request, RequestBody};
use poem_openapi::registry::Registry;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::find::note_use;
use super::gate::{Gate, look_at_record};
use super::guard::{BEARER_SCHEME, refusal, register, token};
use super::staff::{StaffCurrent, find_staff};
use crate::app::App;
use crate::http::{Code, Problem, app_of};

/// A member of the staff, even one whose record lacks what is required after the deadline: for the form, help and
/// sign-out.
pub struct UnfinishedAllowed(pub StaffCurrent);

/// A member of the staff.
pub struct Staff(pub StaffCurrent);

/// A manager of a unit, or an administrator. For whose records, `Scope` says.
pub struct Manager(pub StaffCurrent);

pub struct Administrator(pub StaffCurrent);

/// A member of the staff, if there is one. Looking at the session is no activity.
pub struct MaybeStaff(pub Option<StaffCurrent>);

const COOKIE_SCHEME: &str = "StaffSessionCookie";

/// Whom a guard lets pass, of those who are signed in.
trait Admits {
    /// Whether the record must be in order.
    const FINISHED: bool;
    fn admits(role: Role) -> bool;
}

impl Admits for UnfinishedAllowed {
    const FINISHED: bool = false;
    fn admits(_: Role) -> bool {
        true
    }
}

impl Admits for Staff {
    const FINISHED: bool = true;
    fn admits(_: Role) -> bool {
        true
    }
}

impl Admits for Manager {
    const FINISHED: bool = true;
    fn admits(role: Role) -> bool {
        matches!(role, Role::Manager | Role::Administrator)
    }
}

impl Admits for Administrator {
    const FINISHED: bool = true;
    fn admits(role: Role) -> bool {
        role == Role::Administrator
    }
}

async fn admit<G: Admits>(request: &Request) -> poem::Result<StaffCurrent> {
    let app = app_of(request)?;
    let mut current = current(request, app)
        .await?
        .ok_or_else(|| refusal(Problem::new(Code::NotSignedIn)))?;
    if !G::admits(current.role) {
        return Err(refusal(Problem::new(Code::Forbidden)));
    }
    pass::<G>(app, &mut current).await.map_err(refusal)?;
    Ok(current)
}

async fn pass<G: Admits>(app: &App, current: &mut StaffCurrent) -> Result<(), Problem> {
    if current.life.is_use_worth_writing(app.now(), &app.policy) {
        note_use(app, current.id, &mut current.life).await?;
    }
    if !G::FINISHED {
        return Ok(());
    }
    let standing = look_at_record(app, app.db.read(), current.staff).await?;
    match standing.map(|standing| standing.gate) {
        Some(Gate::Open | Gate::Due { .. }) => Ok(()),
        Some(Gate::Shut { .. }) => Err(Problem::new(Code::RecordIncomplete)),
        None => Err(Problem::new(Code::NotSignedIn)),
    }
}

async fn current(request: &Request, app: &App) -> poem::Result<Option<StaffCurrent>> {
    match token(request, app, super::STAFF_COOKIE) {
        Some(token) => find_staff(app, &token)
            .await
            .map_err(|error| refusal(Problem::from_db(&error))),
        None => Ok(None),
    }
}

macro_rules! guards {
    ($($name:ident),+) => {$(
        impl<'a> ApiExtractor<'a> for $name {
            const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];

            type ParamType = ();
            type ParamRawType = ();

            fn register(registry: &mut Registry) {
                register(registry, COOKIE_SCHEME, super::STAFF_COOKIE);
            }

            fn security_schemes() -> Vec<&'static str> {
                vec![COOKIE_SCHEME, BEARER_SCHEME]
            }

            async fn from_request(
                request: &'a Request,
                _: &mut RequestBody,
                _: ExtractParamOptions<()>,
            ) -> poem::Result<Self> {
                Ok(Self(admit::<Self>(request).await?))
            }
        }
    )+};
}

guards!(UnfinishedAllowed, Staff, Manager, Administrator);

impl<'a> ApiExtractor<'a> for MaybeStaff {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::PoemExtractor];

    type ParamType = ();
    type ParamRawType = ();

    async fn from_request(
        request: &'a Request,
        _: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        Ok(Self(current(request, app_of(request)?).await?))
    }
}
