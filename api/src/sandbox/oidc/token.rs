//! The token endpoint (OpenID Connect Core 3.1.3).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::oidc_client::{self, SigningAlg};
use entity::{oidc_grant, oidc_session};
use poem::http::header::{CACHE_CONTROL, CONTENT_TYPE, PRAGMA};
use poem::{IntoResponse, Request, Response};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::parameters::Parameters;
use super::protocol_error::ProtocolError;
use super::{Answered, Issuer, client_auth, jws, keys};
use crate::app::App;
use crate::http::app_of;
use crate::sandbox::faults;
use crate::secret::{same, sha256};

pub fn token(issuer: &'static Issuer, mut request: Request) -> Answered {
    Box::pin(async move {
        let app = app_of(&request)?.clone();
        Ok(redeem(&app, issuer, &mut request)
            .await
            .unwrap_or_else(IntoResponse::into_response))
    })
}

async fn redeem(app: &App, issuer: &Issuer, request: &mut Request) -> Result<Response, ProtocolError> {
    let form = Parameters::read(request).await?;
    if !form.repeated.is_empty() {
        return Err(ProtocolError::new("invalid_request", "a parameter comes twice"));
    }
    let client = client_auth::authenticate(app, issuer, request.headers(), &form).await?;
    match form.get("grant_type") {
        Some("authorization_code") => {}
        Some(_) => {
            return Err(ProtocolError::new(
                "unsupported_grant_type",
                "only authorization_code is served",
            ));
        }
        None => return Err(ProtocolError::new("invalid_request", "grant_type is missing")),
    }
    let code = form
        .get("code")
        .ok_or_else(|| ProtocolError::new("invalid_request", "code is missing"))?;
    let found = oidc_grant::Entity::find_by_code_hash(sha256(code.as_bytes()))
        .find_also_related(oidc_session::Entity)
        .one(app.db.read())
        .await?;
    let of_client =
        |grant: &oidc_grant::Model| grant.issuer == issuer.path && grant.client_id == client.client_id;
    let (grant, session) = found
        .filter(|(grant, _)| of_client(grant))
        .ok_or_else(|| invalid_grant("the code is not known"))?;
    check(app, issuer, &grant, &form).await?;
    let access_token = app.random.token();
    consume(app, &grant, &access_token).await?;
    // As it stood a moment ago: if it has ended since, user info refuses the token.
    let session = session.filter(|session| session.ended_at.is_none());
    let session = session.ok_or_else(|| invalid_grant("the session has ended"))?;
    issue(app, issuer, &client, &grant, &session, &access_token).await
}

fn invalid_grant(description: &'static str) -> ProtocolError {
    ProtocolError::new("invalid_grant", description)
}

async fn check(
    app: &App,
    issuer: &Issuer,
    grant: &oidc_grant::Model,
    form: &Parameters,
) -> Result<(), ProtocolError> {
    if grant.code_used_at.is_some() {
        revoke(app, grant).await?;
        return Err(invalid_grant("the code was used before"));
    }
    if app.now() >= grant.issued_at + app.policy.authorization_code_lifetime {
        return Err(invalid_grant("the code has expired"));
    }
    if form.get("redirect_uri") != Some(&grant.redirect_uri) {
        return Err(invalid_grant(
            "redirect_uri is not the one of the authorization request",
        ));
    }
    let possession = || proves_possession(grant.code_challenge.as_deref(), form.get("code_verifier"));
    if issuer.is_modern && !possession() {
        return Err(invalid_grant("code_verifier does not fit"));
    }
    Ok(())
}

/// PKCE (RFC 7636, 4.6). A code that was asked for without a challenge takes no verifier: someone may have
/// stripped the challenge on its way (RFC 9700, 2.1.1).
fn proves_possession(challenge: Option<&str>, verifier: Option<&str>) -> bool {
    match (challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) if (43..=128).contains(&verifier.len()) => same(
            URL_SAFE_NO_PAD.encode(sha256(verifier.as_bytes())).as_bytes(),
            challenge.as_bytes(),
        ),
        _ => false,
    }
}

