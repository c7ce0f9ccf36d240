//! The phone's owner decides.

use std::sync::Arc;

use entity::{QrWindowId, sandbox_qr_window};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;
use validator::Validate;

use super::device::{self, Device};
use crate::app::App;
use crate::http::{Checked, Code, FailedOr, Problem, Reason, Tag};
use crate::proof::{Decision, Stage};
use crate::sandbox::oidc;
use crate::sandbox::vneid::VNEID;
use crate::sandbox::vneid::qr::match_number;
use crate::sandbox::vneid::sign_in::{self, Loaded};

pub struct DecideApi;

#[derive(Object, Validate)]
struct Picked {
    /// The number that the browser shows.
    #[oai(validator(minimum(value = "10"), maximum(value = "99")))]
    #[validate(range(min = 10, max = 99))]
    number: i32,
}

/// What came of it.
#[derive(Object)]
struct Decided {
    outcome: Outcome,
    /// The service that the browser is signed in to, or not.
    service: String,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum Outcome {
    Approved,
    Declined,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum DecisionRefusal {
    /// Nobody is signed in to the app on this phone, or it is locked.
    AppLocked,
    /// The browser shows another number: the sign-in is over.
    WrongNumber,
    /// The time to decide is over.
    WindowOver,
    /// The browser's owner said that this phone is not theirs, or went on without it.
    RefusedByBrowser,
    /// It was approved before.
    AlreadyApproved,
    /// It was declined before, or the sign-in is over.
    SignInOver,
}

impl Reason for DecisionRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::AppLocked | Self::WrongNumber => StatusCode::FORBIDDEN,
            Self::WindowOver => StatusCode::GONE,
            Self::RefusedByBrowser | Self::AlreadyApproved | Self::SignInOver => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::AppLocked => (
                "Ứng dụng đang khóa. Vui lòng mở khóa rồi thử lại.",
                "The app is locked. Please open it and try again.",
            ),
            Self::WrongNumber => (
                "Số đã chọn không phải số trên trình duyệt. Vì an toàn, lượt đăng nhập này đã bị hủy.",
                "The number is not the one in the browser. To be safe, this sign-in was stopped.",
            ),
            Self::WindowOver => (
                "Đã hết thời gian xác nhận. Vui lòng quét mã mới trên trình duyệt.",
                "The time to decide is over. Please scan the new code in the browser.",
            ),
            Self::RefusedByBrowser => (
                "Người ở trình duyệt đã từ chối điện thoại này hoặc đã đăng nhập theo cách khác.",
                "The person at the browser refused this phone, or went on in another way.",
            ),
            Self::AlreadyApproved => (
                "Lượt đăng nhập này đã được xác nhận.",
                "This sign-in was approved before.",
            ),
            Self::SignInOver => ("Lượt đăng nhập này đã kết thúc.", "This sign-in is over."),
        }
    }
}

type Refused = FailedOr<DecisionRefusal>;

#[OpenApi]
impl DecideApi {
    /// Approve
    ///
    /// With the number that the browser shows. The browser that started the sign-in goes on by itself; a wrong number ends
    /// the sign-in for good.
    #[oai(
        path = "/vneid/phone/scans/:id/approve",
        method = "post",
        tag = "Tag::SandboxPhone",
        operation_id = "approve_vneid_scan"
    )]
    async fn approve(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        /// `scan_id` of the scan.
        id: Path<Uuid>,
        Checked(picked): Checked<Picked>,
    ) -> Result<Json<Decided>, Refused> {
        let window = QrWindowId(id.0);
        let right = picked.number == i32::from(match_number::shown(app, window));
        decide(app, request, window, Choice::Approve { right }).await
    }

    /// Decline
    ///
    /// The sign-in is over, and the browser is told.
    #[oai(
        path = "/vneid/phone/scans/:id/decline",
        method = "post",
        tag = "Tag::SandboxPhone",
        operation_id = "decline_vneid_scan"
    )]
    async fn decline(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        /// `scan_id` of the scan.
        id: Path<Uuid>,
    ) -> Result<Json<Decided>, Refused> {
        decide(app, request, QrWindowId(id.0), Choice::Decline).await
    }
}

#[derive(Clone, Copy)]
enum Choice {
    Approve { right: bool },
    Decline,
}

async fn decide(
    app: &App,
    request: &Request,
    id: QrWindowId,
    choice: Choice,
) -> Result<Json<Decided>, Refused> {
    let tx = app.db.begin().await?;
    let device = device::hold(app, &tx, request).await?;
    let device = device
        .filter(|device| device.is_open(app))
        .ok_or(DecisionRefusal::AppLocked)?;
    let mut loaded = scanned_by(&tx, id, &device).await?;
    let decision = judge(app, &mut loaded, id, &device, choice);
    if decision == Decision::Approved {
        loaded.row.account_id = Some(device.account.id);
        oidc::complete(app, &tx, &VNEID, &loaded.row, &device.account).await?;
    }
    if decision.changes_something() {
        loaded.save(app, &tx).await?;
    }
    tx.commit().await?;
    if decision.changes_something() {
        loaded.ring(app).await;
    }
    let outcome = outcome(decision)?;
    let service = oidc::service(&loaded.row);
    Ok(Json(Decided { outcome, service }))
}

/// The sign-in whose code this phone scanned, held.
async fn scanned_by(tx: &DatabaseTransaction, id: QrWindowId, device: &Device) -> Result<Loaded, Refused> {
    let window = sandbox_qr_window::Entity::find_by_id(id).one(tx).await?;
    let own = window.filter(|window| window.phone_id == Some(device.row.id));
    let loaded = match own {
        Some(window) => sign_in::hold_one(tx, window.sign_in_id).await?,
        None => None,
    };
    loaded.ok_or_else(|| Problem::new(Code::NotFound).into())
}

/// A window that was followed by another can no longer be decided about.
fn judge(app: &App, loaded: &mut Loaded, id: QrWindowId, device: &Device, choice: Choice) -> Decision {
    let (phone, now, policy) = (device.row.id.0, app.now(), &app.policy);
    if loaded.window.as_ref().is_some_and(|newest| newest.id != id) {
        return Decision::WindowOver;
    }
    match choice {
        Choice::Approve { right } => loaded.machine.approve(phone, right, now, policy),
        Choice::Decline => loaded.machine.decline(phone, now, policy),
    }
}

fn outcome(decision: Decision) -> Result<Outcome, DecisionRefusal> {
    match decision {
        Decision::Approved => Ok(Outcome::Approved),
        Decision::Declined => Ok(Outcome::Declined),
        Decision::WrongNumber => Err(DecisionRefusal::WrongNumber),
        Decision::WindowOver => Err(DecisionRefusal::WindowOver),
        Decision::Closed | Decision::PhoneRefused | Decision::NotYours => {
            Err(DecisionRefusal::RefusedByBrowser)
        }
        Decision::Over(Stage::Done) => Err(DecisionRefusal::AlreadyApproved),
        Decision::Over(_) => Err(DecisionRefusal::SignInOver),
    }
}
