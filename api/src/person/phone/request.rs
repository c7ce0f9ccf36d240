//! Asking for a code, for another one, and giving up.

use entity::phone_confirmation::SmsState;
use entity::{Person, PhoneConfirmationId, phone_confirmation};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use super::Pending;
use super::message::message;
use crate::app::App;
use crate::evidence::code;
use crate::http::{Code, Problem};
use crate::outside::Sms;
use crate::proof::Another;

/// A message to be sent once what belongs to it is committed.
pub struct Outgoing {
    pub confirmation: PhoneConfirmationId,
    pub sms: Sms,
}

/// What followed from asking for another code.
pub enum Resent {
    Send(Outgoing),
    /// One went out less than a minute ago.
    SentJustNow,
    NoneLeft,
    NothingPending,
}

/// From now on this number waits for a code, and any other of the person no longer does. `phone` is E.164.
pub async fn request(
    app: &App,
    db: &impl ConnectionTrait,
    person: Person,
    phone: &str,
) -> Result<Outgoing, Problem> {
    check_limits(app, db, person, phone).await?;
    cancel(app, db, person).await?;
    let (id, now) = (PhoneConfirmationId(app.new_id()), app.now());
    let row = phone_confirmation::ActiveModel {
        person_kind: Set(person.kind),
        person_id: Set(person.id),
        id: Set(id),
        phone: Set(phone.to_owned()),
        requested_at: Set(now),
        resends: Set(0),
        sms: Set(SmsState::Sending),
        ended_at: Set(None),
    };
    phone_confirmation::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    let code = code::draw(app, db, id.0, phone, now).await?;
    Ok(Outgoing {
        confirmation: id,
        sms: message(app, phone, code),
    })
}

/// A new code in place of the old one. A message that could not be sent is replaced at once, and is no resend.
pub async fn resend(app: &App, db: &impl ConnectionTrait, person: Person) -> Result<Resent, Problem> {
    let Some(pending) = Pending::of(db, person).await? else {
        return Ok(Resent::NothingPending);
    };
    let now = app.now();
    let has_failed = pending.sms(now, &app.policy) == SmsState::Failed;
    match pending.sent().another(pending.row.resends, now, &app.policy) {
        _ if has_failed => {}
        Another::Send => {}
        Another::SentJustNow => return Ok(Resent::SentJustNow),
        Another::NoneLeft => return Ok(Resent::NoneLeft),
    }
    let (id, phone) = (pending.row.id, &pending.row.phone);
    check_limits(app, db, person, phone).await?;
    let resends = pending.row.resends + i16::from(!has_failed);
    phone_confirmation::Entity::update_many()
        .col_expr(phone_confirmation::Column::Resends, Expr::value(resends))
        .col_expr(phone_confirmation::Column::Sms, Expr::value(SmsState::Sending))
        .filter(phone_confirmation::Column::Id.eq(id))
        .exec(db)
        .await?;
    let code = code::draw_again(app, db, id.0, phone, now).await?;
    Ok(Resent::Send(Outgoing {
        confirmation: id,
        sms: message(app, phone, code),
    }))
}

/// The number that waits is given up; whether one did.
pub async fn cancel(app: &App, db: &impl ConnectionTrait, person: Person) -> Result<Option<Pending>, DbErr> {
    let pending = Pending::of(db, person).await?;
    if let Some(pending) = &pending {
        pending.end(db, app.now()).await?;
    }
    Ok(pending)
}

/// Ten a day: resends to one number, whoever asks, and codes that one person asks for, for whatever numbers.
async fn check_limits(
    app: &App,
    db: &impl ConnectionTrait,
    person: Person,
    phone: &str,
) -> Result<(), Problem> {
    if !app.sms.has_carrier() {
        tracing::warn!("a contact phone can't be confirmed: no SMS gateway is configured (MOTCUA_SMS_URL)");
        return Err(Problem::new(Code::Unavailable));
    }
    let of_number = code::daily_limit(app, db, phone).await?;
    let of_person = code::daily_limit_of(app, db, purposes(db, person).await?).await?;
    match of_number.max(of_person) {
        Some(seconds) => Err(Problem::new(Code::TooMany).retry_after(seconds)),
        None => Ok(()),
    }
}

/// What the person's codes of the last week were for; there are ten a day at most.
async fn purposes(db: &impl ConnectionTrait, person: Person) -> Result<Vec<Uuid>, DbErr> {
    let ids: Vec<PhoneConfirmationId> = phone_confirmation::Entity::of(person)
        .select_only()
        .column(phone_confirmation::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}
