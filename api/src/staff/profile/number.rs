//! Whether a number is the one that the certification system (*hệ thống chứng thực*) has for a member.

use entity::{StaffId, authorised_number, staff_member};
use poem_openapi::Enum;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffNumberCheck", rename_all = "snake_case")]
pub enum NumberCheck {
    /// The certification system has this one.
    Authorised,
    /// It has another one, which was brought in after this one was saved: it is to be put right.
    Different,
    /// *Chưa đối chiếu*: it has none for this member.
    Unchecked,
}

impl NumberCheck {
    /// `None` if there is no number.
    pub fn of(number: Option<&str>, authorised: Option<&str>) -> Option<Self> {
        let number = number?;
        Some(match authorised {
            None => Self::Unchecked,
            Some(authorised) if authorised == number => Self::Authorised,
            Some(_) => Self::Different,
        })
    }
}

/// The number that the certification system has for a member, if it has one.
pub async fn authorised(db: &impl ConnectionTrait, staff_code: &str) -> Result<Option<String>, DbErr> {
    let row = authorised_number::Entity::find_by_id(staff_code).one(db).await?;
    Ok(row.map(|row| row.number))
}

/// What is wrong with a number for this member, as a field's code.
pub async fn wrong(
    db: &impl ConnectionTrait,
    member: &staff_member::Model,
    number: &str,
) -> Result<Option<&'static str>, DbErr> {
    let authorised = authorised(db, &member.staff_code).await?;
    if NumberCheck::of(Some(number), authorised.as_deref()) == Some(NumberCheck::Different) {
        return Ok(Some("number_not_authorised"));
    }
    let is_taken = belongs_to_another(db, member.id, number).await?;
    Ok(is_taken.then_some("number_taken"))
}

async fn belongs_to_another(db: &impl ConnectionTrait, staff: StaffId, number: &str) -> Result<bool, DbErr> {
    let others = staff_member::Entity::of_number(number)
        .filter(staff_member::Column::Id.ne(staff))
        // Whoever left may have come back under another code.
        .filter(staff_member::Column::DisabledAt.is_null());
    Ok(others.count(db).await? > 0)
}
