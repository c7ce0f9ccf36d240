//! `id_token_hint`: an ID token of our own that comes back, perhaps long after it expired.

use entity::OidcSessionId;
use sea_orm::DbErr;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Issuer, jws, keys};
use crate::app::App;

pub struct Hint {
    pub subject: String,
    pub client_id: String,
    pub session: OidcSessionId,
}

/// What the token says, if this provider signed it.
pub async fn verify(app: &App, issuer: &Issuer, token: &str) -> Result<Option<Hint>, DbErr> {
    let claims = jws::verify(keys::all(app).await?, token);
    Ok(claims.and_then(|claims| read(&claims, &issuer.identifier(app))))
}

/// Its `exp` is not looked at (OpenID Connect RP-Initiated Logout 1.0, 4).
fn read(claims: &Map<String, Value>, issuer: &str) -> Option<Hint> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let hint = Hint {
        subject: text("sub")?.to_owned(),
        client_id: text("aud")?.to_owned(),
        session: OidcSessionId(text("sid")?.parse::<Uuid>().ok()?),
    };
    (text("iss")? == issuer).then_some(hint)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::{Hint, read};

    const ISSUER: &str = "https://p.example/x";

    fn hint(change: &str, to: Value) -> Option<Hint> {
        let sid = Uuid::nil().to_string();
        let mut claims = json!({"iss": ISSUER, "sub": "s", "aud": "c", "sid": sid, "exp": 0});
        if let Some(claims) = claims.as_object_mut() {
            claims.insert(change.to_owned(), to);
        }
        read(claims.as_object()?, ISSUER)
    }

    #[test]
    fn an_expired_token_still_says_whose_it_was() {
        let hint = hint("exp", json!(1)).unwrap();
        assert_eq!((hint.subject.as_str(), hint.client_id.as_str()), ("s", "c"));
        assert!(hint.session.0.is_nil());
    }

    #[test]
    fn a_token_of_another_issuer_or_form_says_nothing() {
        for (claim, value) in [
            ("iss", json!("https://p.example/y")),
            ("iss", json!(null)),
            ("aud", json!(["c", "d"])),
            ("sub", json!(7)),
            ("sid", json!("no id")),
        ] {
            assert!(hint(claim, value.clone()).is_none(), "{claim} {value}");
        }
    }
}
