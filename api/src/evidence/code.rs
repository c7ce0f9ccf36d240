//! One-time codes as rows: drawn, recognised, judged. Who draws one sends it; only its digest stays here.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{CodeId, one_time_code};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select, Set,
};
use uuid::Uuid;

use crate::app::App;
use crate::proof::SentCode;
use crate::secret::same;

const DAY: TimeDelta = TimeDelta::hours(24);

/// Draws the first code for a purpose, such as one sign-in; it opens nothing else. `phone` is E.164.
pub async fn draw(
    app: &App,
    db: &impl ConnectionTrait,
    purpose: Uuid,
    phone: &str,
    now: DateTime<Utc>,
) -> Result<String, DbErr> {
    write(app, db, purpose, phone, now, false).await
}

/// Draws a fresh one; the earlier code of the same purpose is dead from now on.
pub async fn draw_again(
    app: &App,
    db: &impl ConnectionTrait,
    purpose: Uuid,
    phone: &str,
    now: DateTime<Utc>,
) -> Result<String, DbErr> {
    one_time_code::Entity::update_many()
        .col_expr(one_time_code::Column::ReplacedAt, Expr::value(now))
        .filter(one_time_code::Column::PurposeId.eq(purpose))
        .filter(one_time_code::Column::ReplacedAt.is_null())
        .exec(db)
        .await?;
    write(app, db, purpose, phone, now, true).await
}

async fn write(
    app: &App,
    db: &impl ConnectionTrait,
    purpose: Uuid,
    phone: &str,
    now: DateTime<Utc>,
    resent: bool,
) -> Result<String, DbErr> {
    let code = app.random.digits(app.policy.otp_digits);
    let row = one_time_code::ActiveModel {
        id: Set(CodeId(app.new_id())),
        purpose_id: Set(purpose),
        digest: Set(digest(app, purpose, &code).to_vec()),
        phone_digest: Set(phone_digest(app, phone)),
        resent: Set(resent),
        sent_at: Set(now),
        tries: Set(0),
        used_at: Set(None),
        replaced_at: Set(None),
    };
    one_time_code::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(code)
}

/// What the machines of `proof` judge.
pub fn as_sent(row: &one_time_code::Model) -> SentCode {
    SentCode {
        sent_at: row.sent_at,
        tries: row.tries,
        used: row.used_at.is_some(),
    }
}

pub fn matches(app: &App, row: &one_time_code::Model, code: &str) -> bool {
    same(&row.digest, &digest(app, row.purpose_id, code))
}

/// Writes what was decided about a code.
pub async fn save(app: &App, db: &impl ConnectionTrait, id: CodeId, sent: &SentCode) -> Result<(), DbErr> {
    let mut update = one_time_code::Entity::update_many()
        .col_expr(one_time_code::Column::Tries, Expr::value(sent.tries))
        .filter(one_time_code::Column::Id.eq(id));
    if sent.used {
        update = update.col_expr(one_time_code::Column::UsedAt, Expr::value(app.now()));
    }
    update.exec(db).await.map(drop)
}

/// In how many seconds the number may get another resend, if it had all of today's.
pub async fn daily_limit(app: &App, db: &impl ConnectionTrait, phone: &str) -> Result<Option<u64>, DbErr> {
    let resends = one_time_code::Entity::find()
        .filter(one_time_code::Column::PhoneDigest.eq(phone_digest(app, phone)))
        .filter(one_time_code::Column::Resent.eq(true));
    wait(app, db, resends).await
}

/// In how many seconds another code may be drawn for any of these purposes, if there were as many as a day has.
pub async fn daily_limit_of(
    app: &App,
    db: &impl ConnectionTrait,
    purposes: Vec<Uuid>,
) -> Result<Option<u64>, DbErr> {
    let drawn = one_time_code::Entity::find().filter(one_time_code::Column::PurposeId.is_in(purposes));
    wait(app, db, drawn).await
}

/// Until the oldest of them is a day old, if there are as many as a day has.
async fn wait(
    app: &App,
    db: &impl ConnectionTrait,
    codes: Select<one_time_code::Entity>,
) -> Result<Option<u64>, DbErr> {
    let now = app.now();
    let of_today = codes.filter(one_time_code::Column::SentAt.gt(now - DAY));
    if of_today.clone().count(db).await? < app.policy.resends_per_day {
        return Ok(None);
    }
    let oldest = of_today
        .order_by_asc(one_time_code::Column::SentAt)
        .one(db)
        .await?;
    let free_at = oldest.map_or(now, |row| row.sent_at) + DAY;
    Ok(Some(
        u64::try_from((free_at - now).num_seconds()).unwrap_or(0) + 1,
    ))
}

fn digest(app: &App, purpose: Uuid, code: &str) -> [u8; 32] {
    app.keys
        .mac("one-time code", &[purpose.as_bytes(), code.as_bytes()])
}

fn phone_digest(app: &App, phone: &str) -> Vec<u8> {
    app.keys.mac("phone", &[phone.as_bytes()]).to_vec()
}
