//! Requests to other systems. Where the address asked for is one of our own (the sandbox's
//! provider), the request takes the same road in the same process, without a network hop.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse, reqwest};
use poem::Endpoint;
use poem::endpoint::BoxEndpoint;
use url::Url;

use super::is_protected;

/// What another system answered: status, headers, and a body of at most [`LONGEST_ANSWER`] bytes.
pub type Answer = HttpResponse;

/// No answer of a provider is longer; a longer one is refused.
const LONGEST_ANSWER: usize = 1024 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const TIMEOUT: Duration = Duration::from_secs(8);

/// Another system could not be reached or did not answer as agreed.
#[derive(Debug, thiserror::Error)]
pub enum OutsideError {
    #[error("no answer: {0}")]
    Unreachable(#[from] reqwest::Error),
    #[error("nothing is sent unprotected to {0}")]
    Unprotected(http::Uri),
    #[error("no answer in time")]
    TooSlow,
    #[error("the answer is longer than {LONGEST_ANSWER} bytes")]
    TooLong,
    #[error("the answer can't be read: {0}")]
    Unreadable(String),
}

#[derive(Clone)]
pub struct HttpClient {
    network: reqwest::Client,
    own: Arc<OnceLock<OwnAddress>>,
}

type OwnEndpoint = BoxEndpoint<'static, poem::Response>;

struct OwnAddress {
    bases: Vec<Url>,
    /// Whoever serves it owns it: what it answers with owns this client in turn.
    endpoint: Weak<OwnEndpoint>,
}

impl HttpClient {
    /// Follows no redirect: an address that a provider names is asked, and no other.
    pub fn new() -> Result<Self, reqwest::Error> {
        let network = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .build()?;
        Ok(Self {
            network,
            own: Arc::default(),
        })
    }

    /// From now on requests below one of `bases` are answered by `endpoint`. Only the first call counts.
    pub fn answer_in_process(&self, bases: Vec<Url>, endpoint: &Arc<OwnEndpoint>) {
        let endpoint = Arc::downgrade(endpoint);
        let _ = self.own.set(OwnAddress { bases, endpoint });
    }

    pub async fn send(&self, request: HttpRequest) -> Result<Answer, OutsideError> {
        let own = self.own.get().filter(|own| own.covers(request.uri()));
        match own.and_then(|own| own.endpoint.upgrade()) {
            Some(endpoint) => tokio::time::timeout(TIMEOUT, answer(&endpoint, request))
                .await
                .map_err(|_| OutsideError::TooSlow)?,
            None => self.over_the_network(request).await,
        }
    }

    async fn over_the_network(&self, request: HttpRequest) -> Result<Answer, OutsideError> {
        if !Url::parse(&request.uri().to_string()).is_ok_and(|url| is_protected(&url)) {
            return Err(OutsideError::Unprotected(request.uri().clone()));
        }
        let mut response = self.network.execute(request.try_into()?).await?;
        let mut answer = http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > LONGEST_ANSWER {
                return Err(OutsideError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        answer
            .body(body)
            .map_err(|error| OutsideError::Unreadable(error.to_string()))
    }
}

impl<'c> openidconnect::AsyncHttpClient<'c> for HttpClient {
    type Error = OutsideError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, OutsideError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

impl OwnAddress {
    fn covers(&self, uri: &http::Uri) -> bool {
        let is_below = |url: Url| self.bases.iter().any(|base| base.origin() == url.origin());
        Url::parse(&uri.to_string()).is_ok_and(is_below)
    }
}

async fn answer(endpoint: &OwnEndpoint, request: HttpRequest) -> Result<Answer, OutsideError> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut inner = poem::Request::builder()
        .method(parts.method)
        .uri_str(path)
        .body(body);
    *inner.headers_mut() = parts.headers;
    if let Some(host) = parts.uri.authority().and_then(|host| host.as_str().parse().ok()) {
        inner.headers_mut().insert(http::header::HOST, host);
    }
    let (head, body) = endpoint.get_response(inner).await.into_parts();
    let unreadable = |error: &dyn std::fmt::Display| OutsideError::Unreadable(error.to_string());
    let bytes = body
        .into_bytes_limit(LONGEST_ANSWER)
        .await
        .map_err(|_| OutsideError::TooLong)?;
    let mut answer = http::Response::builder().status(head.status);
    if let Some(headers) = answer.headers_mut() {
        *headers = head.headers;
    }
    answer.body(bytes.to_vec()).map_err(|error| unreadable(&error))
}
