//! A province's SMS gateway, by HTTP. It may be down, slow, or answer twice.

use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use url::Url;

use super::{Carried, Carrier, Sms, SmsError, Template};
use crate::outside::{Answer, HttpClient};

/// The same at each try of one message (draft-ietf-httpapi-idempotency-key-header).
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Before the second try; doubled before each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(300);

#[derive(Clone, Debug)]
pub struct GatewaySettings {
    pub url: Url,
    pub body: Template,
    /// Such as a token.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// How long one try may take.
    pub timeout: Duration,
    pub tries: u32,
}

pub struct Gateway {
    settings: GatewaySettings,
    client: HttpClient,
}

enum Attempt {
    Taken,
    /// The next try may fare better.
    Again(String),
    /// It would not.
    Refused(String),
}

impl Gateway {
    pub fn new(settings: GatewaySettings, client: HttpClient) -> Self {
        Self { settings, client }
    }

    async fn carry(&self, sms: &Sms) -> Result<(), SmsError> {
        let mut pause = FIRST_PAUSE;
        let mut tries_left = self.settings.tries;
        loop {
            tries_left = tries_left.saturating_sub(1);
            match self.attempt(sms).await {
                Attempt::Taken => return Ok(()),
                Attempt::Refused(why) => return Err(SmsError::NotTaken(why)),
                Attempt::Again(why) if tries_left == 0 => return Err(SmsError::NotTaken(why)),
                Attempt::Again(why) => tracing::debug!(why, "the SMS gateway is asked again"),
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
    }

    async fn attempt(&self, sms: &Sms) -> Attempt {
        let request = match self.request(sms) {
            Ok(request) => request,
            Err(error) => return Attempt::Refused(error.to_string()),
        };
        match tokio::time::timeout(self.settings.timeout, self.client.send(request)).await {
            Ok(Ok(answer)) => judge(&answer),
            Ok(Err(error)) => Attempt::Again(error.to_string()),
            Err(_elapsed) => Attempt::Again("no answer in time".to_owned()),
        }
    }

    fn request(&self, sms: &Sms) -> http::Result<http::Request<Vec<u8>>> {
        let mut request = http::Request::builder()
            .method(Method::POST)
            .uri(self.settings.url.as_str())
            .header(CONTENT_TYPE, self.settings.body.media_type())
            .header(IDEMPOTENCY_KEY, sms.key.to_string());
        for (name, value) in &self.settings.headers {
            request = request.header(name, value);
        }
        request.body(self.settings.body.fill(sms).into_bytes())
    }
}

/// 409: the same message is being taken at this moment.
fn judge(answer: &Answer) -> Attempt {
    match answer.status() {
        status if status.is_success() => Attempt::Taken,
        status @ (StatusCode::CONFLICT | StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS) => {
            Attempt::Again(status.to_string())
        }
        status if status.is_server_error() => Attempt::Again(status.to_string()),
        status => Attempt::Refused(status.to_string()),
    }
}

impl Carrier for Gateway {
    fn carry<'a>(&'a self, sms: &'a Sms) -> Carried<'a> {
        Box::pin(self.carry(sms))
    }
}
