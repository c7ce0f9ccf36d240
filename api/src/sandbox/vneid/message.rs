//! The SMS that brings a code.

use entity::sandbox_account;
use sea_orm::{ConnectionTrait, DbErr};

use crate::app::App;
use crate::sandbox::outbox;

/// `purpose` ends "is the code": `để đăng nhập … bằng VNeID`.
pub async fn send(
    app: &App,
    db: &impl ConnectionTrait,
    account: &sandbox_account::Model,
    code: &str,
    purpose: &str,
) -> Result<(), DbErr> {
    let text = text(app, code, purpose);
    outbox::send(app, db, &account.phone, &text, code).await
}

/// Code, purpose and warning; the last line binds the code to this host (WICG origin-bound codes). No link:
/// people learn that a link in such a message is a fraud.
fn text(app: &App, code: &str, purpose: &str) -> String {
    let host = app.settings.public_url.host_str().unwrap_or_default();
    let minutes = app.policy.otp_lifetime.num_minutes();
    format!(
        "{code} là mã xác thực (OTP) {purpose} (môi trường thử nghiệm). \
         Mã có hiệu lực {minutes} phút. Cán bộ không bao giờ hỏi mã này.\n\n@{host} #{code}"
    )
}
