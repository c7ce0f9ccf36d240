//! What differs from one identity provider to the next.

use std::collections::BTreeMap;

use entity::ProviderName;
use url::Url;

use super::read::Reader;
use crate::outside::is_protected;

/// How the portal meets an OpenID Provider.
#[derive(Clone, Debug)]
pub struct Provider {
    pub name: ProviderName,
    /// Exactly as the provider's metadata spells it, with or without a last slash.
    pub issuer: String,
    pub client_id: String,
    /// Absent for a public client, and for the sandbox's own client, whose secret is derived.
    pub client_secret: Option<String>,
    pub client_auth: ClientAuth,
    pub user_info: UserInfoMethod,
    pub scope: String,
    pub acr_values: Option<String>,
    /// Names of claims by field of ours, in order of preference.
    pub claims: BTreeMap<String, Vec<String>>,
    pub levels: Vec<LevelRule>,
    pub nonce: Demand,
    pub auth_time: Demand,
}

/// How the portal proves itself at the token endpoint (OpenID Connect Core 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    Basic,
    Post,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserInfoMethod {
    Get,
    Post,
}

/// Whether an ID token without the claim is refused. One with a wrong value always is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    Required,
    Optional,
}

/// "This value of this claim means that level."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRule {
    pub claim: String,
    pub value: String,
    pub level: i16,
}

const DEMANDS: &[(&str, Demand)] = &[("required", Demand::Required), ("optional", Demand::Optional)];

/// The national names first, then the standard ones of OpenID Connect Core 5.1.
const CLAIMS: &[(&str, &str)] = &[
    ("full_name", "HoVaTen|TenDoanhNghiep|name"),
    ("organisation", "TenDoanhNghiep"),
    ("personal_id", "SoDinhDanh"),
    ("old_id_number", "SoCMND"),
    ("birth_date", "NgayThangNamSinh|birthdate"),
    ("email", "ThuDienTu|email"),
    ("phone", "SoDienThoai|phone_number"),
    ("address", "DiaChi|address"),
    ("account_type", "LoaiTaiKhoan"),
    ("tech_id", "TechID"),
    ("tax_code", "MaSoThue"),
    ("enterprise_code", "MaSoDoanhNghiep"),
    ("business_name", "TenDoanhNghiep"),
    ("business_role", "ChucVu"),
    ("businesses", "DoanhNghiep"),
];

const LEVELS: &str = "acr:LoA1=1,acr:LoA2=2,loAs:LoA2=2";

/// What a provider is taken for where nothing is set.
struct Defaults {
    name: ProviderName,
    /// What the names of its settings begin with.
    prefix: &'static str,
    /// Where the sandbox plays it.
    path: &'static str,
    nonce: Demand,
}

const VNEID: Defaults = Defaults {
    name: ProviderName::Vneid,
    prefix: "VNEID",
    path: "/vneid",
    nonce: Demand::Required,
};

/// Integrators never saw a nonce come back from it.
const DVCQG: Defaults = Defaults {
    name: ProviderName::Dvcqg,
    prefix: "DVCQG",
    path: "/dvcqg",
    nonce: Demand::Optional,
};

impl Provider {
    pub(super) fn vneid(read: &mut Reader<'_>, sandbox: bool, public_url: &Url) -> Self {
        Self::read(read, &VNEID, sandbox, public_url)
    }

    /// The national portal's, if its issuer is set; the sandbox's where the sandbox is on.
    pub(super) fn dvcqg(read: &mut Reader<'_>, sandbox: bool, public_url: &Url) -> Option<Self> {
        let configured = sandbox || read.optional("DVCQG_ISSUER").is_some();
        configured.then(|| Self::read(read, &DVCQG, sandbox, public_url))
    }

