//! Clients that always exist, with the addresses and the secrets of now: the portal at either provider, and the national
//! portal at VNeID.

use entity::ProviderName;
use entity::oidc_client::{self, AuthMethod, SigningAlg, Uris};
use sea_orm::sea_query::OnConflict;
use sea_orm::{DbErr, EntityTrait, Set};

use crate::app::App;
use crate::config::{ClientAuth, Provider};
use crate::http::paths::{CITIZEN_CALLBACK, CITIZEN_SIGNED_OUT_PAGE, STAFF_CALLBACK, STAFF_SIGNED_OUT_PAGE};
use crate::sandbox::dvcqg::{self, DVCQG};
use crate::sandbox::oidc::Issuer;
use crate::sandbox::vneid::VNEID;
use crate::secret::sha256;

pub struct BuiltIn<'a> {
    pub issuer: &'a Issuer,
    pub client_id: &'a str,
    pub name: &'a str,
    pub auth_method: AuthMethod,
    pub secret: Option<String>,
    /// Paths of ours.
    pub redirect: &'a [&'a str],
    pub after_sign_out: &'a [&'a str],
}

pub async fn ensure_built_in(app: &App) -> Result<(), DbErr> {
    for provider in app.settings.providers() {
        ensure(app, &own(app, provider)).await?;
    }
    dvcqg::ensure_client(app).await
}

fn own<'a>(app: &'a App, provider: &'a Provider) -> BuiltIn<'a> {
    BuiltIn {
        issuer: match provider.name {
            ProviderName::Vneid => &VNEID,
            ProviderName::Dvcqg => &DVCQG,
        },
        client_id: &provider.client_id,
        name: &app.settings.site_name,
        auth_method: match provider.client_auth {
            ClientAuth::Basic => AuthMethod::ClientSecretBasic,
            ClientAuth::Post => AuthMethod::ClientSecretPost,
            ClientAuth::None => AuthMethod::None,
        },
        secret: app.provider_secret(provider),
        redirect: &[CITIZEN_CALLBACK, STAFF_CALLBACK],
        after_sign_out: &[CITIZEN_SIGNED_OUT_PAGE, STAFF_SIGNED_OUT_PAGE],
    }
}

pub async fn ensure(app: &App, client: &BuiltIn<'_>) -> Result<(), DbErr> {
    use oidc_client::Column;
    let addresses = |paths: &[&str]| Uris(paths.iter().map(|path| app.settings.at(path)).collect());
    let row = oidc_client::ActiveModel {
        issuer: Set(client.issuer.path.to_owned()),
        client_id: Set(client.client_id.to_owned()),
        name: Set(client.name.to_owned()),
        auth_method: Set(client.auth_method),
        secret_hash: Set(client.secret.as_ref().map(|secret| sha256(secret.as_bytes()))),
        redirect_uris: Set(addresses(client.redirect)),
        post_logout_redirect_uris: Set(addresses(client.after_sign_out)),
        id_token_alg: Set(SigningAlg::Es256),
        built_in: Set(true),
        created_at: Set(app.now()),
    };
    let known = OnConflict::columns([Column::Issuer, Column::ClientId])
        .update_columns([
            Column::Name,
            Column::AuthMethod,
            Column::SecretHash,
            Column::RedirectUris,
            Column::PostLogoutRedirectUris,
            Column::IdTokenAlg,
            Column::BuiltIn,
        ])
        .to_owned();
    oidc_client::Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(app.db.write())
        .await
        .map(drop)
}
