//! All that an answer about a record says, looked up.

use entity::{StaffId, e_receipt_account, unit};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::number;
use crate::app::App;
use crate::http::{Code, Problem};
use crate::session::{RecordStanding, look_at_record};

pub struct Known {
    pub standing: RecordStanding,
    /// The name of the member's unit.
    pub unit: String,
    /// The number that the certification system has for the member.
    pub authorised: Option<String>,
    pub e_receipt: Option<e_receipt_account::Model>,
}

pub async fn look(app: &App, db: &impl ConnectionTrait, staff: StaffId) -> Result<Known, Problem> {
    let standing = look_at_record(app, db, staff).await?;
    let standing = standing.ok_or_else(|| Problem::new(Code::NotSignedIn))?;
    let unit = unit::Entity::find_by_id(standing.member.unit_id).one(db).await?;
    Ok(Known {
        authorised: number::authorised(db, &standing.member.staff_code).await?,
        e_receipt: e_receipt_account::Entity::find_by_id(staff).one(db).await?,
        unit: unit.map(|unit| unit.name).unwrap_or_default(),
        standing,
    })
}
