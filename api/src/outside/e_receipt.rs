//! The service for e-receipts and invoices, as far as the portal asks it: whether a member's account there opens. It takes
//! user name and password as JSON by POST; 2xx means that they are right, 401 or 403 that they are not.

use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use serde_json::json;
use url::Url;

use super::{HttpClient, OutsideError};

#[derive(Clone, Debug)]
pub struct EReceiptSettings {
    pub url: Url,
    /// Such as a token of the province.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// How long it may take.
    pub timeout: Duration,
}

pub struct EReceiptService {
    settings: EReceiptSettings,
    client: HttpClient,
}

/// What the service says of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountCheck {
    Accepted,
    /// There is no such account, or the password is another one.
    Refused,
    /// Nobody knows: there was no answer in time, or one that says nothing of the account.
    Unavailable,
}

impl EReceiptService {
    pub fn new(settings: EReceiptSettings, client: HttpClient) -> Self {
        Self { settings, client }
    }

    /// Asked once: a wrong password that is tried again may lock the account there.
    pub async fn check(&self, username: &str, password: &str) -> AccountCheck {
        let request = match self.request(username, password) {
            Ok(request) => request,
            Err(error) => return unavailable(&error),
        };
        match tokio::time::timeout(self.settings.timeout, self.client.send(request)).await {
            Ok(Ok(answer)) => judge(answer.status()),
            Ok(Err(error)) => unavailable(&error),
            Err(_elapsed) => unavailable(&OutsideError::TooSlow),
        }
    }

    fn request(&self, username: &str, password: &str) -> http::Result<http::Request<Vec<u8>>> {
        let mut request = http::Request::builder()
            .method(Method::POST)
            .uri(self.settings.url.as_str())
            .header(CONTENT_TYPE, "application/json");
        for (name, value) in &self.settings.headers {
            request = request.header(name, value);
        }
        let body = json!({"username": username, "password": password});
        request.body(body.to_string().into_bytes())
    }
}

fn judge(status: StatusCode) -> AccountCheck {
    match status {
        status if status.is_success() => AccountCheck::Accepted,
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => AccountCheck::Refused,
        status => unavailable(&status),
    }
}

/// None of these says what was sent.
fn unavailable(why: &dyn std::fmt::Display) -> AccountCheck {
    tracing::warn!(%why, "the e-receipt service does not answer as agreed");
    AccountCheck::Unavailable
}
