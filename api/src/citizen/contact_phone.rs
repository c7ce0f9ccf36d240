//! The contact phone waits for the code that was sent to it.

use std::sync::Arc;

use entity::activity::Event;
use entity::citizen;
use entity::citizen_field::{self, FieldName};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::{DatabaseTransaction, DbErr};
use validator::{Validate, ValidationError};

use super::profile::{self, ProfileAnswer};
use crate::app::App;
use crate::civil;
use crate::http::{Caller, Checked, Code, Failed, FailedOr, Problem, Reason, Tag};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::phone::{self, Delivery, Judged, Resent};
use crate::proof::OtpVerdict;
use crate::session::{self, SignedIn};

pub struct ContactPhoneApi;

#[derive(Object, Validate)]
struct ContactPhoneCode {
    /// Six digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_one_time_code))]
    code: String,
}

fn is_one_time_code(typed: &str) -> Result<(), ValidationError> {
    let digits = civil::digits(typed).filter(|digits| digits.len() == 6);
    digits
        .map(drop)
        .ok_or_else(|| ValidationError::new("one_time_code"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ConfirmPhoneRefusal {
    WrongCode,
    CodeExpired,
    NoTriesLeft,
    /// No number waits for a code: none was given, or it is confirmed already.
    NothingPending,
}

impl Reason for ConfirmPhoneRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCode | Self::NoTriesLeft => StatusCode::FORBIDDEN,
            Self::CodeExpired => StatusCode::GONE,
            Self::NothingPending => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCode => (
                "Mã xác thực chưa đúng. Vui lòng xem lại tin nhắn mới nhất.",
                "The code is not right. Please look at the newest message.",
            ),
            Self::CodeExpired => (
                "Mã xác thực đã hết hiệu lực. Vui lòng yêu cầu gửi mã mới.",
                "The code is no longer valid. Please ask for a new one.",
            ),
            Self::NoTriesLeft => (
                "Mã này đã được thử quá số lần cho phép. Vui lòng yêu cầu gửi mã mới.",
                "This code was tried as often as is allowed. Please ask for a new one.",
            ),
            Self::NothingPending => (
                "Hiện không có số điện thoại nào đang chờ xác nhận.",
                "No phone number is waiting to be confirmed.",
            ),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ResendPhoneRefusal {
    NoResendsLeft,
    NothingPending,
}

impl Reason for ResendPhoneRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoResendsLeft => StatusCode::FORBIDDEN,
            Self::NothingPending => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NoResendsLeft => (
                "Đã dùng hết số lần gửi lại mã cho số điện thoại này. Ông/bà có thể nhập lại số để bắt đầu lại.",
                "All resends for this number are used. You can enter the number again to start anew.",
            ),
            Self::NothingPending => (
                "Hiện không có số điện thoại nào đang chờ xác nhận.",
                "No phone number is waiting to be confirmed.",
            ),
        }
    }
}

#[OpenApi]
impl ContactPhoneApi {
    /// Confirm my contact phone
    ///
    /// With the code from the message. A code is good for three minutes, for its own number, once; every try counts.
    #[oai(
        path = "/api/citizen/profile/contact-phone/confirm",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "confirm_citizen_contact_phone"
    )]
    async fn confirm(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        Checked(given): Checked<ContactPhoneCode>,
    ) -> Result<ProfileAnswer, FailedOr<ConfirmPhoneRefusal>> {
        let typed = civil::digits(&given.code).unwrap_or_default();
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        let citizen = session::hold(&tx, &current).await?;
        match phone::confirm(app, &tx, doing.person, &caller, &typed).await? {
            Judged::Right(number) => take(app, &tx, &citizen, &doing, number).await?,
            Judged::Not(number, verdict) => {
                let details = ActivityDetails::phone(&number);
                doing
                    .record(app, &tx, Event::ContactPhoneWrongCode, &details)
                    .await?;
                tx.commit().await?;
                return Err(refusal(verdict).into());
            }
            Judged::NothingPending => return Err(ConfirmPhoneRefusal::NothingPending.into()),
            Judged::Wait(seconds) => return Err(Problem::new(Code::TooMany).retry_after(seconds).into()),
        }
        tx.commit().await?;
        Ok(profile::answer(app, &current).await?)
    }

    /// Send another code to my contact phone
    ///
    /// The old one is dead from then on. Asked again within the minute, nothing is sent and the answer is the same,
    /// unless the last message could not be sent. 503 if this one can't be either; it may be asked for again at once.
    #[oai(
        path = "/api/citizen/profile/contact-phone/resend",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "resend_citizen_contact_phone_code"
    )]
    async fn resend(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
    ) -> Result<ProfileAnswer, FailedOr<ResendPhoneRefusal>> {
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        let outgoing = match phone::resend(app, &tx, doing.person).await? {
            Resent::Send(outgoing) => outgoing,
            Resent::SentJustNow => return Ok(profile::answer(app, &current).await?),
            Resent::NoneLeft => return Err(ResendPhoneRefusal::NoResendsLeft.into()),
            Resent::NothingPending => return Err(ResendPhoneRefusal::NothingPending.into()),
        };
        let details = ActivityDetails::phone(&outgoing.sms.to);
        doing
            .record(app, &tx, Event::ContactPhoneCodeResent, &details)
            .await?;
        tx.commit().await?;
        match phone::send(app, outgoing).await? {
            Delivery::Sent | Delivery::UnderWay => Ok(profile::answer(app, &current).await?),
            Delivery::Failed => Err(Problem::new(Code::Unavailable).into()),
        }
    }

    /// Give up the number that waits for its code
    ///
    /// The contact phone before it, if there is one, stays. Nothing happens if no number waits.
    #[oai(
        path = "/api/citizen/profile/contact-phone/pending",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "cancel_citizen_contact_phone"
    )]
    async fn cancel(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
    ) -> Result<ProfileAnswer, Failed> {
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        let citizen = session::hold(&tx, &current).await?;
        if let Some(pending) = phone::cancel(app, &tx, doing.person).await? {
            profile::next_version(&tx, &citizen).await?;
            let details = ActivityDetails::phone(&pending.row.phone);
            doing
                .record(app, &tx, Event::ContactPhoneCancelled, &details)
                .await?;
        }
        tx.commit().await?;
        Ok(profile::answer(app, &current).await?)
    }
}

/// The number is the citizen's contact phone from now on.
async fn take(
    app: &App,
    tx: &DatabaseTransaction,
    citizen: &citizen::Model,
    doing: &Doing<'_>,
    number: String,
) -> Result<(), DbErr> {
    let known = citizen_field::Entity::of(citizen.id).all(tx).await?;
    let details = ActivityDetails::phone(&number);
    let changes = profile::differences(&known, vec![(FieldName::ContactPhone, Some(number))]);
    let version = profile::next_version(tx, citizen).await?;
    profile::write(app, tx, citizen, &changes, version).await?;
    doing
        .record(app, tx, Event::ContactPhoneConfirmed, &details)
        .await
}

fn refusal(verdict: OtpVerdict) -> ConfirmPhoneRefusal {
    match verdict {
        OtpVerdict::Expired => ConfirmPhoneRefusal::CodeExpired,
        OtpVerdict::NoTriesLeft => ConfirmPhoneRefusal::NoTriesLeft,
        // A number whose code was used waits no longer, so this is never asked.
        OtpVerdict::Used => ConfirmPhoneRefusal::NothingPending,
        OtpVerdict::Wrong { .. } | OtpVerdict::Right => ConfirmPhoneRefusal::WrongCode,
    }
}
