use crate::app::App;
use crate::http::Language;
use crate::outside::Sms;
use crate::person::code_message::{self, Purpose};

pub fn message(app: &App, to: &str, code: String) -> Sms {
    let purpose = Language::current().pick(
        "để xác nhận số điện thoại liên hệ",
        "to confirm your contact phone",
    );
    code_message::message(app, to, code, &Purpose(purpose))
}
