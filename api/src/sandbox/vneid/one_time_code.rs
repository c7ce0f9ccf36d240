//! Sending a code, and recognising it.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{CodeId, SandboxSignInId, one_time_code, sandbox_account, sandbox_sign_in};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set,
};

use crate::app::App;
use crate::sandbox::{oidc, outbox};
use crate::secret::same;

const DAY: TimeDelta = TimeDelta::hours(24);

/// Sends the first code of a sign-in.
pub async fn send(
    app: &App,
    db: &impl ConnectionTrait,
    sign_in: &sandbox_sign_in::Model,
    account: &sandbox_account::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    give(app, db, sign_in, account, now, false).await
}

/// Sends a fresh code; the earlier one of the same sign-in is dead from now on.
pub async fn send_again(
    app: &App,
    db: &impl ConnectionTrait,
    sign_in: &sandbox_sign_in::Model,
    account: &sandbox_account::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    one_time_code::Entity::update_many()
        .col_expr(one_time_code::Column::ReplacedAt, Expr::value(now))
        .filter(one_time_code::Column::PurposeId.eq(sign_in.id.0))
        .filter(one_time_code::Column::ReplacedAt.is_null())
        .exec(db)
        .await?;
    give(app, db, sign_in, account, now, true).await
}

async fn give(
    app: &App,
    db: &impl ConnectionTrait,
    sign_in: &sandbox_sign_in::Model,
    account: &sandbox_account::Model,
    now: DateTime<Utc>,
    resent: bool,
) -> Result<(), DbErr> {
    let code = app.random.digits(app.policy.otp_digits);
    let row = one_time_code::ActiveModel {
        id: Set(CodeId(app.new_id())),
        purpose_id: Set(sign_in.id.0),
        digest: Set(digest(app, sign_in.id, &code).to_vec()),
        phone_digest: Set(phone_digest(app, &account.phone)),
        resent: Set(resent),
        sent_at: Set(now),
        tries: Set(0),
        used_at: Set(None),
        replaced_at: Set(None),
    };
    one_time_code::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    let text = text(app, &code, &oidc::service(sign_in));
    outbox::send(app, db, &account.phone, &text, &code).await
}

pub fn matches(app: &App, row: &one_time_code::Model, sign_in: SandboxSignInId, code: &str) -> bool {
    same(&row.digest, &digest(app, sign_in, code))
}

/// In how many seconds the number may get another resend, if it had all of today's.
pub async fn daily_limit(app: &App, db: &impl ConnectionTrait, phone: &str) -> Result<Option<u64>, DbErr> {
    let now = app.now();
    let resends = one_time_code::Entity::find()
        .filter(one_time_code::Column::PhoneDigest.eq(phone_digest(app, phone)))
        .filter(one_time_code::Column::Resent.eq(true))
        .filter(one_time_code::Column::SentAt.gt(now - DAY));
    if resends.clone().count(db).await? < app.policy.resends_per_day {
        return Ok(None);
    }
    let oldest = resends
        .order_by_asc(one_time_code::Column::SentAt)
        .one(db)
        .await?;
    let free_at = oldest.map_or(now, |row| row.sent_at) + DAY;
    Ok(Some(
        u64::try_from((free_at - now).num_seconds()).unwrap_or(0) + 1,
    ))
}

fn digest(app: &App, sign_in: SandboxSignInId, code: &str) -> [u8; 32] {
    app.keys
        .mac("one-time code", &[sign_in.0.as_bytes(), code.as_bytes()])
}

fn phone_digest(app: &App, phone: &str) -> Vec<u8> {
    app.keys.mac("phone", &[phone.as_bytes()]).to_vec()
}

/// Code, purpose and warning; the last line binds the code to this host (WICG origin-bound codes). No link:
/// people learn that a link in such a message is a fraud.
fn text(app: &App, code: &str, service: &str) -> String {
    let host = app.settings.public_url.host_str().unwrap_or_default();
    let minutes = app.policy.otp_lifetime.num_minutes();
    format!(
        "{code} là mã xác thực (OTP) để đăng nhập {service} bằng VNeID (môi trường thử nghiệm). \
         Mã có hiệu lực {minutes} phút. Cán bộ không bao giờ hỏi mã này.\n\n@{host} #{code}"
    )
}
