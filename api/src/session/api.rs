//! The session as its holder sees it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use uuid::Uuid;

use super::find::{ActingFor, Current, write_use};
use super::staff_view::StaffSummary;
use super::{Holder, MaybeSignedIn, MaybeStaff, SignedIn};
use crate::app::App;
use crate::http::{Failed, Tag};

pub struct SessionApi;

/// Who is signed in, and for how long.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct SessionState {
    /// Absent if nobody is signed in.
    citizen: Option<CitizenSummary>,
    /// The member of the staff who is signed in, if any. Both may be, in one browser, and neither is the other.
    staff: Option<StaffSummary>,
    /// The server's time.
    now: DateTime<Utc>,
    /// When the session ends whatever happens.
    expires_at: Option<DateTime<Utc>>,
    /// When it ends if nothing more happens.
    idle_expires_at: Option<DateTime<Utc>>,
    /// Whether others use the same computer, so that it ends sooner.
    shared_computer: Option<bool>,
    /// Until when the person counts as having just proved who they are; afterwards some operations answer 401 with
    /// `reauthenticate`.
    proven_until: Option<DateTime<Utc>>,
    /// The business that the person acts for in this session; absent while they act for themselves.
    acting_for: Option<ActingForBusiness>,
    /// Whether a business is linked, so that the person may switch to acting for it. Absent if nobody is signed in.
    has_businesses: Option<bool>,
}

#[derive(Object)]
struct ActingForBusiness {
    id: Uuid,
    name: String,
    tax_code: String,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct CitizenSummary {
    id: Uuid,
    full_name: String,
    /// Whether the person is identified as well as by the card itself (level 2).
    verified: bool,
    /// Assurance level of this sign-in.
    #[oai(validator(minimum(value = "1"), maximum(value = "2")))]
    level: i16,
    /// The tag of the picture: another one with every picture, absent without one.
    avatar: Option<String>,
}

#[OpenApi]
impl SessionApi {
    /// The current session
    ///
    /// Who is signed in, if anyone. Always 200. Asking does not keep the session alive.
    #[oai(
        path = "/api/session",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "get_session"
    )]
    async fn get_session(
        &self,
        Data(app): Data<&Arc<App>>,
        MaybeSignedIn(current): MaybeSignedIn,
        MaybeStaff(staff): MaybeStaff,
    ) -> Result<Json<SessionState>, Failed> {
        let staff = StaffSummary::of(app, staff).await?;
        let state = SessionState::of(app, current);
        Ok(Json(SessionState { staff, ..state }))
    }

    /// Keep the session alive
    ///
    /// Counts as activity: the session's idle time begins anew.
    #[oai(
        path = "/api/session/extend",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "extend_session"
    )]
    async fn extend_session(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(mut current): SignedIn,
    ) -> Result<Json<SessionState>, Failed> {
        write_use(app, current.id, &mut current.life).await?;
        Ok(Json(SessionState::of(app, Some(current))))
    }
}

impl SessionState {
    fn of(app: &App, current: Option<Current>) -> Self {
        let life = current.as_ref().map(|current| current.life);
        Self {
            staff: None,
            now: app.now(),
            expires_at: life.map(|life| life.expires_at(&app.policy)),
            idle_expires_at: life.map(|life| life.idle_expires_at(&app.policy)),
            shared_computer: life.map(|life| life.shared_computer()),
            proven_until: current.as_ref().map(|current| current.proven_until(&app.policy)),
            has_businesses: current.as_ref().map(|current| current.has_businesses),
            acting_for: current
                .as_ref()
                .and_then(|current| current.acting_for.clone())
                .map(ActingForBusiness::from),
            citizen: current.map(CitizenSummary::from),
        }
    }
}

impl From<Current> for CitizenSummary {
    fn from(current: Current) -> Self {
        let Current {
            citizen,
            full_name,
            level,
            avatar,
            ..
        } = current;
        Self {
            id: citizen.0,
            full_name,
            verified: level >= 2,
            level,
            avatar,
        }
    }
}

impl From<ActingFor> for ActingForBusiness {
    fn from(business: ActingFor) -> Self {
        let ActingFor { id, name, tax_code } = business;
        Self {
            id: id.0,
            name,
            tax_code,
        }
    }
}
