//! Whose account it is that someone comes to who signs in by a provider. A number that is known here never joins
//! accounts by itself: whoever has it proves the older account first.

use chrono::{DateTime, Utc};
use entity::citizen_field::{self, FieldName};
use entity::identity_case::CaseKind;
use entity::{CitizenId, ProviderName, citizen, identity_link};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::links::{self, Claimed, Conflict, ways};
use super::record;
use crate::app::App;
use crate::evidence::turn;
use crate::provider::Authenticated;

/// What comes of it.
pub enum Arrival {
    /// Their own. The *Techid* that the provider gives now may be someone else's all the same.
    At(citizen::Model, Option<Conflict>),
    /// Someone has an account here with the same number, by other ways in.
    ProofNeeded(CitizenId),
    Conflict(Conflict),
    NoTechId,
}

/// The account is held until the transaction ends and refreshed with what the provider says now.
pub async fn arrive(
    app: &App,
    db: &impl ConnectionTrait,
    authenticated: &Authenticated,
    now: DateTime<Utc>,
) -> Result<Arrival, DbErr> {
    let claimed = Claimed::of(authenticated);
    if let Some(tech_id) = &claimed.tech_id {
        turn::take(app, db, tech_id).await?;
    }
    let arrival = match linked(db, &claimed).await? {
        Some(citizen) => known(db, &claimed, citizen).await?,
        None => first(app, db, authenticated, &claimed, now).await?,
    };
    let Arrival::At(mut citizen, conflict) = arrival else {
        return Ok(arrival);
    };
    let source = record::source_of(authenticated.provider);
    record::refresh(app, db, &mut citizen, source, &authenticated.fields, now).await?;
    Ok(Arrival::At(citizen, conflict))
}

/// Alone: what is joined to a row that had to be waited for is as old as before the wait (PostgreSQL).
async fn linked(db: &impl ConnectionTrait, claimed: &Claimed) -> Result<Option<citizen::Model>, DbErr> {
    citizen::Entity::find()
        .inner_join(identity_link::Entity)
        .filter(identity_link::Column::Issuer.eq(&claimed.issuer))
        .filter(identity_link::Column::Subject.eq(&claimed.subject))
        .lock_exclusive()
        .one(db)
        .await
}

/// The subject is linked, which is enough to come in. A *Techid* that is new follows it, unless it is someone else's.
async fn known(
    db: &impl ConnectionTrait,
    claimed: &Claimed,
    citizen: citizen::Model,
) -> Result<Arrival, DbErr> {
    let Some(tech_id) = &claimed.tech_id else {
        return Ok(Arrival::At(citizen, None));
    };
    if let Some(other) = links::holder_of_tech_id(db, claimed).await?
        && other.subject != claimed.subject
    {
        let conflict = Conflict {
            kind: CaseKind::TechId,
            tried_by: Some(citizen.id),
            held_by: other.citizen_id,
        };
        return Ok(Arrival::At(citizen, Some(conflict)));
    }
    identity_link::Entity::update_many()
        .col_expr(identity_link::Column::TechId, Expr::value(tech_id.clone()))
        .filter(identity_link::Column::Issuer.eq(&claimed.issuer))
        .filter(identity_link::Column::Subject.eq(&claimed.subject))
        .exec(db)
        .await?;
    Ok(Arrival::At(citizen, None))
}

async fn first(
    app: &App,
    db: &impl ConnectionTrait,
    authenticated: &Authenticated,
    claimed: &Claimed,
    now: DateTime<Utc>,
) -> Result<Arrival, DbErr> {
    if authenticated.provider == ProviderName::Dvcqg && claimed.tech_id.is_none() {
        return Ok(Arrival::NoTechId);
    }
    if let Some(other) = links::holder_of_tech_id(db, claimed).await? {
        return Ok(Arrival::Conflict(Conflict {
            kind: CaseKind::TechId,
            tried_by: None,
            held_by: other.citizen_id,
        }));
    }
    if let Some(number) = authenticated.fields.get(&FieldName::PersonalId) {
        // Two first sign-ins with one number, by either provider, follow one another.
        turn::take(app, db, number).await?;
        if let Some(older) = with_number(db, number).await? {
            return match linked(db, claimed).await? {
                Some(faster) => Ok(Arrival::At(faster, None)),
                None => to_be_proved(app, db, older).await,
            };
        }
    }
    let citizen = record::make(app, db, &authenticated.fields, now).await?;
    if links::insert(app, db, citizen.id, claimed, now).await? {
        return Ok(Arrival::At(citizen, None));
    }
    // Another sign-in of the same person was a moment faster.
    citizen::Entity::delete_by_id(citizen.id).exec(db).await?;
    let faster = linked(db, claimed).await?;
    faster
        .map(|faster| Arrival::At(faster, None))
        .ok_or_else(|| DbErr::RecordNotFound(format!("the link to {}", citizen.id)))
}

/// By a way into the older account; without one, such as after a provider's address changed, only an official can help.
async fn to_be_proved(app: &App, db: &impl ConnectionTrait, older: CitizenId) -> Result<Arrival, DbErr> {
    let ways = ways::open_to(app, db, older).await?;
    Ok(match ways.is_empty() {
        false => Arrival::ProofNeeded(older),
        true => Arrival::Conflict(Conflict {
            kind: CaseKind::PersonalId,
            tried_by: None,
            held_by: older,
        }),
    })
}

/// Who is known here by this number, by a provider's word.
pub async fn with_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<CitizenId>, DbErr> {
    let found = citizen_field::Entity::find()
        .filter(citizen_field::Column::Name.eq(FieldName::PersonalId))
        .filter(citizen_field::Column::Value.eq(number))
        .one(db)
        .await?;
    Ok(found.map(|row| row.citizen_id))
}
