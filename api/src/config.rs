//! Every setting, read once at the start. A wrong one stops the start with its name and the reason,
//! and all wrong ones are named together. `docs/configuration.md` describes each for the reader.

mod e_receipt;
mod headers;
mod provider;
mod read;
mod sealing;
mod sms;
mod staff;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use entity::ProviderName;
use ipnet::IpNet;
use url::Url;

pub use provider::{ClientAuth, Demand, LevelRule, Provider, UserInfoMethod};
pub use read::{Source, Wrong};

use crate::outside::{EReceiptSettings, GatewaySettings};
use crate::secret::SealingKey;

/// The names of all settings, without the prefix `MOTCUA_`.
pub const NAMES: &[&str] = &[
    "LISTEN",
    "PUBLIC_URL",
    "STAFF_PUBLIC_URL",
    "DATABASE_URL",
    "DATA_DIR",
    "SANDBOX",
    "SANDBOX_PUBLIC",
    "SECRET_KEY",
    "SECRET_KEYS_OLD",
    "SEALING_KEYS",
    "TRUSTED_PROXIES",
    "KIOSKS",
    "SITE_NAME",
    "SECURITY_CONTACT",
    "LOG",
    "QR_STARTS_PER_MINUTE",
    "SMS_URL",
    "SMS_BODY",
    "SMS_BODY_TYPE",
    "SMS_HEADERS",
    "SMS_TIMEOUT_SECONDS",
    "SMS_TRIES",
    "E_RECEIPT_URL",
    "E_RECEIPT_HEADERS",
    "E_RECEIPT_TIMEOUT_SECONDS",
    "VNEID_ISSUER",
    "VNEID_CLIENT_ID",
    "VNEID_CLIENT_SECRET",
    "VNEID_CLIENT_AUTH",
    "VNEID_USERINFO",
    "VNEID_SCOPE",
    "VNEID_ACR_VALUES",
    "VNEID_CLAIMS",
    "VNEID_LEVELS",
    "VNEID_NONCE",
    "VNEID_AUTH_TIME",
    "DVCQG_ISSUER",
    "DVCQG_CLIENT_ID",
    "DVCQG_CLIENT_SECRET",
    "DVCQG_CLIENT_AUTH",
    "DVCQG_USERINFO",
    "DVCQG_SCOPE",
    "DVCQG_ACR_VALUES",
    "DVCQG_CLAIMS",
    "DVCQG_LEVELS",
    "DVCQG_NONCE",
    "DVCQG_AUTH_TIME",
    "LOCAL_SIGN_IN",
];

/// The demo's place; a province sets its own.
const DEMO_SITE_NAME: &str = "Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Hưng Yên";

#[derive(Clone, Debug)]
pub struct Settings {
    pub listen: SocketAddr,
    /// The address that people type, without a path.
    pub public_url: Url,
    /// The staff's side, where it has a host of its own.
    pub staff_public_url: Option<Url>,
    pub database_url: String,
    pub data_dir: PathBuf,
    pub sandbox: bool,
    /// Absent only while the sandbox is on, which then makes one and keeps it under `data_dir`.
    pub secret_key: Option<String>,
    /// Keys that may still open what they sealed.
    pub secret_keys_old: Vec<String>,
    /// The first seals, all open. None only while the sandbox is on, which derives one from its secret key.
    pub sealing_keys: Vec<SealingKey>,
    pub trusted_proxies: Vec<IpNet>,
    /// Networks whose computers stand in public places.
    pub kiosks: Vec<IpNet>,
    pub site_name: String,
    /// Whom `security.txt` names: a `mailto:` or `https:` address.
    pub security_contact: String,
    /// A filter such as `info` or `motcua=debug`.
    pub log: String,
    /// QR codes that browsers behind one address may ask for in a minute; renewals don't count.
    pub qr_starts_per_minute: u16,
    /// Absent if the province has none; then the sandbox's outbox carries messages, where the sandbox is on.
    pub sms: Option<GatewaySettings>,
    /// Absent if the province has none, or none that can be asked.
    pub e_receipt: Option<EReceiptSettings>,
    pub vneid: Provider,
    /// The national portal's provider, if there is one.
    pub dvcqg: Option<Provider>,
    /// Whether people may sign in with a user name and a password of this portal.
    pub local_sign_in: bool,
}

