//! All that a handler can reach.

mod bell;
mod database;
mod gathering;
mod ids;
mod imports;
mod known;
mod openid_metadata;
mod pictures;
mod remembered;

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use entity::{CitizenId, ProviderName, oidc_key, session};
use sea_orm::DbErr;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::config::{ClientAuth, Provider, Settings};
use crate::outside::{
    Clock, EReceiptService, FaultSwitch, Gateway, HttpClient, OutsideError, Random, SmsSender,
};
use crate::policy::Policy;
use crate::secret::{Keys, PasswordError, PasswordHasher, Sealer, SealingKey};

use ids::Ids;

pub use bell::{Bell, Listener};
pub use database::Database;
pub use gathering::{Gathering, pad};
pub use imports::{Imports, Progress};
pub use known::{Known, known};
pub use openid_metadata::{OpenIdMetadata, RememberedMetadata};
pub use pictures::Pictures;
pub use remembered::Remembered;

const EXPORTS_AT_ONCE: usize = 2;

pub struct App {
    pub settings: Settings,
    pub policy: Policy,
    pub db: Database,
    /// Sessions by the SHA-256 of their token.
    pub sessions: Gathering<Vec<u8>, session::Live>,
    /// The staff's sessions, likewise.
    pub staff_sessions: Gathering<Vec<u8>, session::StaffLive>,
    /// Rung when a sign-in that someone waits for has changed.
    pub bell: Bell,
    /// Cancelled when the server is told to stop: answers that go on and on end then.
    pub stopping: CancellationToken,
    /// What citizens' profiles are made of.
    pub profiles: Gathering<CitizenId, Arc<Known>>,
    pub clock: Clock,
    pub random: Random,
    pub keys: Keys,
    /// For what must be given back as it was typed.
    pub sealer: Sealer,
    pub passwords: PasswordHasher,
    pub pictures: Pictures,
    /// Places for exports, which may be long.
    pub exports: Semaphore,
    /// Where files with units, members and numbers are brought in.
    pub imports: Imports,
    pub outside: HttpClient,
    pub sms: SmsSender,
    /// Absent if the province has none.
    pub e_receipt: Option<EReceiptService>,
    /// Always all off where the sandbox is off.
    pub faults: FaultSwitch,
    /// What the identity providers last said of themselves.
    pub provider_metadata: RememberedMetadata,
    /// Those of the sandbox's provider, read once: they never change.
    pub signing_keys: tokio::sync::OnceCell<Vec<oidc_key::Model>>,
    /// Held while clock or faults are set or read anew.
    pub switches: tokio::sync::Mutex<()>,
    ids: Ids,
}

/// Why the application can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the database can't be used: {0}")]
    Database(#[from] DbErr),
    #[error("the secret key can't be kept in {0}: {1}")]
    SecretKey(String, std::io::Error),
    #[error(transparent)]
    Passwords(#[from] PasswordError),
    #[error("no HTTP client: {0}")]
    Outside(#[from] OutsideError),
}

impl App {
    /// Connects to the database, which is not migrated here.
    pub async fn new(
        settings: Settings,
        policy: Policy,
        clock: Clock,
        random: Random,
    ) -> Result<Self, StartError> {
        let secret = secret_key(&settings, &random)?;
        let keys = Keys::new(&secret, &settings.secret_keys_old, random.clone());
        let outside = HttpClient::new().map_err(OutsideError::from)?;
        let sms = SmsSender::default();
        if let Some(gateway) = &settings.sms {
            sms.carried_by(Arc::new(Gateway::new(gateway.clone(), outside.clone())));
        }
        Ok(Self {
            db: Database::connect(&settings).await?,
            sessions: Gathering::default(),
            staff_sessions: Gathering::default(),
            bell: Bell::default(),
            stopping: CancellationToken::new(),
            profiles: Gathering::default(),
            sealer: sealer(&settings, &keys, random.clone()),
            keys,
            passwords: PasswordHasher::new(&policy.argon2, random.clone())?,
            pictures: Pictures::new(&policy.picture),
            exports: Semaphore::new(EXPORTS_AT_ONCE),
            imports: Imports::new(&policy.import),
            e_receipt: settings
                .e_receipt
                .clone()
                .map(|service| EReceiptService::new(service, outside.clone())),
            outside,
            sms,
            faults: FaultSwitch::default(),
            provider_metadata: RememberedMetadata::default(),
            signing_keys: tokio::sync::OnceCell::new(),
            switches: tokio::sync::Mutex::default(),
            ids: Ids::default(),
            settings,
            policy,
            clock,
            random,
        })
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The secret by which the portal proves itself to a provider. That of the sandbox's own client is
    /// derived, so that all nodes agree on it.
    pub fn provider_secret(&self, provider: &Provider) -> Option<String> {
        if provider.client_auth == ClientAuth::None {
            return None;
        }
        let derived = || {
            // VNeID's was derived before there was a second provider, so it goes without the provider's name.
            let named = match provider.name {
                ProviderName::Vneid => "",
                ProviderName::Dvcqg => "dvcqg:",
            };
            let client = format!("{named}{}", provider.client_id);
            URL_SAFE_NO_PAD.encode(self.keys.mac("portal client secret", &[client.as_bytes()]))
        };
        provider
            .client_secret
            .clone()
            .or_else(|| self.settings.sandbox.then(derived))
    }

    /// A UUIDv7 (RFC 9562); ids sort in the order in which they were made.
    pub fn new_id(&self) -> Uuid {
        self.ids.next(self.now(), self.random.bytes())
    }
}

/// The configured keys. The sandbox's own, on which all nodes agree, seals where none is configured, and goes on opening.
fn sealer(settings: &Settings, keys: &Keys, random: Random) -> Sealer {
    let mut ring = settings.sealing_keys.clone();
    let own = SealingKey::new("sandbox", keys.mac("sealing key", &[]));
    if settings.sandbox {
        ring.push(own.clone());
    }
    let mut ring = ring.into_iter();
    Sealer::new(ring.next().unwrap_or(own), ring, random)
}

/// The configured key, or the one that the sandbox made at its first start.
fn secret_key(settings: &Settings, random: &Random) -> Result<String, StartError> {
    if let Some(key) = &settings.secret_key {
        return Ok(key.clone());
    }
    let path = settings.data_dir.join("secret-key");
    let kept = |error| StartError::SecretKey(path.display().to_string(), error);
    std::fs::create_dir_all(&settings.data_dir).map_err(kept)?;
    match std::fs::read_to_string(&path) {
        Ok(key) if key.trim().len() >= 32 => Ok(key.trim().to_owned()),
        Ok(_) => write_secret_key(&path, random).map_err(kept),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            write_secret_key(&path, random).map_err(kept)
        }
        Err(error) => Err(kept(error)),
    }
}

/// Written beside its place and moved there whole, readable by its owner alone.
fn write_secret_key(path: &std::path::Path, random: &Random) -> std::io::Result<String> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let key = random.token();
    let draft = path.with_extension("new");
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)?;
    file.write_all(key.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&draft, path)?;
    Ok(key)
}
