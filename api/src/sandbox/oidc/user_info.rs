//! User info (OpenID Connect Core 5.3; RFC 6750).

use entity::{oidc_grant, oidc_session, sandbox_account};
use poem::http::Method;
use poem::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use poem::{IntoResponse, Request, Response};
use serde_json::{Map, Value, json};

use super::parameters::Parameters;
use super::protocol_error::ProtocolError;
use super::{Answered, Issuer};
use crate::app::App;
use crate::http::app_of;
use crate::sandbox::faults;
use crate::secret::sha256;

pub fn user_info(issuer: &'static Issuer, mut request: Request) -> Answered {
    Box::pin(async move {
        let app = app_of(&request)?.clone();
        Ok(tell(&app, issuer, &mut request)
            .await
            .unwrap_or_else(IntoResponse::into_response))
    })
}

async fn tell(app: &App, issuer: &Issuer, request: &mut Request) -> Result<Response, ProtocolError> {
    let token = access_token(request).await?;
    let invalid = || ProtocolError::bearer("invalid_token", "the access token is not valid");
    let found = oidc_grant::Entity::find_by_access_token_hash(sha256(token.as_bytes()))
        .find_also_related(oidc_session::Entity)
        .find_also_related(sandbox_account::Entity)
        .one(app.db.read())
        .await?;
    let Some((grant, Some(session), Some(account))) = found else {
        return Err(invalid());
    };
    if session.ended_at.is_some() || !is_good(app, issuer, &grant) {
        return Err(invalid());
    }
    let claims = claims(app, issuer, &grant, &account);
    Ok(Response::builder()
        .header(CONTENT_TYPE, "application/json")
        .header(CACHE_CONTROL, "no-store")
        .body(Value::Object(claims).to_string()))
}

fn is_good(app: &App, issuer: &Issuer, grant: &oidc_grant::Model) -> bool {
    let lives = grant
        .code_used_at
        .is_some_and(|issued| app.now() < issued + app.policy.access_token_lifetime);
    grant.issuer == issuer.path && grant.revoked_at.is_none() && lives
}

fn claims(
    app: &App,
    issuer: &Issuer,
    grant: &oidc_grant::Model,
    account: &sandbox_account::Model,
) -> Map<String, Value> {
    let scopes: Vec<_> = grant.scope.split(' ').collect();
    let mut claims = (issuer.claims)(account, &scopes);
    if faults::current(app).user_info_without_claims {
        claims.retain(|name, _| name == "name");
    }
    let subject = match faults::current(app).user_info_of_another {
        true => "someone-else".to_owned(),
        false => (issuer.subject)(grant.account_id),
    };
    claims.insert("sub".to_owned(), json!(subject));
    claims
}

/// In the header or in a form, never in the address, and not in two places (RFC 6750, 2).
async fn access_token(request: &mut Request) -> Result<String, ProtocolError> {
    let header = request
        .headers()
        .get(AUTHORIZATION)
        .map(|value| value.to_str().unwrap_or_default().to_owned());
    let address = Parameters::parse(request.uri().query().unwrap_or_default());
    let form = match *request.method() {
        Method::POST => Parameters::read(request).await?,
        _ => Parameters::default(),
    };
    presented(header.as_deref(), &address, &form)
}

fn presented(header: Option<&str>, address: &Parameters, form: &Parameters) -> Result<String, ProtocolError> {
    let places = [header, address.get("access_token"), form.get("access_token")];
    if places.iter().flatten().count() > 1 || form.repeated.contains("access_token") {
        return Err(ProtocolError::bearer(
            "invalid_request",
            "one access token is enough",
        ));
    }
    if let Some(token) = form.get("access_token") {
        return Ok(token.to_owned());
    }
    match header.and_then(|header| header.split_once(' ')) {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(token.trim().to_owned()),
        _ => Err(ProtocolError::bearer("", "an access token is needed")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Parameters, presented};

    const NONE: &str = "";
    const TOKEN: &str = "access_token=t";

    fn read(header: Option<&str>, address: &str, form: &str) -> Option<String> {
        presented(header, &Parameters::parse(address), &Parameters::parse(form)).ok()
    }

    #[test]
    fn a_token_stands_in_the_header_or_in_a_form() {
        let token = Some("t".to_owned());
        assert_eq!(read(Some("bearer t"), NONE, NONE), token);
        assert_eq!(read(None, NONE, TOKEN), token);
        assert_eq!(read(None, TOKEN, NONE), None);
        assert_eq!(read(Some("Basic t"), NONE, NONE), None);
    }

    #[test]
    fn a_token_stands_in_one_place() {
        assert_eq!(read(Some("Bearer t"), TOKEN, NONE), None);
        assert_eq!(read(Some("Bearer t"), NONE, TOKEN), None);
        assert_eq!(read(None, TOKEN, TOKEN), None);
        assert_eq!(read(None, NONE, "access_token=t&access_token=t"), None);
    }
}
