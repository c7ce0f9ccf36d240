//! The code of this second, for browsers that poll and for tests.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::{Json, PlainText};
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};

use super::code;
use crate::app::App;
use crate::http::{Code, FailedOr, Problem, Reason, Tag};
use crate::person::qr_code;
use crate::sandbox::vneid::sign_in;

pub struct ShowApi;

#[derive(Object)]
struct Payload {
    /// What the picture says.
    payload: String,
    /// A phone that sends it later is refused.
    expires_at: DateTime<Utc>,
}

#[derive(ApiResponse)]
enum Picture {
    /// The picture.
    #[oai(status = 200, content_type = "image/svg+xml")]
    Svg(PlainText<String>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ShowRefusal {
    /// No window runs: none was started, it ended, or the sign-in went on.
    NoWindow,
    /// A phone has scanned: no other may.
    Scanned,
}

impl Reason for ShowRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoWindow => StatusCode::GONE,
            Self::Scanned => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NoWindow => (
                "Hiện không có mã QR nào đang hiệu lực.",
                "There is no QR code to scan at the moment.",
            ),
            Self::Scanned => (
                "Mã QR đã được một điện thoại quét.",
                "The QR code has been scanned by a phone.",
            ),
        }
    }
}

type Refused = FailedOr<ShowRefusal>;

#[OpenApi]
impl ShowApi {
    /// The QR code of this second, as text
    ///
    /// Only for the browser that started the sign-in.
    #[oai(
        path = "/vneid/api/sign-in/qr/payload",
        method = "get",
        tag = "Tag::SandboxSignIn",
        operation_id = "get_vneid_qr_payload"
    )]
    async fn payload(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Json<Payload>, Refused> {
        Ok(Json(current(app, request).await?))
    }

    /// The QR code of this second, as a picture
    ///
    /// Only for the browser that started the sign-in.
    #[oai(
        path = "/vneid/api/sign-in/qr/svg",
        method = "get",
        tag = "Tag::SandboxSignIn",
        operation_id = "get_vneid_qr_svg"
    )]
    async fn svg(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Picture, Refused> {
        let code = current(app, request).await?;
        let drawn = qr_code::svg(&code.payload).map_err(|error| {
            tracing::error!(%error, "a QR code can't be drawn");
            Problem::new(Code::Broken)
        })?;
        Ok(Picture::Svg(PlainText(drawn)))
    }
}

async fn current(app: &App, request: &Request) -> Result<Payload, Refused> {
    let loaded = sign_in::look(app, request).await?;
    let now = app.now();
    let live = loaded.machine.live_qr(now, &app.policy);
    let (Some(window), Some(row)) = (live, &loaded.window) else {
        return Err(ShowRefusal::NoWindow.into());
    };
    if window.scan.is_some() {
        return Err(ShowRefusal::Scanned.into());
    }
    let second = window.second(now);
    Ok(Payload {
        payload: code::payload(app, row.id, second),
        expires_at: window.code_expires_at(second, &app.policy),
    })
}
