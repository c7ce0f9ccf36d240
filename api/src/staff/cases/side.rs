//! One account of a case, and what speaks for it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::citizen_field::{self, FieldName};
use entity::{citizen, identity_case, identity_link, local_account, session};
use sea_orm::{ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::look_view::{CaseProof, CaseProofField, CaseSide, CaseWay};
use super::moves::links_of;
use crate::app::App;
use crate::civil;
use crate::session::Life;

impl CaseSide {
    pub async fn of(
        app: &App,
        db: &impl ConnectionTrait,
        case: &identity_case::Model,
        citizen: &citizen::Model,
    ) -> Result<Self, DbErr> {
        let sessions = session::Entity::of(citizen.id).all(db).await?;
        let lives = |session: &&session::Model| {
            session.ended_at.is_none() && !Life::of(session).is_over(app.now(), &app.policy)
        };
        let used = last_used(&sessions);
        let links = links_of(db, Some(citizen.id)).await?;
        let mut ways: Vec<_> = links
            .iter()
            .map(|link| CaseWay::of(app, case, link, &used))
            .collect();
        let local = local_account::Entity::find_by_citizen_id(citizen.id)
            .one(db)
            .await?;
        ways.extend(local.map(|local| CaseWay::local(app, &local, &used)));
        Ok(Self {
            citizen_id: citizen.id.0,
            full_name: citizen.full_name.clone(),
            created_at: citizen.created_at,
            is_disabled: citizen.disabled_at.is_some(),
            proofs: proofs(db, citizen).await?,
            ways,
            last_signed_in_at: sessions.iter().map(|session| session.started_at).reduce(Ord::max),
            live_sessions: sessions.iter().filter(lives).count() as u64,
        })
    }
}

/// When someone last came in, by issuer, as far as sessions are kept.
fn last_used(sessions: &[session::Model]) -> HashMap<String, DateTime<Utc>> {
    let mut used = HashMap::new();
    for session in sessions {
        let last = used.entry(session.issuer.clone()).or_insert(session.started_at);
        *last = Ord::max(*last, session.started_at);
    }
    used
}

async fn proofs(db: &impl ConnectionTrait, citizen: &citizen::Model) -> Result<Vec<CaseProof>, DbErr> {
    use citizen_field::Column;
    let names = [FieldName::FullName, FieldName::BirthDate, FieldName::PersonalId];
    let rows = citizen_field::Entity::find()
        .filter(Column::CitizenId.eq(citizen.id))
        .filter(Column::Name.is_in(names))
        .filter(Column::Value.is_not_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(CaseProof::of).collect())
}

impl CaseProof {
    fn of(row: citizen_field::Model) -> Option<Self> {
        let value = row.value?;
        let (field, value) = match row.name {
            FieldName::FullName => (CaseProofField::FullName, value),
            FieldName::BirthDate => (CaseProofField::BirthDate, value),
            FieldName::PersonalId => (CaseProofField::PersonalId, civil::masked_personal_id(&value)),
            _ => return None,
        };
        Some(Self {
            field,
            value,
            source: row.source.into(),
            at: row.as_of,
        })
    }
}

impl CaseWay {
    fn of(
        app: &App,
        case: &identity_case::Model,
        link: &identity_link::Model,
        used: &HashMap<String, DateTime<Utc>>,
    ) -> Self {
        let mut providers = app.settings.providers();
        let provider = providers.find(|provider| provider.issuer == link.issuer);
        let is_identity = link.issuer == case.issuer && link.subject == case.subject;
        Self {
            way: provider.map_or_else(|| "unknown".to_owned(), |provider| provider.name.to_value()),
            linked_at: link.linked_at,
            last_used_at: used.get(&link.issuer).copied(),
            tech_id_ending: link.tech_id.as_deref().map(ending),
            is_disputed: is_identity || (case.tech_id.is_some() && link.tech_id == case.tech_id),
        }
    }

    fn local(app: &App, local: &local_account::Model, used: &HashMap<String, DateTime<Utc>>) -> Self {
        Self {
            way: "local".to_owned(),
            linked_at: local.created_at,
            last_used_at: used.get(&app.settings.at("")).copied(),
            tech_id_ending: None,
            is_disputed: false,
        }
    }
}

/// The last characters, by which somebody who has the whole recognises it.
pub fn ending(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(4);
    text.chars().skip(skipped.max(1)).collect()
}
