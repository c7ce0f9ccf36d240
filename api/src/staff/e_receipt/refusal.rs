use poem::http::StatusCode;
use poem_openapi::Enum;

use crate::http::Reason;

/// Why an account can't be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "EReceiptTestRefusal", rename_all = "snake_case")]
pub enum TestRefusal {
    /// No account is linked.
    NotLinked,
    /// This province has no service that could be asked.
    NoService,
    /// The password can't be opened any more and must be given anew.
    PasswordLost,
}

impl Reason for TestRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NotLinked => (
                "Chưa có tài khoản biên lai/hóa đơn nào được liên kết.",
                "No e-receipt account is linked.",
            ),
            Self::NoService => (
                "Hệ thống biên lai/hóa đơn của tỉnh chưa được kết nối. Vui lòng liên hệ người quản trị.",
                "The province's e-receipt service is not connected. Please ask an administrator.",
            ),
            Self::PasswordLost => (
                "Không đọc lại được mật khẩu đã lưu. Vui lòng nhập lại mật khẩu liên kết.",
                "The stored password can't be read any more. Please enter it again.",
            ),
        }
    }
}
