//! What was proved at a provider and waits to be confirmed here.

use std::collections::BTreeMap;

use entity::citizen_field::{self, FieldName};
use entity::{ProposalId, ProviderName, SessionId, link_proposal};
use poem::Request;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::Value;

use super::Claimed;
use crate::app::App;
use crate::citizen::profile::{named, spelt};
use crate::citizen::record::Said;
use crate::person::attempt;
use crate::provider::Authenticated;
use crate::session::Current;

/// Keeps it for the browser in which it was proved; it takes the place of an earlier one.
pub async fn propose(
    app: &App,
    db: &impl ConnectionTrait,
    browser_hash: &[u8],
    session: Option<SessionId>,
    authenticated: &Authenticated,
) -> Result<(), DbErr> {
    let claimed = Claimed::of(authenticated);
    let said = authenticated.fields.iter();
    let said = said.map(|(name, value)| (spelt(*name), Value::String(value.clone())));
    let row = link_proposal::ActiveModel {
        id: Set(ProposalId(app.new_id())),
        browser_hash: Set(browser_hash.to_vec()),
        session_id: Set(session),
        provider: Set(authenticated.provider),
        issuer: Set(claimed.issuer),
        subject: Set(claimed.subject),
        tech_id: Set(claimed.tech_id),
        said: Set(Value::Object(said.collect())),
        proposed_at: Set(app.now()),
    };
    link_proposal::Entity::delete_many()
        .filter(link_proposal::Column::BrowserHash.eq(browser_hash))
        .filter(link_proposal::Column::Provider.eq(authenticated.provider))
        .exec(db)
        .await?;
    link_proposal::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// The one that waits in this browser, if the session may confirm it.
pub async fn waiting(
    app: &App,
    db: &impl ConnectionTrait,
    request: &Request,
    current: &Current,
    provider: ProviderName,
) -> Result<Option<link_proposal::Model>, DbErr> {
    let Some(browser_hash) = attempt::browser_hash(request, app) else {
        return Ok(None);
    };
    let found = link_proposal::Entity::newest_of(browser_hash, provider)
        .one(db)
        .await?;
    let in_time = |row: &link_proposal::Model| app.now() < row.proposed_at + app.policy.sign_in_lifetime;
    let Some(row) = found.filter(in_time) else {
        return Ok(None);
    };
    let mine = match row.session_id {
        Some(session) => session == current.id,
        None => has_its_number(db, current, &row).await?,
    };
    Ok(mine.then_some(row))
}

/// What someone proved who was asked for their older account first is shown to nobody else on the same computer.
async fn has_its_number(
    db: &impl ConnectionTrait,
    current: &Current,
    proposal: &link_proposal::Model,
) -> Result<bool, DbErr> {
    let Some(number) = said(proposal).remove(&FieldName::PersonalId) else {
        return Ok(false);
    };
    let mine = citizen_field::Entity::of(current.citizen)
        .filter(citizen_field::Column::Name.eq(FieldName::PersonalId))
        .filter(citizen_field::Column::Value.eq(number));
    Ok(mine.one(db).await?.is_some())
}

/// It waits no longer; false if it was confirmed a moment ago.
pub async fn take(db: &impl ConnectionTrait, proposal: &link_proposal::Model) -> Result<bool, DbErr> {
    let taken = link_proposal::Entity::delete_by_id(proposal.id).exec(db).await?;
    Ok(taken.rows_affected == 1)
}

/// What the provider said.
pub fn said(proposal: &link_proposal::Model) -> Said {
    let fields = proposal.said.as_object().into_iter().flatten();
    let read = |(name, value): (&String, &Value)| -> Option<(FieldName, String)> {
        Some((named(name)?, value.as_str()?.to_owned()))
    };
    fields.filter_map(read).collect::<BTreeMap<_, _>>()
}
