//! What every request passes on its way in and out: language, size, origin, time, faults, headers.
//! One endpoint and not a stack of middleware, which would cost more than most answers.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use poem::http::header::{ALLOW, CONTENT_LENGTH};
use poem::{Endpoint, IntoResponse, Request, Response};

use super::bounds::Bounds;
use super::security_headers::SecurityHeaders;
use super::{Allow, Code, Language, Problem, canonical_host, origin};
use crate::app::App;

const RETRY_AFTER_SECONDS: u64 = 5;

pub struct Shell<E> {
    inner: E,
    app: Arc<App>,
    headers: SecurityHeaders,
    allow: Allow,
}

impl<E> Shell<E> {
    pub fn new(inner: E, app: Arc<App>, allow: Allow) -> Self {
        let headers = SecurityHeaders::new(app.settings.secure());
        Self {
            inner,
            app,
            headers,
            allow,
        }
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for Shell<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let language = Language::of(&request);
        let mut response = language.scope(self.answer(request)).await;
        self.headers.add_to(&mut response);
        Ok(response)
    }
}

impl<E: Endpoint<Output = Response>> Shell<E> {
    async fn answer(&self, mut request: Request) -> Response {
        let uri = request.uri().clone();
        let bounds = Bounds::of(&request, &self.app);
        if canonical_host::is_astray(&request, &self.app) {
            return Problem::new(Code::NotFound).into_response();
        }
        let admitted = refuse_oversized(&request, bounds.bytes);
        if let Err(problem) = admitted.and_then(|()| origin::check(&mut request, &self.app)) {
            return problem.into_response();
        }
        request.set_data(self.app.clone());
        let answer = AssertUnwindSafe(self.inner.call(request)).catch_unwind();
        match tokio::time::timeout(bounds.time, answer).await {
            Ok(Ok(Ok(response))) => response,
            Ok(Ok(Err(error))) => self.refused(error, uri.path()),
            Ok(Err(_panic)) => Problem::new(Code::Broken).into_response(),
            Err(_elapsed) => Problem::new(Code::Unavailable)
                .retry_after(RETRY_AFTER_SECONDS)
                .into_response(),
        }
    }

    fn refused(&self, error: poem::Error, path: &str) -> Response {
        if error.is_from_response() {
            return error.into_response();
        }
        let problem = Problem::from_poem(&error);
        let allowed = (problem.code == Code::MethodNotAllowed)
            .then(|| self.allow.methods(path))
            .flatten();
        let mut response = problem.into_response();
        if let Some(methods) = allowed {
            response.headers_mut().insert(ALLOW, methods.clone());
        }
        response
    }
}

fn refuse_oversized(request: &Request, longest: usize) -> Result<(), Problem> {
    let length = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    match length {
        Some(length) if length > longest => Err(Problem::new(Code::TooLarge)),
        _ => Ok(()),
    }
}
