//! Where a sign-in stands.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};

use super::state::{Loaded, look};
use crate::app::App;
use crate::civil;
use crate::http::{Failed, Tag};
use crate::proof::Stage;

pub struct ShowLocalSignInApi;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct LocalSignInView {
    stage: LocalStage,
    /// While the code is due: the phone, hidden but for its last three digits.
    sent_to: Option<String>,
    /// Until when the latest code is good.
    code_expires_at: Option<DateTime<Utc>>,
    tries_left: Option<i16>,
    resends_left: Option<i16>,
    /// From when on another code may be asked for.
    resend_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
enum LocalStage {
    /// The code from the SMS is due.
    Otp,
    Done,
    /// It begins with user name and password again.
    Over,
}

#[OpenApi]
impl ShowLocalSignInApi {
    /// Where my sign-in with user name and password stands
    ///
    /// Of this browser, from the right password on; 404 if there is none.
    #[oai(
        path = "/api/citizen/sign-in/local",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "get_local_sign_in"
    )]
    async fn show(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Json<LocalSignInView>, Failed> {
        let loaded = look(app, request).await?;
        Ok(Json(LocalSignInView::of(app, &loaded)))
    }
}

impl LocalSignInView {
    pub fn of(app: &App, loaded: &Loaded) -> Self {
        let (sign_in, policy) = (&loaded.machine.sign_in, &app.policy);
        let stage = match sign_in.stage(app.now(), policy) {
            Stage::Otp => LocalStage::Otp,
            Stage::Done => LocalStage::Done,
            Stage::Password | Stage::Expired | Stage::Ended => LocalStage::Over,
        };
        let code = sign_in.code.as_ref().filter(|_| matches!(stage, LocalStage::Otp));
        Self {
            stage,
            sent_to: code.map(|_| civil::masked_phone(&loaded.row.phone)),
            code_expires_at: code.map(|code| code.expires_at(policy)),
            tries_left: code.map(|code| code.tries_left(policy)),
            resends_left: code.map(|_| sign_in.resends_left(policy)),
            resend_at: code.map(|code| code.another_at(policy)),
        }
    }
}
