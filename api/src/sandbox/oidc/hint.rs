//! `id_token_hint`: an ID token of our own that comes back, perhaps long after it expired.

use entity::{OidcSessionId, oidc_key};
use sea_orm::{DbErr, EntityTrait};
use serde_json::Value;
use uuid::Uuid;

use super::{Issuer, jws};
use crate::app::App;

pub struct Hint {
    pub subject: String,
    pub client_id: String,
    pub session: OidcSessionId,
}

/// What the token says, if this provider signed it.
pub async fn verify(app: &App, issuer: &Issuer, token: &str) -> Result<Option<Hint>, DbErr> {
    let keys = oidc_key::Entity::find().all(app.db.read()).await?;
    let read = || {
        let claims = jws::verify(&keys, token)?;
        let text = |name: &str| claims.get(name).and_then(Value::as_str);
        let hint = Hint {
            subject: text("sub")?.to_owned(),
            client_id: text("aud")?.to_owned(),
            session: OidcSessionId(text("sid")?.parse::<Uuid>().ok()?),
        };
        (text("iss")? == issuer.identifier(app)).then_some(hint)
    };
    Ok(read())
}
