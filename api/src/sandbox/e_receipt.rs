//! A stand-in for the service for e-receipts and invoices: the portal asks it over HTTP, as it would ask the real one.

use std::sync::Arc;
use std::time::Duration;

use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use validator::Validate;

use super::faults;
use crate::app::App;
use crate::http::{Checked, Code, FailedOr, Problem, Reason, Tag};
use crate::secret::same;

/// That of every account here.
pub const PASSWORD: &str = "BienLai@2026";
/// A user name of which the stand-in knows no account.
const NOBODY: &str = "khongco";

pub struct EReceiptApi;

#[derive(Object, Validate)]
struct EReceiptSignIn {
    #[oai(validator(max_length = 128))]
    username: String,
    #[oai(validator(max_length = 128))]
    password: String,
}

#[derive(ApiResponse)]
enum EReceiptAnswer {
    /// User name and password are right.
    #[oai(status = 204)]
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
enum EReceiptRefusal {
    /// There is no such account, or the password is another one.
    WrongAccount,
}

impl Reason for EReceiptRefusal {
    fn status(self) -> StatusCode {
        StatusCode::UNAUTHORIZED
    }

    fn detail(self) -> (&'static str, &'static str) {
        (
            "Tên đăng nhập hoặc mật khẩu không đúng.",
            "The user name or the password is not right.",
        )
    }
}

#[OpenApi]
impl EReceiptApi {
    /// Sign in to the e-receipt service
    ///
    /// A stand-in, which the portal asks at *thử kết nối*. Every user name but `khongco` has an account, with the password
    /// `BienLai@2026`. The switch `e_receipt_down` makes it answer 503, `slow_milliseconds` makes it wait.
    #[oai(
        path = "/sandbox/e-receipt/sign-in",
        method = "post",
        tag = "Tag::Sandbox",
        operation_id = "sign_in_to_sandbox_e_receipt"
    )]
    async fn sign_in(
        &self,
        Data(app): Data<&Arc<App>>,
        Checked(account): Checked<EReceiptSignIn>,
    ) -> Result<EReceiptAnswer, FailedOr<EReceiptRefusal>> {
        let faults = faults::current(app);
        tokio::time::sleep(Duration::from_millis(faults.slow_milliseconds.into())).await;
        if faults.e_receipt_down {
            return Err(Problem::new(Code::Unavailable).into());
        }
        let is_right = same(account.password.as_bytes(), PASSWORD.as_bytes());
        match is_right && account.username != NOBODY {
            true => Ok(EReceiptAnswer::Right),
            false => Err(EReceiptRefusal::WrongAccount.into()),
        }
    }
}
