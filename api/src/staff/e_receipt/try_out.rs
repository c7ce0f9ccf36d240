//! *Thử kết nối*: asking the service whether the linked account opens. No transaction is open meanwhile.

use entity::activity::Event;
use entity::e_receipt_account::{self, Column};
use entity::quota::QuotaKind;
use poem_openapi::Enum;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::refusal::TestRefusal;
use crate::app::App;
use crate::evidence::quota;
use crate::http::{Caller, Code, FailedOr, Problem};
use crate::outside::AccountCheck;
use crate::person::activity::{ActivityDetails, Doing};
use crate::secret::Sealed;
use crate::session::{self, StaffCurrent};
use crate::staff::sealed::e_receipt_password;

/// What the service said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "EReceiptTestOutcome", rename_all = "snake_case")]
pub enum Outcome {
    /// User name and password are right.
    Accepted,
    /// They are not.
    Refused,
    /// It did not answer as agreed; nothing is known of the account.
    Unavailable,
}

pub async fn try_out(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
) -> Result<Outcome, FailedOr<TestRefusal>> {
    let account = e_receipt_account::Entity::find_by_id(current.staff)
        .one(app.db.read())
        .await?
        .ok_or(TestRefusal::NotLinked)?;
    let service = app.e_receipt.as_ref().ok_or(TestRefusal::NoService)?;
    let sealed = Sealed {
        key_id: account.password_key_id.clone(),
        bytes: account.password_sealed.clone(),
    };
    let opened = app.sealer.open(e_receipt_password(current.staff), &sealed);
    let password = opened.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let password = password.ok_or(TestRefusal::PasswordLost)?;
    note_try(app, current, caller, &account).await?;
    Ok(service.check(&account.username, password).await.into())
}

/// Counted and written down before the service is asked.
async fn note_try(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
    account: &e_receipt_account::Model,
) -> Result<(), Problem> {
    let tx = app.db.begin().await?;
    session::hold_staff(&tx, current).await?;
    let who = current.staff.to_string();
    let limit = app.policy.e_receipt_tries_per_minute;
    let wait = quota::count(app, &tx, QuotaKind::EReceiptTest, &who, limit).await?;
    if let Some(seconds) = wait {
        tx.commit().await?;
        return Err(Problem::new(Code::TooMany).retry_after(seconds));
    }
    e_receipt_account::Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(app.now()))
        .filter(Column::StaffId.eq(account.staff_id))
        // Not that of an account that was linked meanwhile.
        .filter(Column::ChangedAt.eq(account.changed_at))
        .exec(&tx)
        .await?;
    Doing::of(current, caller)
        .record(app, &tx, Event::EReceiptTested, &ActivityDetails::none())
        .await?;
    Ok(tx.commit().await?)
}

impl From<AccountCheck> for Outcome {
    fn from(check: AccountCheck) -> Self {
        match check {
            AccountCheck::Accepted => Self::Accepted,
            AccountCheck::Refused => Self::Refused,
            AccountCheck::Unavailable => Self::Unavailable,
        }
    }
}
