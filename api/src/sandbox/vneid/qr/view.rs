//! What the browser's side shows of a window.

use chrono::{DateTime, Utc};
use entity::{sandbox_account, sandbox_phone, sandbox_qr_window};
use poem_openapi::Object;
use sea_orm::{ConnectionTrait, DbErr};

use super::{code, match_number};
use crate::app::App;
use crate::civil;
use crate::http::{Device, Language};
use crate::sandbox::vneid::sign_in::Loaded;

/// Where the codes of this second are, and what stands beside them.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct QrView {
    /// Answers the code of this second as text, only to the browser that started.
    payload_url: String,
    /// Its picture, likewise.
    svg_url: String,
    /// Nine digits for those who type on the phone instead of scanning; good as long as the window.
    short_code: String,
    /// The number that the phone's owner picks out of three.
    #[oai(validator(minimum(value = "10"), maximum(value = "99")))]
    number: u8,
    /// No phone can scan, or decide, from then on. A scan moves it.
    window_ends_at: DateTime<Utc>,
    /// How often the browser may ask for the next window by itself; each further one counts as a start.
    renewals_left: i16,
    /// The server's time.
    now: DateTime<Utc>,
    /// The phone that scanned; from then on no code is shown.
    scanned: Option<ScannedView>,
}

/// The phone that scanned, so that the browser's owner can tell whether it is theirs.
#[derive(Object)]
pub struct ScannedView {
    /// Its model or system, as it says itself.
    device: String,
    /// The name of its owner, masked: `N••••• T•• M••`.
    name: String,
    scanned_at: DateTime<Utc>,
    /// Another phone tried to scan as well, and was refused.
    another_phone_tried: bool,
}

impl QrView {
    /// The newest window, if it runs.
    pub async fn of(app: &App, db: &impl ConnectionTrait, loaded: &Loaded) -> Result<Option<Self>, DbErr> {
        let now = app.now();
        let live = loaded.machine.live_qr(now, &app.policy);
        let (Some(window), Some(row)) = (live, &loaded.window) else {
            return Ok(None);
        };
        Ok(Some(Self {
            payload_url: app.settings.at("/vneid/api/sign-in/qr/payload"),
            svg_url: app.settings.at("/vneid/api/sign-in/qr/svg"),
            short_code: code::short_code(app, row.id),
            number: match_number::shown(app, row.id),
            window_ends_at: window.ends_at,
            renewals_left: window.renewals_left(&app.policy),
            now,
            scanned: ScannedView::of(db, loaded, row).await?,
        }))
    }
}

impl ScannedView {
    pub async fn of(
        db: &impl ConnectionTrait,
        loaded: &Loaded,
        row: &sandbox_qr_window::Model,
    ) -> Result<Option<Self>, DbErr> {
        let phone = loaded.phone(db).await?;
        Ok(phone.map(|(phone, account)| Self::told(row, &phone, &account)))
    }

    fn told(
        row: &sandbox_qr_window::Model,
        phone: &sandbox_phone::Model,
        account: &sandbox_account::Model,
    ) -> Self {
        let name = account.claims.get("HoVaTen").and_then(|name| name.as_str());
        Self {
            device: Device::of(&phone.user_agent).thing_in_words(Language::current()),
            name: civil::masked_name(name.unwrap_or_default()),
            scanned_at: row.scanned_at.unwrap_or(row.started_at),
            another_phone_tried: row.other_phone_at.is_some(),
        }
    }
}
