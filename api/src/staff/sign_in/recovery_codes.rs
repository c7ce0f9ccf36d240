//! Codes for the day on which the authenticator is lost: kept as digests, each good once.

use entity::{RecoveryCodeId, StaffId, staff_recovery_code};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::app::App;

/// Without letters that are taken for digits: 50 bits in ten of them.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 10;

/// Draws new ones in place of all earlier ones; they are shown once and never again.
pub async fn draw(app: &App, db: &impl ConnectionTrait, staff: StaffId) -> Result<Vec<String>, DbErr> {
    staff_recovery_code::Entity::delete_many()
        .filter(staff_recovery_code::Column::StaffId.eq(staff))
        .exec(db)
        .await?;
    let codes: Vec<_> = (0..app.policy.recovery_codes)
        .map(|_| spell(app.random.bytes()))
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

/// `ABCDE-FGHJK`.
fn spell(chance: [u8; LENGTH]) -> String {
    let letter = |byte: &u8| char::from(*ALPHABET.get(usize::from(byte % 32)).unwrap_or(&b'A'));
    let letters: Vec<char> = chance.iter().map(letter).collect();
    let halves = letters
        .chunks(LENGTH / 2)
        .map(|half| half.iter().collect::<String>());
    halves.collect::<Vec<_>>().join("-")
}

fn normalized(typed: &str) -> String {
    let known = typed.chars().filter(char::is_ascii_alphanumeric);
    known.map(|letter| letter.to_ascii_uppercase()).collect()
}

fn digest(app: &App, staff: StaffId, code: &str) -> Vec<u8> {
    app.keys
        .mac("recovery code", &[staff.0.as_bytes(), code.as_bytes()])
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::{normalized, spell};

    #[test]
    fn a_code_is_typed_in_any_way() {
        let code = spell([0, 1, 2, 3, 4, 31, 63, 255, 32, 7]);
        assert_eq!(code, "ABCDE-999AH");
        assert_eq!(normalized(" abcde 999ah"), normalized(&code));
    }
}
