//! A unit can't end while somebody or something is in it.

use chrono::NaiveDate;
use entity::{UnitId, staff_member, unit};
use poem_openapi::{Enum, Object};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::look::not_over;
use crate::http::{Code, FieldError, Problem};

/// Problem Details (RFC 9457): the tree of units does not allow it.
#[derive(Object)]
#[oai(rename = "StaffUnitConflict", skip_serializing_if_is_none)]
pub struct UnitConflict {
    /// A URI that names the kind of problem.
    #[oai(rename = "type")]
    kind: String,
    /// The kind of problem in a few words, in the caller's language.
    title: String,
    /// The HTTP status: 409.
    status: u16,
    /// What happened and what to do, in the caller's language.
    detail: String,
    /// `refused`
    code: Code,
    reason: ConflictReason,
    /// Always empty: no field is wrong.
    errors: Vec<FieldError>,
    /// With `in_use`: how many members work in the unit itself, those who are disabled left out.
    members: Option<u64>,
    /// With `in_use`: how many units lie directly below it and are not over.
    units: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffUnitConflictReason", rename_all = "snake_case")]
enum ConflictReason {
    /// Members or units are still in it; they must go elsewhere first, or to its successor with it.
    InUse,
    /// It would lie below itself, or come to take its own place.
    Circle,
    /// The tree would have more than twelve levels.
    TooDeep,
    /// It was merged into another one, so it has a last day.
    Merged,
    /// It can't go on, because the unit above it is over.
    ParentOver,
}

/// What is in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inside {
    pub members: u64,
    pub units: u64,
}

impl Inside {
    pub async fn of(db: &impl ConnectionTrait, id: UnitId, today: NaiveDate) -> Result<Self, DbErr> {
        let members = staff_member::Entity::find()
            .filter(staff_member::Column::UnitId.eq(id))
            .filter(staff_member::Column::DisabledAt.is_null());
        let units = unit::Entity::find()
            .filter(unit::Column::ParentId.eq(id))
            .filter(not_over(today));
        Ok(Self {
            members: members.count(db).await?,
            units: units.count(db).await?,
        })
    }

    pub const fn is_empty(self) -> bool {
        self.members == 0 && self.units == 0
    }
}

impl From<Inside> for UnitConflict {
    fn from(Inside { members, units }: Inside) -> Self {
        let problem = Problem::new(Code::Refused).saying(
            &format!("Đơn vị còn {members} cán bộ và {units} đơn vị trực thuộc. Vui lòng điều chuyển trước, hoặc chọn đơn vị kế thừa và chuyển theo."),
            &format!("The unit still has {members} members and {units} units below it. Please move them first, or name a successor and let them go along."),
        );
        Self {
            kind: problem.kind,
            title: problem.title,
            status: 409,
            detail: problem.detail,
            code: problem.code,
            reason: ConflictReason::InUse,
            errors: problem.errors,
            members: Some(members),
            units: Some(units),
        }
    }
}
