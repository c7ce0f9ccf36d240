//! How an outside identity stands to an account that wants it as a way in.

use entity::citizen_field::{self, FieldName};
use entity::identity_case::CaseKind;
use entity::{CitizenId, ProviderName};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::claimed::{Claimed, holder, holder_of_tech_id};
use super::conflict::Conflict;
use super::ways::links_of;
use crate::citizen::record::Said;
use crate::person::TripProblem;

pub enum Standing {
    /// It may be linked.
    Free,
    /// It, or the number that the provider gives, belongs to another account.
    Conflict(Conflict),
    /// A code for the pages.
    Refused(&'static str),
}

/// The account has a way in by that provider already.
pub const ALREADY_LINKED: &str = "already_linked";

pub async fn standing(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    provider: ProviderName,
    claimed: &Claimed,
    said: &Said,
) -> Result<Standing, DbErr> {
    if let Some(held) = holder(db, claimed).await? {
        return Ok(held_by(citizen, held.citizen_id, CaseKind::Subject));
    }
    // One account of a provider at a time: the guide knows one Techid.
    let mine = links_of(db, citizen).await?;
    if mine.iter().any(|link| link.issuer == claimed.issuer) {
        return Ok(Standing::Refused(ALREADY_LINKED));
    }
    if provider == ProviderName::Dvcqg && claimed.tech_id.is_none() {
        return Ok(Standing::Refused(TripProblem::NoTechId.code()));
    }
    if let Some(held) = holder_of_tech_id(db, claimed).await? {
        return Ok(held_by(citizen, held.citizen_id, CaseKind::TechId));
    }
    let Some(number) = said.get(&FieldName::PersonalId) else {
        return Ok(Standing::Free);
    };
    let known = citizen_field::Entity::find()
        .filter(citizen_field::Column::Name.eq(FieldName::PersonalId))
        .filter(citizen_field::Column::Value.is_not_null())
        .filter(
            sea_orm::Condition::any()
                .add(citizen_field::Column::Value.eq(number))
                .add(citizen_field::Column::CitizenId.eq(citizen)),
        )
        .all(db)
        .await?;
    let mut others = known.iter().filter(|row| row.citizen_id != citizen);
    if let Some(other) = others.next() {
        return Ok(held_by(citizen, other.citizen_id, CaseKind::PersonalId));
    }
    let mut mine = known.iter().filter(|row| row.citizen_id == citizen);
    Ok(match mine.any(|row| row.value.as_ref() != Some(number)) {
        // The number of somebody who is not known here.
        true => Standing::Refused(TripProblem::OtherPerson.code()),
        false => Standing::Free,
    })
}

fn held_by(wants: CitizenId, holds: CitizenId, kind: CaseKind) -> Standing {
    if wants == holds {
        return Standing::Refused(ALREADY_LINKED);
    }
    Standing::Conflict(Conflict {
        kind,
        tried_by: Some(wants),
        held_by: holds,
    })
}
