//! The ways into an account, and whether one of them may go.

use entity::{CitizenId, ProviderName, identity_link, local_account};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::app::App;
use crate::config::Provider;
use crate::http::{Code, Problem};

/// The links of a citizen, the oldest first.
pub async fn links_of(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
) -> Result<Vec<identity_link::Model>, DbErr> {
    identity_link::Entity::find()
        .filter(identity_link::Column::CitizenId.eq(citizen))
        .order_by_asc(identity_link::Column::Id)
        .all(db)
        .await
}

/// Of which configured provider an issuer is.
pub fn provider_named<'a>(app: &'a App, issuer: &str) -> Option<&'a Provider> {
    app.settings
        .providers()
        .find(|provider| provider.issuer == issuer)
}

/// Whether one may go without shutting its owner out: another one at a provider that is still configured must stay. User
/// name and password don't count: whoever forgets the password needs a provider, and so does proving once more who one is.
pub fn may_go(app: &App, links: &[identity_link::Model], leaves: &identity_link::Model) -> bool {
    let opens = |link: &&identity_link::Model| provider_named(app, &link.issuer).is_some();
    links.iter().filter(opens).any(|link| link.id != leaves.id)
}

/// As the activity names it.
pub const fn way(provider: ProviderName) -> &'static str {
    match provider {
        ProviderName::Vneid => "vneid",
        ProviderName::Dvcqg => "dvcqg",
    }
}

/// By which ways a citizen may come in, as the portal is configured now.
pub async fn open_to(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: CitizenId,
) -> Result<Vec<&'static str>, DbErr> {
    let links = links_of(db, citizen).await?;
    let providers = links.iter().filter_map(|link| provider_named(app, &link.issuer));
    let mut ways: Vec<_> = providers.map(|provider| way(provider.name)).collect();
    if app.settings.local_sign_in {
        let local = local_account::Entity::find_by_citizen_id(citizen).one(db).await?;
        ways.extend(local.map(|_| "local"));
    }
    ways.dedup();
    Ok(ways)
}

/// By which provider a citizen proves once more who they are: VNeID if it is one of their ways in.
pub async fn provider_of(app: &App, citizen: CitizenId) -> Result<&Provider, Problem> {
    let links = links_of(app.db.read(), citizen).await?;
    let providers = links.iter().filter_map(|link| provider_named(app, &link.issuer));
    let best = providers.max_by_key(|provider| provider.name == ProviderName::Vneid);
    best.ok_or_else(|| Problem::new(Code::Unavailable))
}
