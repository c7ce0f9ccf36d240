//! The app as its phone sees it.

use chrono::{DateTime, Utc};
use poem_openapi::{Enum, Object};

use super::device::Device;
use crate::app::App;
use crate::civil;
use crate::proof::PhoneStage;
use crate::sandbox::vneid::view::OtpView;

/// The sandbox's VNeID app on this phone.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct PhoneView {
    stage: PhoneStageView,
    /// The server's time.
    now: DateTime<Utc>,
    /// Whose app it is. Absent until the code was right.
    full_name: Option<String>,
    /// Their number, masked.
    personal_id: Option<String>,
    /// The code that was sent. Present at stage `otp`.
    otp: Option<OtpView>,
    /// The app locks itself then. Present at stage `unlocked`.
    unlocked_until: Option<DateTime<Utc>>,
    /// Present at stage `locked`.
    passcode_tries_left: Option<i16>,
    /// Why it begins with number and password again. Present at stage `over`.
    over_because: Option<OverBecause>,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum PhoneStageView {
    /// The code from the SMS is due.
    Otp,
    /// A passcode must be chosen.
    Passcode,
    /// The passcode opens it.
    Locked,
    Unlocked,
    /// It begins with number and password again.
    Over,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum OverBecause {
    /// The account was signed in to on another phone.
    AnotherPhone,
    /// The passcode was wrong too often.
    PasscodeTries,
    /// The time for signing in, or for choosing a passcode, is over.
    TooLate,
}

impl PhoneView {
    pub fn of(app: &App, device: &Device) -> Self {
        let (now, policy) = (app.now(), &app.policy);
        let stage = device.machine.stage(now, policy);
        let known = device.machine.sign_in.completed && stage != PhoneStage::Over;
        let name = device
            .account
            .claims
            .get("HoVaTen")
            .and_then(|name| name.as_str());
        let otp = || OtpView::of(app, &device.machine.sign_in, &device.account.phone);
        Self {
            stage: stage.into(),
            now,
            full_name: name.filter(|_| known).map(ToOwned::to_owned),
            personal_id: known.then(|| civil::masked_personal_id(&device.account.personal_id)),
            otp: (stage == PhoneStage::Otp).then(otp).flatten(),
            unlocked_until: device
                .machine
                .unlocked_at
                .filter(|_| stage == PhoneStage::Unlocked)
                .map(|since| since + policy.phone_unlocked),
            passcode_tries_left: (stage == PhoneStage::Locked).then(|| device.machine.tries_left(policy)),
            over_because: (stage == PhoneStage::Over).then(|| OverBecause::of(app, device)),
        }
    }
}

impl OverBecause {
    fn of(app: &App, device: &Device) -> Self {
        match device.machine.ended {
            true if device.machine.tries_left(&app.policy) == 0 => Self::PasscodeTries,
            true => Self::AnotherPhone,
            false => Self::TooLate,
        }
    }
}

impl From<PhoneStage> for PhoneStageView {
    fn from(stage: PhoneStage) -> Self {
        match stage {
            PhoneStage::Otp => Self::Otp,
            PhoneStage::Passcode => Self::Passcode,
            PhoneStage::Locked => Self::Locked,
            PhoneStage::Unlocked => Self::Unlocked,
            PhoneStage::Over => Self::Over,
        }
    }
}
