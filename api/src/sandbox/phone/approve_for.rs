//! Approves with a persona's phone for those who test without one: the same steps as on a phone, in this process.

use std::sync::Arc;

use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use serde_json::{Value, json};
use validator::Validate;

use crate::app::App;
use crate::http::{Checked, FailedOr, Reason, Tag};
use crate::sandbox::personas::{PASSWORD, Persona};
use crate::sandbox::vneid::qr::{code, match_number};
use crate::sandbox::walker::Walker;

pub struct ApproveApi;

/// Any will do: this phone is used once.
const PASSCODE: &str = "246813";

#[derive(Object, Validate)]
struct Scan {
    /// A persona's key.
    #[oai(validator(max_length = 64))]
    #[validate(length(min = 1, max = 64))]
    persona: String,
    /// What the QR code says, from `payload_url` or from a picture.
    #[oai(validator(max_length = 256))]
    #[validate(length(min = 1, max = 256))]
    payload: String,
}

#[derive(Object)]
struct Approved {
    /// The service that the browser is signed in to.
    service: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ApproveRefusal {
    UnknownPersona,
    /// VNeID did not make this code.
    UnknownCode,
    /// The code is too old, was scanned or decided before, or the persona can't sign in to the app.
    NotApproved,
}

impl Reason for ApproveRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::UnknownPersona | Self::UnknownCode => StatusCode::NOT_FOUND,
            Self::NotApproved => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::UnknownPersona => (
                "Không có nhân vật nào với mã này.",
                "There is no persona with this key.",
            ),
            Self::UnknownCode => (
                "Mã QR này không phải của VNeID.",
                "VNeID did not make this QR code.",
            ),
            Self::NotApproved => (
                "Chưa xác nhận được: mã đã cũ, đã được quét hoặc đã xong, hoặc nhân vật này không đăng nhập được ứng dụng.",
                "It could not be approved: the code is too old, was scanned or decided before, or the persona can't sign in to the app.",
            ),
        }
    }
}

#[OpenApi]
impl ApproveApi {
    /// Scan and approve as a persona
    ///
    /// Signs in to the app on a phone of its own (which ends the persona's other phone), scans, picks the right number and
    /// approves. The code must still be fresh at the scan.
    #[oai(
        path = "/sandbox/phone/approve",
        method = "post",
        tag = "Tag::Sandbox",
        operation_id = "approve_as_sandbox_persona"
    )]
    async fn approve(
        &self,
        Data(app): Data<&Arc<App>>,
        Checked(scan): Checked<Scan>,
    ) -> Result<Json<Approved>, FailedOr<ApproveRefusal>> {
        let persona = Persona::named(&scan.persona).ok_or(ApproveRefusal::UnknownPersona)?;
        let (window, _) = code::read(app, &scan.payload).ok_or(ApproveRefusal::UnknownCode)?;
        let number = match_number::shown(app, window);
        let decided = walk(app, persona, &scan.payload, number).await;
        let decided = decided.ok_or(ApproveRefusal::NotApproved)?;
        let service = decided.get("service").and_then(Value::as_str).unwrap_or_default();
        Ok(Json(Approved {
            service: service.to_owned(),
        }))
    }
}

/// The code is fresh for three seconds and signing in takes less than one.
async fn walk(app: &App, persona: &Persona, payload: &str, number: u8) -> Option<Value> {
    let mut phone = Walker::new(app);
    let credentials = json!({"personal_id": persona.personal_id, "password": PASSWORD});
    phone.post("/vneid/phone/session", &credentials).await?;
    let code = phone.reads_code(persona).await?;
    phone
        .post("/vneid/phone/session/otp", &json!({ "code": code }))
        .await?;
    phone
        .put("/vneid/phone/session/passcode", &json!({ "passcode": PASSCODE }))
        .await?;
    let scan = phone
        .post("/vneid/phone/scans", &json!({ "payload": payload }))
        .await?;
    let id = scan.get("scan_id")?.as_str()?;
    phone
        .post(
            &format!("/vneid/phone/scans/{id}/approve"),
            &json!({ "number": number }),
        )
        .await
}
