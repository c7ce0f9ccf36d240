//! Plain accounts for load: as many as are asked for, all with the personas' password.

use entity::{SandboxAccountId, sandbox_account};
use sea_orm::Set;
use serde_json::json;

use super::personas::{self, PASSWORD, SeedError, stable_id};
use crate::app::App;

/// So many rows go into one statement.
const BATCH: u32 = 500;

/// Makes the accounts `099000000000`, `099000000001`, … and answers the last number. Those that exist stay.
pub async fn seed(app: &App, count: u32) -> Result<String, SeedError> {
    // One hash for all: a million checks of a password cost a million times 20 ms.
    let password_hash = app.passwords.hash(PASSWORD).await?;
    for start in (0..count).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let numbers = start..count.min(start.saturating_add(BATCH));
        personas::insert(app, numbers.map(|number| account(number, &password_hash))).await?;
    }
    Ok(personal_id(count.saturating_sub(1)))
}

fn personal_id(number: u32) -> String {
    format!("099{number:09}")
}

fn account(number: u32, password_hash: &str) -> sandbox_account::ActiveModel {
    let personal_id = personal_id(number);
    let phone = format!("+8470{:07}", number % 10_000_000);
    let name = format!("Người Thử Tải {number}");
    sandbox_account::ActiveModel {
        id: Set(SandboxAccountId(stable_id(&personal_id))),
        persona: Set(None),
        password_hash: Set(password_hash.to_owned()),
        level: Set(2),
        locked: Set(false),
        claims: Set(json!({
            "LoaiTaiKhoan": "1", "HoVaTen": name, "SoDinhDanh": personal_id,
            "NgayThangNamSinh": "19900101", "SoDienThoai": phone,
        })),
        dvcqg_claims: Set(None),
        phone: Set(phone),
        personal_id: Set(personal_id),
    }
}