/// Takes the code, once. Who comes second learns that it is used, and what it gave is revoked.
async fn consume(app: &App, grant: &oidc_grant::Model, access_token: &str) -> Result<(), ProtocolError> {
    let taken = oidc_grant::Entity::update_many()
        .col_expr(oidc_grant::Column::CodeUsedAt, Expr::value(app.now()))
        .col_expr(
            oidc_grant::Column::AccessTokenHash,
            Expr::value(sha256(access_token.as_bytes())),
        )
        .filter(oidc_grant::Column::Id.eq(grant.id))
        .filter(oidc_grant::Column::CodeUsedAt.is_null())
        .exec(app.db.write())
        .await?;
    if taken.rows_affected == 1 {
        return Ok(());
    }
    revoke(app, grant).await?;
    Err(invalid_grant("the code was used before"))
}

async fn revoke(app: &App, grant: &oidc_grant::Model) -> Result<(), DbErr> {
    oidc_grant::Entity::update_many()
        .col_expr(oidc_grant::Column::RevokedAt, Expr::value(app.now()))
        .filter(oidc_grant::Column::Id.eq(grant.id))
        .filter(oidc_grant::Column::RevokedAt.is_null())
        .exec(app.db.write())
        .await
        .map(drop)
}

async fn issue(
    app: &App,
    issuer: &Issuer,
    client: &oidc_client::Model,
    grant: &oidc_grant::Model,
    session: &oidc_session::Model,
    access_token: &str,
) -> Result<Response, ProtocolError> {
    let id_token = id_token(
        app,
        client.id_token_alg,
        &claims(app, issuer, grant, session, access_token),
    )
    .await?;
    let body = json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": app.policy.access_token_lifetime.num_seconds(),
        "scope": grant.scope,
        "id_token": id_token,
    });
    Ok(Response::builder()
        .header(CONTENT_TYPE, "application/json")
        .header(CACHE_CONTROL, "no-store")
        .header(PRAGMA, "no-cache")
        .body(body.to_string()))
}

/// OpenID Connect Core 2. Nothing personal: the token comes back in addresses, as `id_token_hint`.
fn claims(
    app: &App,
    issuer: &Issuer,
    grant: &oidc_grant::Model,
    session: &oidc_session::Model,
    access_token: &str,
) -> Value {
    let now = app.now();
    let mut claims = json!({
        "iss": issuer.identifier(app),
        "sub": (issuer.subject)(grant.account_id),
        "aud": grant.client_id,
        "azp": grant.client_id,
        "exp": (now + app.policy.id_token_lifetime).timestamp(),
        "iat": now.timestamp(),
        "auth_time": session.authenticated_at.timestamp(),
        "acr": grant.acr,
        "amr": ["pwd", "otp", "sms", "mfa"],
        "sid": session.id.to_string(),
        "at_hash": half_hash(access_token),
    });
    if let (Some(nonce), Some(claims)) = (&grant.nonce, claims.as_object_mut()) {
        claims.insert("nonce".to_owned(), json!(nonce));
    }
    claims
}

/// OpenID Connect Core 3.1.3.6.
fn half_hash(access_token: &str) -> String {
    let hash = sha256(access_token.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.get(..16).unwrap_or_default())
}

async fn id_token(app: &App, alg: SigningAlg, claims: &Value) -> Result<String, ProtocolError> {
    let keys = keys::all(app).await?;
    let key = keys.iter().find(|key| key.alg == alg);
    let key = key.ok_or_else(ProtocolError::down)?;
    let signed = jws::sign(&app.keys, key, claims).map_err(|error| {
        tracing::error!(%error, kid = key.kid, "was it sealed with a secret that is no longer configured?");
        ProtocolError::down()
    })?;
    Ok(match faults::current(app).wrong_signature {
        true => jws::spoiled(&signed),
        false => signed,
    })
}

#[cfg(test)]
mod tests {
    use super::proves_possession;

    #[test]
    fn a_verifier_fits_its_own_challenge_only() {
        // RFC 7636, appendix B.
        let verifier = Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let challenge = Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert!(proves_possession(challenge, verifier));
        assert!(proves_possession(None, None));
        assert!(!proves_possession(challenge, None));
        assert!(!proves_possession(None, verifier));
        assert!(!proves_possession(
            challenge,
            Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl")
        ));
    }
}
