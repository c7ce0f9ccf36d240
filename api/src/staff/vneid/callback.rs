//! Back from the provider.

use std::sync::Arc;

use entity::activity::Event;
use entity::authorization_attempt::Errand;
use entity::citizen_field::FieldName;
use entity::session::Way;
use entity::{StaffId, staff_credential, staff_link, staff_member};
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::sign_in_page;
use crate::app::App;
use crate::http::paths::STAFF_CALLBACK;
use crate::http::{Caller, Failed, OwnPath, Redirect, Tag, cookies};
use crate::person::activity::ActivityDetails;
use crate::person::attempt::{self, Attempt};
use crate::person::{TripProblem, trip};
use crate::proof::{StaffDoor, StaffSignIn, StaffStage, StaffStep};
use crate::provider::{self, Authenticated};
use crate::session;
use crate::staff::enter::Entering;
use crate::staff::sign_in::{self, Beginning, Begun};

/// Less than this says too little of who someone is.
const LEVEL: i16 = 2;

pub struct StaffCallbackApi;

#[OpenApi]
impl StaffCallbackApi {
    /// Come back from VNeID
    ///
    /// For a browser to be sent to by the provider. An identity that is linked is signed in and goes to where it wanted. The
    /// first time someone with a member's number comes, the browser goes to the staff's sign-in page with `stage=confirm`
    /// (the staff password is due, once). Otherwise it goes there with `problem` = `expired`, `unknown`, `cancelled`,
    /// `provider_unavailable`, `provider_refused`, `identity_rejected`, `level_too_low`, `not_staff` or `account_disabled`.
    #[oai(
        path = "/api/staff/sign-in/callback",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "end_staff_vneid_sign_in"
    )]
    async fn callback(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        /// The authorization code.
        #[oai(name = "code")]
        _code: Query<Option<String>>,
        /// What the sign-in was begun with.
        #[oai(name = "state")]
        _state: Query<Option<String>>,
        /// The provider's issuer identifier (RFC 9207).
        #[oai(name = "iss")]
        _iss: Query<Option<String>>,
        /// Why the provider refuses.
        #[oai(name = "error")]
        _error: Query<Option<String>>,
    ) -> Result<Redirect, Failed> {
        let caller = Caller::of(request, app);
        let query = provider::Query::parse(request.uri().query().unwrap_or_default());
        let known = query.as_ref().and_then(|query| Some((query, query.state()?)));
        let Some((query, state)) = known else {
            return Ok(sign_in_page::with_problem(TripProblem::Unknown, None));
        };
        let attempt = attempt::find(request, app, state).await?;
        let Some(attempt) = attempt.filter(|attempt| attempt.errand == Some(Errand::Staff)) else {
            return Ok(sign_in_page::with_problem(TripProblem::Unknown, None));
        };
        let return_to = OwnPath::parse(&attempt.return_to);
        let arrived = arrive(app, request, &caller, &attempt, (query, state)).await?;
        Ok(match arrived {
            Ok(begun) => go(app, begun, return_to.as_ref()),
            Err(problem) => sign_in_page::with_problem(problem, return_to.as_ref()),
        })
    }
}

fn go(app: &App, begun: Begun, return_to: Option<&OwnPath>) -> Redirect {
    match begun {
        Begun::Due(stage, cookie) => sign_in_page::at_stage(stage, return_to).with_cookie(cookie),
        Begun::In(token) => Redirect::to(return_to.map_or("/", OwnPath::as_str)).with_cookie(cookies::set(
            app,
            session::STAFF_COOKIE,
            &token,
        )),
    }
}

type Arrived = Result<Begun, TripProblem>;

async fn arrive(
    app: &App,
    request: &Request,
    caller: &Caller,
    attempt: &Attempt,
    (query, state): (&provider::Query, &str),
) -> Result<Arrived, DbErr> {
    if !attempt::consume(app, attempt.id, None).await? {
        return Ok(Err(TripProblem::Expired));
    }
    let authenticated = match trip::authenticate(app, attempt, query, state, STAFF_CALLBACK).await {
        Ok(authenticated) => authenticated,
        Err(problem) => return Ok(Err(problem)),
    };
    if authenticated.proven.identity().level < LEVEL {
        return Ok(Err(TripProblem::LevelTooLow));
    }
    let entering = Entering::of(app, request, caller).await?;
    enter(app, authenticated, attempt, &entering).await
}

async fn enter(
    app: &App,
    authenticated: Authenticated,
    attempt: &Attempt,
    entering: &Entering<'_>,
) -> Result<Arrived, DbErr> {
    let tx = app.db.begin().await?;
    let Some((staff, linked)) = whose(&tx, &authenticated).await? else {
        return Ok(Err(TripProblem::NotStaff));
    };
    let member = session::hold_member(&tx, staff).await?;
    let credential = staff_credential::Entity::find_by_id(staff).one(&tx).await?;
    let (Some(member), Some(credential)) = (member, credential) else {
        return Ok(Err(TripProblem::NotStaff));
    };
    if member.disabled_at.is_some() {
        let details = ActivityDetails::problem(TripProblem::AccountDisabled.code());
        entering
            .doing(member.id, None)
            .record(app, &tx, Event::SignInRefused, &details)
            .await?;
        tx.commit().await?;
        return Ok(Err(TripProblem::AccountDisabled));
    }
    let Authenticated { proven, id_token, .. } = authenticated;
    let identity = proven.into_identity();
    let machine = StaffSignIn {
        door: StaffDoor::Provider,
        identity: identity.clone(),
        must_change: credential.must_change,
        enrolled: credential.totp_enrolled_at.is_some(),
    };
    let step = match linked {
        true => machine.begun(),
        false => StaffStep::Due(StaffStage::Confirm),
    };
    let Some(return_to) = OwnPath::parse(&attempt.return_to) else {
        return Ok(Err(TripProblem::Unknown));
    };
    let beginning = Beginning {
        member: &member,
        way: Way::Vneid,
        identity,
        id_token: Some(&id_token),
        return_to,
    };
    let begun = sign_in::begin(app, &tx, beginning, step, entering).await?;
    tx.commit().await?;
    Ok(Ok(begun))
}

/// The member whose identity it is, and whether it is linked; otherwise the one member with the verified number.
async fn whose(
    db: &impl ConnectionTrait,
    authenticated: &Authenticated,
) -> Result<Option<(StaffId, bool)>, DbErr> {
    let identity = authenticated.proven.identity();
    let link = staff_link::Entity::of_identity(&identity.issuer, &identity.subject)
        .one(db)
        .await?;
    if let Some(link) = link {
        return Ok(Some((link.staff_id, true)));
    }
    let Some(number) = authenticated.fields.get(&FieldName::PersonalId) else {
        return Ok(None);
    };
    let with_number = staff_member::Entity::of_number(number)
        .filter(staff_member::Column::DisabledAt.is_null())
        .all(db)
        .await?;
    // A number that two records have is nobody's.
    match with_number.as_slice() {
        [member] => Ok(Some((member.id, false))),
        _ => Ok(None),
    }
}