    fn read(read: &mut Reader<'_>, defaults: &Defaults, sandbox: bool, public_url: &Url) -> Self {
        let at = |setting: &str| format!("{}_{setting}", defaults.prefix);
        let auth = [
            ("basic", ClientAuth::Basic),
            ("post", ClientAuth::Post),
            ("none", ClientAuth::None),
        ];
        let methods = [("get", UserInfoMethod::Get), ("post", UserInfoMethod::Post)];
        let provider = Self {
            name: defaults.name,
            issuer: issuer(read, defaults, sandbox, public_url),
            client_id: if sandbox {
                read.text(&at("CLIENT_ID"), "motcua-portal")
            } else {
                read.required(&at("CLIENT_ID"))
            },
            client_secret: read.optional(&at("CLIENT_SECRET")),
            client_auth: read.choice(&at("CLIENT_AUTH"), &auth, ClientAuth::Post),
            user_info: read.choice(&at("USERINFO"), &methods, UserInfoMethod::Post),
            scope: read.text(&at("SCOPE"), "openid profile email phone address"),
            acr_values: read
                .optional(&at("ACR_VALUES"))
                .or_else(|| Some("LoA1".to_owned())),
            claims: claims(read, &at("CLAIMS")),
            levels: levels(read, &at("LEVELS")),
            nonce: read.choice(&at("NONCE"), DEMANDS, defaults.nonce),
            auth_time: read.choice(&at("AUTH_TIME"), DEMANDS, Demand::Required),
        };
        provider.refuse_contradictions(read, defaults.prefix, sandbox);
        provider
    }

    fn refuse_contradictions(&self, read: &mut Reader<'_>, prefix: &str, sandbox: bool) {
        let at = |setting: &str| format!("{prefix}_{setting}");
        let has_secret = self.client_secret.is_some() || sandbox;
        if self.client_auth != ClientAuth::None && !has_secret {
            read.wrong(
                &at("CLIENT_SECRET"),
                &format!("is required unless {} is none", at("CLIENT_AUTH")),
            );
        }
        if !self.scope.split(' ').any(|word| word == "openid") {
            read.wrong(&at("SCOPE"), "must contain openid");
        }
    }
}

fn issuer(read: &mut Reader<'_>, defaults: &Defaults, sandbox: bool, public_url: &Url) -> String {
    let at = |setting: &str| format!("{}_{setting}", defaults.prefix);
    let own = format!("{}{}", public_url.as_str().trim_end_matches('/'), defaults.path);
    if !sandbox && read.optional(&at("ISSUER")).is_none() {
        read.wrong(&at("ISSUER"), "is required unless the sandbox is on");
    }
    let parsed: Url = read.parsed(
        &at("ISSUER"),
        &own,
        "is not an address such as https://vneid.example.vn",
    );
    if !is_protected(&parsed) {
        read.wrong(
            &at("ISSUER"),
            "must be https; plain http is taken on loopback addresses only",
        );
    }
    read.text(&at("ISSUER"), &own)
}

/// `full_name=HoVaTen|name,email=ThuDienTu`: what is named replaces the default of that field.
fn claims(read: &mut Reader<'_>, setting: &str) -> BTreeMap<String, Vec<String>> {
    let names = |text: &str| {
        text.split('|')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    };
    let mut claims: BTreeMap<String, Vec<String>> = CLAIMS
        .iter()
        .map(|(field, text)| ((*field).to_owned(), names(text)))
        .collect();
    for pair in read.list(setting) {
        match pair.split_once('=').map(|(field, text)| (field.trim(), text)) {
            Some((field, text)) if claims.contains_key(field) => {
                claims.insert(field.to_owned(), names(text));
            }
            _ => read.wrong(
                setting,
                &format!("has a part that is not field=claim|claim: {pair}"),
            ),
        }
    }
    claims
}

/// `acr:LoA2=2,loginIdp:BCA=2`
fn levels(read: &mut Reader<'_>, setting: &str) -> Vec<LevelRule> {
    let text = read.text(setting, LEVELS);
    let mut rules = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match level_rule(part) {
            Some(rule) => rules.push(rule),
            None => read.wrong(
                setting,
                &format!("has a part that is not claim:value=1 or =2: {part}"),
            ),
        }
    }
    rules
}

fn level_rule(part: &str) -> Option<LevelRule> {
    let (left, level) = part.rsplit_once('=')?;
    let (claim, value) = left.split_once(':')?;
    let level = level
        .trim()
        .parse()
        .ok()
        .filter(|level| (1..=2).contains(level))?;
    Some(LevelRule {
        claim: claim.to_owned(),
        value: value.to_owned(),
        level,
    })
}
