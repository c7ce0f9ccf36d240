//! Makes so many units, of three levels, and members in them: `staff_rows DATABASE_URL UNITS MEMBERS`. Of their records
//! about two thirds are complete. For measuring boards and lists.

use chrono::DateTime;
use entity::staff_member::{Gender, Role};
use entity::unit::UnitKind;
use entity::{StaffId, UnitId, staff_member, unit};
use sea_orm::{Database, DatabaseTransaction, DbErr, EntityTrait, Set, TransactionTrait};
use uuid::{Builder, Uuid};

const PIECE: u32 = 1000;
/// Departments below the province; the other units are spread over them.
const DEPARTMENTS: u32 = 40;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [url, units, members] = arguments.as_slice() else {
        return Err("staff_rows DATABASE_URL UNITS MEMBERS".into());
    };
    let (units, members) = (units.parse::<u32>()?, members.parse::<u32>()?);
    let tx = Database::connect(url).await?.begin().await?;
    // Those above first.
    insert(&tx, 0..1).await?;
    insert(&tx, 1..DEPARTMENTS + 1).await?;
    insert(&tx, DEPARTMENTS + 1..units).await?;
    for first in (0..members).step_by(usize::try_from(PIECE)?) {
        let rows = (first..(first + PIECE).min(members)).map(|number| member(number, units));
        staff_member::Entity::insert_many(rows)
            .exec_without_returning(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn insert(tx: &DatabaseTransaction, numbers: std::ops::Range<u32>) -> Result<(), DbErr> {
    unit::Entity::insert_many(numbers.map(unit))
        .exec_without_returning(tx)
        .await
        .map(drop)
}

fn id(kind: u8, number: u32) -> Uuid {
    let [a, b, c, d] = number.to_be_bytes();
    Builder::from_unix_timestamp_millis(1_767_225_600_000, &[kind, 0, 0, 0, 0, 0, a, b, c, d]).into_uuid()
}

fn above(number: u32) -> Option<u32> {
    match number {
        0 => None,
        1..=DEPARTMENTS => Some(0),
        _ => Some(1 + number % DEPARTMENTS),
    }
}

fn path(number: u32) -> String {
    let above = above(number).map(path).unwrap_or_default();
    format!("{above}{}/", id(1, number))
}

fn unit(number: u32) -> unit::ActiveModel {
    unit::ActiveModel {
        id: Set(UnitId(id(1, number))),
        parent_id: Set(above(number).map(|above| UnitId(id(1, above)))),
        path: Set(path(number)),
        code: Set(format!("TAI.{number:04}")),
        name: Set(format!("Đơn vị thử tải {number}")),
        kind: Set(UnitKind::Division),
        valid_from: Set(DateTime::UNIX_EPOCH.date_naive()),
        ..Default::default()
    }
}

fn member(number: u32, units: u32) -> staff_member::ActiveModel {
    let at = DateTime::UNIX_EPOCH;
    let there = |which: u32| !number.is_multiple_of(3) || number % 7 != which;
    let text = |which: u32, text: String| Set(Some(text).filter(|_| there(which)));
    staff_member::ActiveModel {
        id: Set(StaffId(id(2, number))),
        staff_code: Set(format!("TAI{number:06}")),
        username: Set(format!("tai{number:06}")),
        role: Set(Role::Staff),
        unit_id: Set(UnitId(id(1, number % units))),
        created_at: Set(at),
        full_name: text(0, format!("Thử Văn Tải {number}")),
        gender: Set(Some(Gender::Female).filter(|_| there(1))),
        birth_date: text(2, "1985-06-15".to_owned()),
        personal_id: text(3, format!("098{number:09}")),
        phone: text(4, format!("+8497{number:07}")),
        address: text(5, format!("Số {number}, đường Thử, phường Mẫu, tỉnh Mẫu")),
        email: text(6, format!("tai{number}@example.vn")),
        version: Set(1),
        updated_at: Set(at),
        ..Default::default()
    }
}
