//! The SMS that brings a code of this portal.

use crate::app::App;
use crate::http::Language;
use crate::outside::Sms;

/// What a code is for, in the caller's language, behind "is the code": `để đăng nhập`.
pub struct Purpose(pub &'static str);

/// Code, purpose and warning; the last line binds the code to this host (WICG origin-bound codes). No link: people learn
/// that a link in such a message is a fraud.
pub fn message(app: &App, to: &str, code: String, purpose: &Purpose) -> Sms {
    let host = app.settings.public_url.host_str().unwrap_or_default();
    let minutes = app.policy.otp_lifetime.num_minutes();
    let (portal, Purpose(purpose)) = (&app.settings.site_name, purpose);
    let test = if app.settings.sandbox {
        Language::current().pick(" (môi trường thử nghiệm)", " (test environment)")
    } else {
        ""
    };
    let text = match Language::current() {
        Language::Vietnamese => format!(
            "{code} là mã xác thực (OTP) {purpose} tại {portal}{test}. \
             Mã có hiệu lực {minutes} phút. Cán bộ không bao giờ hỏi mã này."
        ),
        Language::English => format!(
            "{code} is the code (OTP) {purpose} at {portal}{test}. \
             It is valid for {minutes} minutes. Officials never ask for this code."
        ),
    };
    Sms {
        to: to.to_owned(),
        text: format!("{text}\n\n@{host} #{code}"),
        code,
        key: app.new_id(),
    }
}
