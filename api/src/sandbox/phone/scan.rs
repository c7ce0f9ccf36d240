//! The phone reads a code, or its owner types the short one.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::sandbox_qr_window;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::device::{self, Device};
use super::recognise::{Found, Read, recognise};
use crate::app::App;
use crate::civil;
use crate::http::{
    Caller, Checked, Device as Browser, FailedOr, Language, Problem, Reason, Tag, field_error,
};
use crate::proof::ScanVerdict;
use crate::sandbox::oidc;
use crate::sandbox::vneid::qr::match_number;
use crate::sandbox::vneid::sign_in::{self, Loaded};

pub struct ScanApi;

/// What was scanned, or what was typed; what was scanned goes before.
#[derive(Object, Validate)]
struct Scanned {
    /// What the QR code says.
    #[oai(validator(max_length = 256))]
    #[validate(length(min = 1, max = 256))]
    payload: Option<String>,
    /// The nine digits under it; spaces and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_short_code))]
    short_code: Option<String>,
}

fn is_short_code(typed: &str) -> Result<(), ValidationError> {
    let digits = civil::digits(typed).filter(|digits| digits.len() == 9);
    digits.map(drop).ok_or_else(|| ValidationError::new("short_code"))
}

impl Scanned {
    fn read(&self) -> Result<Read<'_>, Problem> {
        let payload = self.payload.as_deref().map(Read::Payload);
        let read = payload.or_else(|| self.short_code.as_deref().map(Read::ShortCode));
        read.ok_or_else(|| Problem::invalid_fields(vec![field_error("short_code", "required")]))
    }
}

/// Who asks the phone's owner to approve, and the numbers to pick from.
#[derive(Object)]
pub struct ScanView {
    scan_id: Uuid,
    /// The service that the browser is being signed in to.
    service: String,
    /// The browser, as it describes itself.
    browser: String,
    /// Its IP address.
    address: String,
    /// When it asked for the code.
    asked_at: DateTime<Utc>,
    /// One of them is the number that the browser shows.
    choices: Vec<u8>,
    /// The decision must come before then.
    decide_before: DateTime<Utc>,
    /// The server's time.
    now: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ScanRefusal {
    /// Nobody is signed in to the app on this phone, or it is locked.
    AppLocked,
    /// No browser shows this code, or VNeID did not make it.
    UnknownCode,
    /// It is genuine, and too old: the newest one counts.
    CodeExpired,
    /// Another phone was first.
    ScannedByAnother,
    /// The sign-in went on, was decided or is over.
    SignInOver,
}

impl Reason for ScanRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::AppLocked => StatusCode::FORBIDDEN,
            Self::UnknownCode => StatusCode::NOT_FOUND,
            Self::CodeExpired => StatusCode::GONE,
            Self::ScannedByAnother | Self::SignInOver => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::AppLocked => (
                "Ứng dụng đang khóa. Vui lòng mở khóa rồi quét lại.",
                "The app is locked. Please open it and scan again.",
            ),
            Self::UnknownCode => (
                "Không có trình duyệt nào đang hiển thị mã này. Vui lòng kiểm tra lại.",
                "No browser shows this code. Please check it.",
            ),
            Self::CodeExpired => (
                "Mã đã cũ. Vui lòng quét mã đang hiển thị trên màn hình.",
                "The code is too old. Please scan the one that is on the screen now.",
            ),
            Self::ScannedByAnother => (
                "Mã này đã được quét bằng một điện thoại khác. Nếu đó không phải là ông/bà, hãy hủy đăng nhập trên trình duyệt.",
                "This code was scanned by another phone. If that was not you, stop the sign-in in the browser.",
            ),
            Self::SignInOver => (
                "Lượt đăng nhập này đã kết thúc. Vui lòng bắt đầu lại trên trình duyệt.",
                "This sign-in is over. Please start again in the browser.",
            ),
        }
    }
}

type Refused = FailedOr<ScanRefusal>;

#[OpenApi]
impl ScanApi {
    /// Scan a code
    ///
    /// Ties the code's sign-in to this phone: no other can scan it then. Scanning it again answers the same.
    #[oai(
        path = "/vneid/phone/scans",
        method = "post",
        tag = "Tag::SandboxPhone",
        operation_id = "scan_vneid_code"
    )]
    async fn scan(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(scanned): Checked<Scanned>,
    ) -> Result<Json<ScanView>, Refused> {
        let read = scanned.read()?;
        let device = device::look(app, request).await?;
        let device = device
            .filter(|device| device.is_open(app))
            .ok_or(ScanRefusal::AppLocked)?;
        let found = match recognise(app, &device, &caller, &read).await? {
            Found::Window(window) => window,
            Found::Old => return Err(ScanRefusal::CodeExpired.into()),
            Found::Unknown => return Err(ScanRefusal::UnknownCode.into()),
        };
        let tx = app.db.begin().await?;
        let mut loaded = sign_in::hold_one(&tx, found.sign_in_id)
            .await?
            .ok_or(ScanRefusal::SignInOver)?;
        let verdict = verdict(app, &mut loaded, &found, &device);
        match verdict {
            ScanVerdict::Bound => loaded.save(app, &tx).await?,
            ScanVerdict::TakenByAnother => remember_other_phone(app, &tx, &found).await?,
            ScanVerdict::Again | ScanVerdict::WindowOver | ScanVerdict::NotNow(_) => {}
        }
        tx.commit().await?;
        if matches!(verdict, ScanVerdict::Bound | ScanVerdict::TakenByAnother) {
            loaded.ring(app).await;
        }
        match verdict {
            ScanVerdict::Bound | ScanVerdict::Again => Ok(Json(ScanView::of(app, &loaded, &found))),
            ScanVerdict::TakenByAnother => Err(ScanRefusal::ScannedByAnother.into()),
            ScanVerdict::WindowOver => Err(ScanRefusal::CodeExpired.into()),
            ScanVerdict::NotNow(_) => Err(ScanRefusal::SignInOver.into()),
        }
    }
}

/// A window that was followed by another can no longer be scanned.
fn verdict(app: &App, loaded: &mut Loaded, found: &sandbox_qr_window::Model, device: &Device) -> ScanVerdict {
    let now = app.now();
    let newest = loaded.window.as_ref().map(|window| window.id);
    match newest {
        Some(newest) if newest != found.id => ScanVerdict::WindowOver,
        _ => loaded.machine.scan(device.row.id.0, now, &app.policy),
    }
}

/// The browser's owner is told as well.
async fn remember_other_phone(
    app: &App,
    db: &impl ConnectionTrait,
    window: &sandbox_qr_window::Model,
) -> Result<(), DbErr> {
    sandbox_qr_window::Entity::update_many()
        .col_expr(sandbox_qr_window::Column::OtherPhoneAt, Expr::value(app.now()))
        .filter(sandbox_qr_window::Column::Id.eq(window.id))
        .filter(sandbox_qr_window::Column::OtherPhoneAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

impl ScanView {
    fn of(app: &App, loaded: &Loaded, window: &sandbox_qr_window::Model) -> Self {
        let ends_at = loaded
            .machine
            .qr
            .as_ref()
            .map_or(window.ends_at, |machine| machine.ends_at);
        Self {
            scan_id: window.id.0,
            service: oidc::service(&loaded.row),
            browser: Browser::of(&window.user_agent).in_words(Language::current()),
            address: window.address.clone(),
            asked_at: window.started_at,
            choices: match_number::choices(app, window.id).to_vec(),
            decide_before: ends_at,
            now: app.now(),
        }
    }
}
