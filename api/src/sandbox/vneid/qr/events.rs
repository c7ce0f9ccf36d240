//! What happens to a sign-in while its browser waits, as server-sent events.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use poem::Request;
use poem::web::Data;
use poem::web::sse::Event;
use poem_openapi::payload::EventStream;
use poem_openapi::types::ToJSON;
use poem_openapi::{ApiResponse, OpenApi};

use super::event::SignInEvent;
use super::watch::Watch;
use crate::app::App;
use crate::http::{Code, Failed, Language, Problem, Tag};
use crate::sandbox::vneid::sign_in;

pub struct EventsApi;

const KEEP_ALIVE: Duration = Duration::from_secs(15);

#[derive(ApiResponse)]
enum Watching {
    /// Events as they happen.
    #[oai(status = 200)]
    Events(
        EventStream<BoxStream<'static, SignInEvent>>,
        /// `no-store`: no proxy keeps a code.
        #[oai(header = "Cache-Control")]
        String,
    ),
}

#[OpenApi]
impl EventsApi {
    /// Wait for a phone
    ///
    /// A code each second until a phone scans; then what its owner decides. Only for the browser that started the sign-in,
    /// which may hold three such streams at once; another is refused with 429. Asking keeps nothing alive: the stream ends
    /// with the window of codes.
    #[oai(
        path = "/vneid/api/sign-in/events",
        method = "get",
        tag = "Tag::SandboxSignIn",
        operation_id = "watch_vneid_sign_in"
    )]
    async fn watch(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Watching, Failed> {
        let loaded = sign_in::look(app, request).await?;
        let most = usize::try_from(app.policy.qr_streams_per_browser).unwrap_or(usize::MAX);
        let listener = app.bell.listen(&app.db, loaded.row.id.0, most).ok_or_else(|| {
            Problem::new(Code::TooMany).retry_after(app.policy.qr_window.num_seconds().unsigned_abs())
        })?;
        let watch = Watch::new(app.clone(), loaded.row.id, listener, Language::current());
        let events = stream::unfold(watch, |mut watch| async {
            let event = watch.next().await?;
            Some((event, watch))
        });
        let as_event = |event: SignInEvent| Event::message(event.to_json_string()).event_type(event.name());
        let events = EventStream::new(events.boxed())
            .keep_alive(KEEP_ALIVE)
            .to_event(as_event);
        Ok(Watching::Events(events, "no-store".to_owned()))
    }
}
