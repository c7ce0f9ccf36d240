//! Where a sign-in stands.

use chrono::{DateTime, Utc};
use poem_openapi::{Enum, Object};

use super::state::Loaded;
use crate::app::App;
use crate::civil;
use crate::proof::Stage;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct LocalSignInView {
    stage: LocalStage,
    /// While the code is due: the phone, hidden but for its last three digits.
    sent_to: Option<String>,
    /// Until when the latest code is good.
    code_expires_at: Option<DateTime<Utc>>,
    tries_left: Option<i16>,
    resends_left: Option<i16>,
    /// From when on another code may be asked for.
    resend_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
enum LocalStage {
    /// The code from the SMS is due.
    Otp,
    Done,
    /// It begins with user name and password again.
    Over,
}

impl LocalSignInView {
    pub fn of(app: &App, loaded: &Loaded) -> Self {
        let (sign_in, policy) = (&loaded.machine.sign_in, &app.policy);
        let stage = match sign_in.stage(app.now(), policy) {
            Stage::Otp => LocalStage::Otp,
            Stage::Done => LocalStage::Done,
            Stage::Password | Stage::Expired | Stage::Ended => LocalStage::Over,
        };
        let code = sign_in.code.as_ref().filter(|_| matches!(stage, LocalStage::Otp));
        Self {
            stage,
            sent_to: code.map(|_| civil::masked_phone(&loaded.row.phone)),
            code_expires_at: code.map(|code| code.expires_at(policy)),
            tries_left: code.map(|code| code.tries_left(policy)),
            resends_left: code.map(|_| sign_in.resends_left(policy)),
            resend_at: code.map(|code| code.another_at(policy)),
        }
    }
}
