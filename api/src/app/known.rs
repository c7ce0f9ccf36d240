use std::collections::HashMap;
use std::sync::Arc;

use entity::{CitizenId, Person, PersonKind, citizen, citizen_field, one_time_code, phone_confirmation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::gathering::pad;

/// All rows that a citizen's profile is made of.
#[derive(Debug)]
pub struct Known {
    pub citizen: citizen::Model,
    pub fields: Vec<citizen_field::Model>,
    /// A contact phone that waits for its code, with the code that counts now.
    pub pending_phone: Option<(phone_confirmation::Model, one_time_code::Model)>,
}

/// Those of many citizens at once: two queries, and a third and fourth for phones that wait.
pub async fn known(
    db: &impl ConnectionTrait,
    mut ids: Vec<CitizenId>,
) -> Result<HashMap<CitizenId, Arc<Known>>, DbErr> {
    pad(&mut ids);
    let mut pending = pending(db, &ids).await?;
    let mut fields: HashMap<CitizenId, Vec<_>> = HashMap::new();
    let rows = citizen_field::Entity::find()
        .filter(citizen_field::Column::CitizenId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    for row in rows {
        fields.entry(row.citizen_id).or_default().push(row);
    }
    let citizens = citizen::Entity::find()
        .filter(citizen::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let known = citizens.into_iter().map(|citizen| {
        let id = citizen.id;
        let known = Known {
            citizen,
            fields: fields.remove(&id).unwrap_or_default(),
            pending_phone: pending.remove(&id),
        };
        (id, Arc::new(known))
    });
    Ok(known.collect())
}

type PendingPhones = HashMap<CitizenId, (phone_confirmation::Model, one_time_code::Model)>;

async fn pending(db: &impl ConnectionTrait, ids: &[CitizenId]) -> Result<PendingPhones, DbErr> {
    use phone_confirmation::Column;
    let phones = phone_confirmation::Entity::find()
        .filter(Column::PersonKind.eq(PersonKind::Citizen))
        .filter(Column::PersonId.is_in(ids.iter().map(|id| Person::from(*id).id)))
        .filter(Column::EndedAt.is_null())
        .all(db)
        .await?;
    if phones.is_empty() {
        return Ok(HashMap::new());
    }
    let codes = one_time_code::Entity::find()
        .filter(one_time_code::Column::PurposeId.is_in(phones.iter().map(|phone| phone.id.0)))
        .filter(one_time_code::Column::ReplacedAt.is_null())
        .all(db)
        .await?;
    let with_code = phones.into_iter().filter_map(|phone| {
        let code = codes.iter().find(|code| code.purpose_id == phone.id.0)?.clone();
        Some((CitizenId(phone.person_id), (phone, code)))
    });
    Ok(with_code.collect())
}