impl Settings {
    /// Reads every setting and names all that are wrong.
    pub fn read(source: &Source) -> Result<Self, Vec<Wrong>> {
        let mut read = read::Reader::new(source);
        let sandbox = read.switch("SANDBOX");
        let listen = read.parsed(
            "LISTEN",
            "127.0.0.1:8080",
            "is not an address and port such as 127.0.0.1:8080",
        );
        let public_url = public_url(&mut read, listen);
        let staff_public_url = staff::public_url(&mut read, &public_url);
        let data_dir = PathBuf::from(read.text("DATA_DIR", "data"));
        let settings = Self {
            listen,
            database_url: database_url(&mut read, &data_dir),
            sandbox,
            secret_key: secret_key(&mut read, sandbox),
            secret_keys_old: read.list("SECRET_KEYS_OLD"),
            sealing_keys: sealing::keys(&mut read, sandbox),
            trusted_proxies: read.parsed_list(
                "TRUSTED_PROXIES",
                "holds something that is not a network such as 10.0.0.0/8",
            ),
            kiosks: read.parsed_list(
                "KIOSKS",
                "holds something that is not a network such as 10.0.0.0/8",
            ),
            site_name: read.text("SITE_NAME", DEMO_SITE_NAME),
            security_contact: read.text("SECURITY_CONTACT", "mailto:bao-mat@motcua.example"),
            log: read.text("LOG", "info"),
            qr_starts_per_minute: read.parsed("QR_STARTS_PER_MINUTE", "60", "is not a whole number"),
            sms: sms::gateway(&mut read),
            e_receipt: e_receipt::service(&mut read, sandbox, &public_url),
            vneid: Provider::vneid(&mut read, sandbox, &public_url),
            dvcqg: Provider::dvcqg(&mut read, sandbox, &public_url),
            local_sign_in: read.switch_or("LOCAL_SIGN_IN", sandbox),
            public_url,
            staff_public_url,
            data_dir,
        };
        settings.refuse_open_sandbox(&mut read);
        read.finish(settings)
    }

    /// An address of ours as people and providers see it: `at("/docs")`.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.host_of(path).as_str().trim_end_matches('/'))
    }

    /// How a provider is met, if it is configured.
    pub fn provider(&self, name: ProviderName) -> Option<&Provider> {
        match name {
            ProviderName::Vneid => Some(&self.vneid),
            ProviderName::Dvcqg => self.dvcqg.as_ref(),
        }
    }

    /// All that are configured.
    pub fn providers(&self) -> impl Iterator<Item = &Provider> {
        std::iter::once(&self.vneid).chain(&self.dvcqg)
    }

    /// Whether people reach us over https.
    pub fn secure(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// Whether whoever signs in from there is on a computer that others use too.
    pub fn is_kiosk(&self, address: IpAddr) -> bool {
        self.kiosks.iter().any(|network| network.contains(&address))
    }

    /// The sandbox hands out passwords and codes, so it may face the public only on purpose.
    fn refuse_open_sandbox(&self, read: &mut read::Reader<'_>) {
        let on_purpose = read.switch("SANDBOX_PUBLIC");
        if self.sandbox && self.secure() && !on_purpose {
            read.wrong(
                "SANDBOX",
                "can't be on at a public https address unless SANDBOX_PUBLIC is true",
            );
        }
    }
}

fn public_url(read: &mut read::Reader<'_>, listen: SocketAddr) -> Url {
    let fallback = format!("http://localhost:{}", listen.port());
    let url: Url = read.parsed(
        "PUBLIC_URL",
        &fallback,
        "is not an address such as https://dichvucong.example.vn",
    );
    let bare =
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() || !bare {
        read.wrong(
            "PUBLIC_URL",
            "must be http or https, a host and nothing behind it",
        );
    }
    url
}

fn database_url(read: &mut read::Reader<'_>, data_dir: &std::path::Path) -> String {
    let url = read.text(
        "DATABASE_URL",
        &format!("sqlite://{}/motcua.sqlite", data_dir.display()),
    );
    if !["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
    {
        read.wrong("DATABASE_URL", "must begin with sqlite:// or postgres://");
    }
    url
}

fn secret_key(read: &mut read::Reader<'_>, sandbox: bool) -> Option<String> {
    let key = read.optional("SECRET_KEY");
    match &key {
        None if !sandbox => read.wrong("SECRET_KEY", "is required: any text of at least 32 bytes"),
        Some(key) if key.len() < 32 => read.wrong("SECRET_KEY", "must have at least 32 bytes"),
        _ => {}
    }
    key
}

#[cfg(test)]
mod tests;
