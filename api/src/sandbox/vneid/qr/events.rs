//! What happens to a sign-in while its browser waits, as server-sent events.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use poem::Request;
use poem::web::Data;
use poem::web::sse::Event;
use poem_openapi::payload::EventStream;
use poem_openapi::types::ToJSON;
use poem_openapi::{ApiResponse, Object, OpenApi, Union};

use super::view::ScannedView;
use super::watch::Watch;
use crate::app::App;
use crate::http::{Code, Failed, Language, Problem, Tag};
use crate::sandbox::vneid::sign_in;

pub struct EventsApi;

const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The code of this second.
#[derive(Object)]
pub struct CodeEvent {
    /// The picture.
    pub svg: String,
    /// A phone that scans it later is refused.
    pub expires_at: DateTime<Utc>,
}

/// A phone has scanned, or another one tried to.
#[derive(Object)]
pub struct ScannedEvent {
    pub phone: ScannedView,
    /// So long it may decide.
    pub window_ends_at: DateTime<Utc>,
}

/// The phone's owner approved: the sign-in is done, and `GET /vneid/api/sign-in` says where to go.
#[derive(Object)]
pub struct ApprovedEvent {
    pub now: DateTime<Utc>,
}

/// The phone's owner said no or picked a wrong number: the sign-in is over.
#[derive(Object)]
pub struct DeclinedEvent {
    pub now: DateTime<Utc>,
}

/// The window is over, or the phone was refused.
#[derive(Object)]
pub struct ExpiredEvent {
    pub now: DateTime<Utc>,
}

/// The sign-in went on in another way: look at it.
#[derive(Object)]
pub struct ChangedEvent {
    pub now: DateTime<Utc>,
}

/// `event` is the event's own type too. After all but `code` and `scanned` the stream ends.
#[derive(Union)]
#[oai(discriminator_name = "event", one_of, rename_all = "snake_case")]
pub enum SignInEvent {
    #[oai(mapping = "code")]
    Code(CodeEvent),
    #[oai(mapping = "scanned")]
    Scanned(ScannedEvent),
    #[oai(mapping = "approved")]
    Approved(ApprovedEvent),
    #[oai(mapping = "declined")]
    Declined(DeclinedEvent),
    #[oai(mapping = "expired")]
    Expired(ExpiredEvent),
    #[oai(mapping = "changed")]
    Changed(ChangedEvent),
}

impl SignInEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::Code(_) => "code",
            Self::Scanned(_) => "scanned",
            Self::Approved(_) => "approved",
            Self::Declined(_) => "declined",
            Self::Expired(_) => "expired",
            Self::Changed(_) => "changed",
        }
    }
}

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
