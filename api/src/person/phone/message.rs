//! The SMS that brings a code.

use crate::app::App;
use crate::http::Language;
use crate::outside::Sms;

/// Code, purpose and warning; the last line binds the code to this host (WICG origin-bound codes). No link: people learn
/// that a link in such a message is a fraud.
pub fn message(app: &App, to: &str, code: String) -> Sms {
    let host = app.settings.public_url.host_str().unwrap_or_default();
    let minutes = app.policy.otp_lifetime.num_minutes();
    let portal = &app.settings.site_name;
    let test = if app.settings.sandbox {
        Language::current().pick(" (môi trường thử nghiệm)", " (test environment)")
    } else {
        ""
    };
    let text = match Language::current() {
        Language::Vietnamese => format!(
            "{code} là mã xác thực (OTP) để xác nhận số điện thoại liên hệ tại {portal}{test}. \
             Mã có hiệu lực {minutes} phút. Cán bộ không bao giờ hỏi mã này."
        ),
        Language::English => format!(
            "{code} is the code (OTP) to confirm your contact phone at {portal}{test}. \
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
