//! Registered clients: integrators and tests make their own.

mod built_in;
mod names;

use std::sync::Arc;

use entity::oidc_client::{self, Uris};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set, TryIntoModel};
use url::Url;
use validator::{Validate, ValidationError};

use names::{AuthMethodName, IssuerName, SigningAlgName};

pub use built_in::{BuiltIn, ensure, ensure_built_in};

use super::oidc;
use crate::app::App;
use crate::http::{Checked, Code, Failed, Problem, Tag};
use crate::secret::sha256;

pub struct ClientsApi;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct Client {
    /// Where it is registered.
    provider: IssuerName,
    client_id: String,
    name: String,
    auth_method: AuthMethodName,
    redirect_uris: Vec<String>,
    post_logout_redirect_uris: Vec<String>,
    id_token_alg: SigningAlgName,
    /// Whether it is the sandbox's own, which stays.
    built_in: bool,
    /// Told once, at the registration.
    client_secret: Option<String>,
}

#[derive(Object, Validate)]
struct NewClient {
    /// Where it is registered: at VNeID unless said otherwise.
    provider: Option<IssuerName>,
    /// How people are told which service asks.
    #[oai(validator(max_length = 100))]
    #[validate(length(max = 100), custom(function = is_name))]
    name: Option<String>,
    auth_method: AuthMethodName,
    /// Compared letter by letter.
    #[oai(validator(min_items = 1, max_items = 20))]
    #[validate(length(min = 1, max = 20), custom(function = are_addresses))]
    redirect_uris: Vec<String>,
    #[oai(validator(max_items = 20))]
    #[validate(length(max = 20), custom(function = are_addresses))]
    post_logout_redirect_uris: Option<Vec<String>>,
    /// RS256 unless said otherwise.
    id_token_alg: Option<SigningAlgName>,
}

fn is_name(name: &str) -> Result<(), ValidationError> {
    let shown = !name.trim().is_empty() && !name.chars().any(char::is_control);
    shown.then_some(()).ok_or_else(|| ValidationError::new("format"))
}

/// Absolute http or https addresses without a fragment (RFC 6749, 3.1.2).
fn are_addresses(addresses: &[String]) -> Result<(), ValidationError> {
    let fit = |text: &String| {
        let parsed = Url::parse(text).ok();
        let absolute =
            parsed.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.fragment().is_none());
        absolute && text.len() <= 2000 && !text.chars().any(char::is_control)
    };
    addresses
        .iter()
        .all(fit)
        .then_some(())
        .ok_or_else(|| ValidationError::new("address"))
}

#[derive(ApiResponse)]
enum Registered {
    /// The client, with its secret.
    #[oai(status = 201)]
    Created(Json<Client>),
}

#[derive(ApiResponse)]
enum Removed {
    /// It is gone, and so is what it was granted.
    #[oai(status = 204)]
    Gone,
}

#[OpenApi]
impl ClientsApi {
    /// Registered clients
    #[oai(
        path = "/sandbox/clients",
        method = "get",
        tag = "Tag::Sandbox",
        operation_id = "list_sandbox_clients"
    )]
    async fn list(&self, Data(app): Data<&Arc<App>>) -> Result<Json<Vec<Client>>, Failed> {
        let rows = oidc_client::Entity::find()
            .order_by_asc(oidc_client::Column::CreatedAt)
            .all(app.db.read())
            .await?;
        Ok(Json(rows.into_iter().map(|row| Client::of(row, None)).collect()))
    }

    /// Register a client
    ///
    /// Its secret is told in this answer alone.
    #[oai(
        path = "/sandbox/clients",
        method = "post",
        tag = "Tag::Sandbox",
        operation_id = "register_sandbox_client"
    )]
    async fn register(
        &self,
        Data(app): Data<&Arc<App>>,
        Checked(new): Checked<NewClient>,
    ) -> Result<Registered, Failed> {
        let issuer = new.provider.unwrap_or(IssuerName::Vneid).issuer();
        let is_public = matches!(new.auth_method, AuthMethodName::None);
        let secret = (!is_public).then(|| app.random.token());
        let client_id = format!("client-{}", app.new_id().simple());
        let row = oidc_client::ActiveModel {
            issuer: Set(issuer.path.to_owned()),
            client_id: Set(client_id.clone()),
            name: Set(new.name.unwrap_or(client_id)),
            auth_method: Set(new.auth_method.into()),
            secret_hash: Set(secret.as_ref().map(|secret| sha256(secret.as_bytes()))),
            redirect_uris: Set(Uris(new.redirect_uris)),
            post_logout_redirect_uris: Set(Uris(new.post_logout_redirect_uris.unwrap_or_default())),
            id_token_alg: Set(new.id_token_alg.unwrap_or(SigningAlgName::Rs256).into()),
            built_in: Set(false),
            created_at: Set(app.now()),
        };
        oidc_client::Entity::insert(row.clone())
            .exec_without_returning(app.db.write())
            .await?;
        let client = row.try_into_model()?;
        Ok(Registered::Created(Json(Client::of(client, secret))))
    }

    /// Remove a client
    ///
    /// Those of the sandbox itself stay.
    #[oai(
        path = "/sandbox/clients/:client_id",
        method = "delete",
        tag = "Tag::Sandbox",
        operation_id = "remove_sandbox_client"
    )]
    async fn remove(&self, Data(app): Data<&Arc<App>>, client_id: Path<String>) -> Result<Removed, Failed> {
        if client_id.0.contains('\0') {
            return Err(Problem::new(Code::NotFound).into());
        }
        // Ids of registered clients are random, so one is found at one provider; built-in ones can't be removed anyway.
        let found = oidc_client::Entity::find()
            .filter(oidc_client::Column::ClientId.eq(client_id.0))
            .one(app.db.read())
            .await?;
        match found {
            None => Err(Problem::new(Code::NotFound).into()),
            Some(client) if client.built_in => Err(Problem::new(Code::Forbidden)
                .saying(
                    "Không thể xóa ứng dụng của chính cổng dịch vụ công.",
                    "The portal's own client can't be removed.",
                )
                .into()),
            Some(client) => {
                let tx = app.db.begin().await?;
                let issuer = IssuerName::of(&client.issuer).issuer();
                oidc::revoke_grants(app, &tx, issuer, &client.client_id).await?;
                oidc_client::Entity::delete_by_id((client.issuer, client.client_id))
                    .exec(&tx)
                    .await?;
                tx.commit().await?;
                Ok(Removed::Gone)
            }
        }
    }
}

impl Client {
    fn of(row: oidc_client::Model, client_secret: Option<String>) -> Self {
        Self {
            provider: IssuerName::of(&row.issuer),
            client_id: row.client_id,
            name: row.name,
            auth_method: row.auth_method.into(),
            redirect_uris: row.redirect_uris.0,
            post_logout_redirect_uris: row.post_logout_redirect_uris.0,
            id_token_alg: row.id_token_alg.into(),
            built_in: row.built_in,
            client_secret,
        }
    }
}
