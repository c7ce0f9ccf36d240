//! User info (OpenID Connect Core 5.3), by GET or POST as the provider wants it.

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use http::{Method, StatusCode};
use serde_json::{Map, Value};

use super::{Metadata, ProviderProblem};
use crate::app::App;
use crate::config::UserInfoMethod;

/// The claims about `subject`; an answer about anyone else is not believed.
pub async fn fetch(
    app: &App,
    metadata: &Metadata<'_>,
    access_token: &str,
    subject: &str,
) -> Result<Map<String, Value>, ProviderProblem> {
    let Some(endpoint) = metadata.found.userinfo_endpoint() else {
        return Err(ProviderProblem::unavailable("there is no user info endpoint"));
    };
    let request = match metadata.provider.user_info {
        UserInfoMethod::Get => http::Request::builder().method(Method::GET),
        // A form without fields. Its length is said: servers take a POST without one for no form at all.
        UserInfoMethod::Post => http::Request::builder()
            .method(Method::POST)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(CONTENT_LENGTH, "0"),
    };
    let request = request
        .uri(endpoint.url().as_str())
        .header(ACCEPT, "application/json")
        .header(AUTHORIZATION, format!("Bearer {access_token}"))
        .body(Vec::new())
        .map_err(ProviderProblem::unavailable)?;
    let answer = app
        .outside
        .send(request)
        .await
        .map_err(ProviderProblem::unavailable)?;
    read(answer.status(), answer.body(), subject)
}

fn read(status: StatusCode, body: &[u8], subject: &str) -> Result<Map<String, Value>, ProviderProblem> {
    match status {
        StatusCode::OK => {}
        status if status.is_server_error() => {
            return Err(ProviderProblem::unavailable(format!("user info: {status}")));
        }
        status => return Err(ProviderProblem::Refused(format!("user info: {status}"))),
    }
    let claims: Map<String, Value> = serde_json::from_slice(body).map_err(ProviderProblem::unbelievable)?;
    if claims.get("sub").and_then(Value::as_str) != Some(subject) {
        return Err(ProviderProblem::unbelievable("user info is about someone else"));
    }
    Ok(claims)
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::read;

    #[test]
    fn only_a_json_object_about_the_same_subject_is_taken() {
        assert!(read(StatusCode::OK, br#"{"sub":"a","name":"An"}"#, "a").is_ok());
        for body in [
            r#"{"sub":"b"}"#,
            "{}",
            r#"{"sub":1}"#,
            "[]",
            "null",
            "<html>",
            "",
            r#"{"Sub":"a"}"#,
        ] {
            assert!(read(StatusCode::OK, body.as_bytes(), "a").is_err(), "{body}");
        }
        assert!(read(StatusCode::UNAUTHORIZED, b"{}", "a").is_err());
    }
}
