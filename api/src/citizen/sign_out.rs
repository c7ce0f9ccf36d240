//! *Đăng xuất*: the portal's session ends at once, and the provider is asked to end its own, so that
//! the next sign-in asks for everything again.

use std::sync::Arc;

use entity::activity::Event;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};

use crate::app::App;
use crate::http::paths::CITIZEN_SIGNED_OUT_PAGE;
use crate::http::{Caller, Code, Failed, Problem, Tag, cookies};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::sign_out;
use crate::session::{self, SignedIn};

pub struct SignOutApi;

#[derive(Object)]
struct SignedOut {
    /// What has ended.
    ended: Vec<EndedSession>,
    /// Where the browser is to go next: the provider's `end_session` address, which ends the provider's
    /// session too and comes back; or, if the provider can't be reached, the signed-out page.
    continue_to: String,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum EndedSession {
    PortalSession,
}

#[derive(ApiResponse)]
enum SignOutAnswer {
    /// The session has ended, everywhere.
    #[oai(status = 200)]
    Ended(
        Json<SignedOut>,
        /// Takes the session's cookie away.
        #[oai(header = "Set-Cookie")]
        String,
        /// `"storage"`
        #[oai(header = "Clear-Site-Data")]
        String,
    ),
}

#[OpenApi]
impl SignOutApi {
    /// Sign out
    ///
    /// Ends the session on the server at once. The browser then goes to `continue_to`.
    #[oai(
        path = "/api/citizen/session",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "sign_citizen_out"
    )]
    async fn sign_out(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
    ) -> Result<SignOutAnswer, Failed> {
        let tx = app.db.begin().await?;
        let ended = session::end(app, &tx, current.id).await?;
        let ended = ended.ok_or_else(|| Problem::new(Code::NotSignedIn))?;
        Doing::of(&current, &caller)
            .record(app, &tx, Event::SignedOut, &ActivityDetails::none())
            .await?;
        tx.commit().await?;
        let answer = SignedOut {
            ended: vec![EndedSession::PortalSession],
            continue_to: continue_to(app, ended).await,
        };
        let cookie = cookies::expire(app, session::COOKIE);
        Ok(SignOutAnswer::Ended(
            Json(answer),
            cookie,
            "\"storage\"".to_owned(),
        ))
    }
}

/// Where the browser goes when its session has ended.
pub async fn continue_to(app: &App, ended: session::Ended) -> String {
    sign_out::continue_to(app, ended, CITIZEN_SIGNED_OUT_PAGE).await
}
