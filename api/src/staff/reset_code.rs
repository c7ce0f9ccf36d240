//! A code that an administrator hands over and that opens the choice of a new password, once. Only its digest is kept.

use chrono::{DateTime, Utc};
use entity::{StaffId, staff_reset_code};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

use crate::app::App;
use crate::secret::paper_code;

/// 80 bits: nobody guesses one within its lifetime, however many addresses they have.
const LENGTH: usize = 16;
const GROUP: usize = 4;

/// What is shown to the administrator, once.
pub struct Drawn {
    pub code: String,
    pub until: DateTime<Utc>,
}

/// A new one in place of any earlier one.
pub async fn draw(app: &App, db: &impl ConnectionTrait, staff: StaffId) -> Result<Drawn, DbErr> {
    let code = paper_code::spell(&app.random.bytes::<LENGTH>(), GROUP);
    let row = staff_reset_code::ActiveModel {
        staff_id: Set(staff),
        digest: Set(digest(app, staff, &code)),
        made_at: Set(app.now()),
        used_at: Set(None),
    };
    let earlier = OnConflict::column(staff_reset_code::Column::StaffId)
        .update_columns([
            staff_reset_code::Column::Digest,
            staff_reset_code::Column::MadeAt,
            staff_reset_code::Column::UsedAt,
        ])
        .to_owned();
    staff_reset_code::Entity::insert(row)
        .on_conflict(earlier)
        .exec_without_returning(db)
        .await?;
    let until = app.now() + app.policy.reset_code_lifetime;
    Ok(Drawn { code, until })
}

/// Uses it up; false if it is another one, was used before or is too old.
pub async fn redeem(
    app: &App,
    db: &impl ConnectionTrait,
    staff: StaffId,
    typed: &str,
) -> Result<bool, DbErr> {
    use staff_reset_code::Column;
    let oldest = app.now() - app.policy.reset_code_lifetime;
    let used = staff_reset_code::Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(app.now()))
        .filter(Column::StaffId.eq(staff))
        .filter(Column::Digest.eq(digest(app, staff, typed)))
        .filter(Column::MadeAt.gt(oldest))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Whether this is the code that was handed over last, however it is spelt, used or not.
pub async fn was_handed_over(
    app: &App,
    db: &impl ConnectionTrait,
    staff: StaffId,
    typed: &str,
) -> Result<bool, DbErr> {
    let row = staff_reset_code::Entity::find_by_id(staff).one(db).await?;
    Ok(row.is_some_and(|row| row.digest == digest(app, staff, typed)))
}

/// It opens nothing any more. Its row stays: the password of before does not come back.
pub async fn close(app: &App, db: &impl ConnectionTrait, staff: StaffId) -> Result<(), DbErr> {
    use staff_reset_code::Column;
    staff_reset_code::Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(app.now()))
        .filter(Column::StaffId.eq(staff))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// A password was chosen.
pub async fn forget(db: &impl ConnectionTrait, staff: StaffId) -> Result<(), DbErr> {
    staff_reset_code::Entity::delete_by_id(staff)
        .exec(db)
        .await
        .map(drop)
}

fn digest(app: &App, staff: StaffId, code: &str) -> Vec<u8> {
    let code = paper_code::normalized(code);
    app.keys
        .mac("reset code", &[staff.0.as_bytes(), code.as_bytes()])
        .to_vec()
}
