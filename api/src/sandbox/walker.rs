//! A browser of a few lines, for tools that walk the same road as people: it keeps cookies and follows no redirect by
//! itself.

use std::collections::BTreeMap;

use http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use http::{Method, StatusCode};
use serde_json::Value;
use url::Url;

use super::personas::Persona;
use crate::app::App;
use crate::outside::Answer;

pub struct Walker<'a> {
    app: &'a App,
    jar: BTreeMap<String, String>,
}

impl<'a> Walker<'a> {
    pub fn new(app: &'a App) -> Self {
        Self {
            app,
            jar: BTreeMap::new(),
        }
    }

    /// The code in the newest message to someone's phone.
    pub async fn reads_code(&mut self, persona: &Persona) -> Option<Value> {
        let to = persona.phone.replace('+', "%2B");
        let address = self.app.settings.at(&format!("/sandbox/sms?to={to}"));
        let messages: Value = serde_json::from_slice(self.get(&address).await?.body()).ok()?;
        messages.get(0)?.get("code").cloned()
    }

    /// The value of a cookie of ours, whatever its prefix.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let is_it = |pair: &String| pair.trim_start_matches("__Host-") == name;
        let found = self.jar.iter().find(|(key, _)| is_it(key));
        found.map(|(_, value)| value.clone())
    }

    pub async fn get(&mut self, address: &str) -> Option<Answer> {
        self.send(Method::GET, address, Vec::new()).await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Option<Value> {
        self.give(Method::POST, path, body).await
    }

    pub async fn put(&mut self, path: &str, body: &Value) -> Option<Value> {
        self.give(Method::PUT, path, body).await
    }

    /// The answer, if it was a good one.
    async fn give(&mut self, method: Method, path: &str, body: &Value) -> Option<Value> {
        let address = self.app.settings.at(path);
        let answer = self.send(method, &address, body.to_string().into_bytes()).await?;
        (answer.status() == StatusCode::OK).then(|| serde_json::from_slice(answer.body()).ok())?
    }

    async fn send(&mut self, method: Method, address: &str, body: Vec<u8>) -> Option<Answer> {
        let origin = Url::parse(address).ok()?.origin();
        let own = self.app.settings.hosts().any(|host| host.origin() == origin);
        let cookies: Vec<_> = self
            .jar
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = http::Request::builder()
            .method(method)
            .uri(address)
            .header(ORIGIN, origin.ascii_serialization())
            .header(CONTENT_TYPE, "application/json")
            .header(COOKIE, cookies.join("; "))
            .body(body)
            .ok()
            .filter(|_| own)?;
        let answer = self.app.outside.send(request).await.ok()?;
        for header in answer.headers().get_all(SET_COOKIE) {
            let pair = header
                .to_str()
                .ok()
                .and_then(|text| text.split(';').next()?.split_once('='));
            self.jar
                .extend(pair.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        Some(answer)
    }
}

/// Where an answer sends to.
pub fn location(answer: &Answer) -> Option<String> {
    let location = answer.headers().get(LOCATION)?;
    location.to_str().ok().map(ToOwned::to_owned)
}
