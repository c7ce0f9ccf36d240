//! Codes for the day on which the authenticator is lost: kept as digests, each good once.

use entity::{RecoveryCodeId, StaffId, staff_recovery_code};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::app::App;
use crate::secret::paper_code::{normalized, spell};

/// 50 bits.
const LENGTH: usize = 10;

/// Draws new ones in place of all earlier ones; they are shown once and never again.
pub async fn draw(app: &App, db: &impl ConnectionTrait, staff: StaffId) -> Result<Vec<String>, DbErr> {
    staff_recovery_code::Entity::delete_many()
        .filter(staff_recovery_code::Column::StaffId.eq(staff))
        .exec(db)
        .await?;
    let codes: Vec<_> = (0..app.policy.recovery_codes)
        .map(|_| spell(&app.random.bytes::<LENGTH>(), LENGTH / 2))
        .collect();
    let rows = codes.iter().map(|code| staff_recovery_code::ActiveModel {
        id: Set(RecoveryCodeId(app.new_id())),
        staff_id: Set(staff),
        digest: Set(digest(app, staff, &normalized(code))),
        made_at: Set(app.now()),
        used_at: Set(None),
    });
    staff_recovery_code::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    Ok(codes)
}

/// Uses one up; false if it is none, or was used before.
pub async fn redeem(
    app: &App,
    db: &impl ConnectionTrait,
    staff: StaffId,
    typed: &str,
) -> Result<bool, DbErr> {
    let used = staff_recovery_code::Entity::update_many()
        .col_expr(staff_recovery_code::Column::UsedAt, Expr::value(app.now()))
        .filter(staff_recovery_code::Column::StaffId.eq(staff))
        .filter(staff_recovery_code::Column::Digest.eq(digest(app, staff, &normalized(typed))))
        .filter(staff_recovery_code::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

pub async fn left(db: &impl ConnectionTrait, staff: StaffId) -> Result<u64, DbErr> {
    staff_recovery_code::Entity::unused_of(staff).count(db).await
}

fn digest(app: &App, staff: StaffId, code: &str) -> Vec<u8> {
    app.keys
        .mac("recovery code", &[staff.0.as_bytes(), code.as_bytes()])
        .to_vec()
}
