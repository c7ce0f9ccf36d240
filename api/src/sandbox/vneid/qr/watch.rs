//! Follows one sign-in for one browser that waits.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use entity::{QrWindowId, SandboxSignInId, sandbox_qr_window};
use sea_orm::DbErr;
use tokio::time::Instant;

use super::event::{
    ApprovedEvent, ChangedEvent, CodeEvent, DeclinedEvent, ExpiredEvent, ScannedEvent, SignInEvent,
};
use super::view::ScannedView;
use super::{code, window};
use crate::app::{App, Listener};
use crate::http::Language;
use crate::person::qr_code;
use crate::proof::{Ending, QrWindow, Stage};
use crate::sandbox::vneid::sign_in::{self, Loaded};

/// The clock may stand, in the sandbox; then this is how often it is looked at.
const SHORTEST_WAIT: Duration = Duration::from_millis(25);
const A_SECOND: Duration = Duration::from_secs(1);

pub struct Watch {
    app: Arc<App>,
    sign_in: SandboxSignInId,
    listener: Listener,
    language: Language,
    /// The window as it was read last.
    window: Option<(QrWindowId, QrWindow)>,
    /// When the database is looked at even if nobody rings.
    look_at: Instant,
    /// The second whose code was told last.
    told_second: Option<i64>,
    /// What was told of the phone: when another one tried, if one did.
    told_scan: Option<Option<DateTime<Utc>>>,
    over: bool,
}

/// What ended a wait.
enum Woken {
    Rung,
    Time,
    Stopping,
}

impl Watch {
    pub fn new(app: Arc<App>, sign_in: SandboxSignInId, listener: Listener, language: Language) -> Self {
        Self {
            app,
            sign_in,
            listener,
            language,
            window: None,
            look_at: Instant::now(),
            told_second: None,
            told_scan: None,
            over: false,
        }
    }

    /// The next thing to tell; `None` at the end.
    pub async fn next(&mut self) -> Option<SignInEvent> {
        let language = self.language;
        language.scope(self.next_in_language()).await
    }

    async fn next_in_language(&mut self) -> Option<SignInEvent> {
        while !self.over {
            if Instant::now() >= self.look_at
                && let Some(event) = self.look().await
            {
                return Some(event);
            }
            match self.tick() {
                Some(event) => return Some(event),
                None => self.wait().await,
            }
        }
        None
    }

    /// Sleeps until the next second, a ring, or the time to look anyway.
    async fn wait(&mut self) {
        let tick = Instant::now() + self.until_next_second();
        let woken = tokio::select! {
            () = self.app.stopping.cancelled() => Woken::Stopping,
            () = self.listener.rung() => Woken::Rung,
            () = tokio::time::sleep_until(self.look_at.min(tick)) => Woken::Time,
        };
        match woken {
            Woken::Stopping => self.over = true,
            Woken::Rung => self.look_at = Instant::now(),
            Woken::Time => {}
        }
    }

    fn until_next_second(&self) -> Duration {
        let Some((_, window)) = &self.window else {
            return A_SECOND;
        };
        let now = self.app.now();
        let next = window.started_at + chrono::TimeDelta::seconds(window.second(now) + 1);
        (next - now)
            .to_std()
            .unwrap_or(A_SECOND)
            .clamp(SHORTEST_WAIT, A_SECOND)
    }

    /// Reads how the sign-in stands. A database that can't be reached now is asked again soon.
    async fn look(&mut self) -> Option<SignInEvent> {
        self.look_at = Instant::now() + self.listener.patience();
        match self.read().await {
            Ok(event) => event,
            Err(error) => {
                tracing::debug!(%error, "a sign-in that is waited for can't be read");
                self.look_at = Instant::now() + A_SECOND;
                None
            }
        }
    }

    async fn read(&mut self) -> Result<Option<SignInEvent>, DbErr> {
        let now = self.app.now();
        let Some(loaded) = sign_in::look_at(&self.app, self.sign_in).await? else {
            return Ok(Some(self.end(SignInEvent::Changed(ChangedEvent { now }))));
        };
        let ended = match (loaded.machine.stage(now, &self.app.policy), loaded.machine.ending) {
            (Stage::Password, _) => None,
            (Stage::Done, _) => Some(SignInEvent::Approved(ApprovedEvent { now })),
            (Stage::Ended, Some(Ending::Declined | Ending::WrongNumber)) => {
                Some(SignInEvent::Declined(DeclinedEvent { now }))
            }
            _ => Some(SignInEvent::Changed(ChangedEvent { now })),
        };
        if let Some(event) = ended {
            return Ok(Some(self.end(event)));
        }
        let Some(row) = &loaded.window else {
            return Ok(Some(self.end(SignInEvent::Expired(ExpiredEvent { now }))));
        };
        if self.window.as_ref().is_none_or(|(id, _)| *id != row.id) {
            (self.told_second, self.told_scan) = (None, None);
        }
        self.window = Some((row.id, window::as_machine(row)));
        self.scanned(&loaded, row).await
    }

    /// Told once, and once more when another phone tried.
    async fn scanned(
        &mut self,
        loaded: &Loaded,
        row: &sandbox_qr_window::Model,
    ) -> Result<Option<SignInEvent>, DbErr> {
        let live = loaded.machine.live_qr(self.app.now(), &self.app.policy).is_some();
        if row.phone_id.is_none() || !live || self.told_scan == Some(row.other_phone_at) {
            return Ok(None);
        }
        let phone = ScannedView::of(self.app.db.read(), loaded, row).await?;
        self.told_scan = Some(row.other_phone_at);
        Ok(phone.map(|phone| {
            SignInEvent::Scanned(ScannedEvent {
                phone,
                window_ends_at: row.ends_at,
            })
        }))
    }

    /// The code of this second, if it was not told yet; or the end of the window.
    fn tick(&mut self) -> Option<SignInEvent> {
        let now = self.app.now();
        let (id, window) = self.window.as_ref()?;
        if !window.is_live(now) {
            return Some(self.end(SignInEvent::Expired(ExpiredEvent { now })));
        }
        let second = window.second(now);
        if window.scan.is_some() || self.told_second == Some(second) {
            return None;
        }
        let expires_at = window.code_expires_at(second, &self.app.policy);
        let svg = qr_code::svg(&code::payload(&self.app, *id, second)).ok()?;
        self.told_second = Some(second);
        Some(SignInEvent::Code(CodeEvent { svg, expires_at }))
    }

    fn end(&mut self, event: SignInEvent) -> SignInEvent {
        self.over = true;
        event
    }
}
