//! What differs from one identity provider to the next.

use std::collections::BTreeMap;

use url::Url;

use super::read::Reader;
use crate::outside::is_protected;

/// How the portal meets an OpenID Provider.
#[derive(Clone, Debug)]
pub struct Provider {
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
];

const LEVELS: &str = "acr:LoA1=1,acr:LoA2=2,loAs:LoA2=2";

impl Provider {
    pub(super) fn read(read: &mut Reader<'_>, sandbox: bool, public_url: &Url) -> Self {
        let auth = [
            ("basic", ClientAuth::Basic),
            ("post", ClientAuth::Post),
            ("none", ClientAuth::None),
        ];
        let methods = [("get", UserInfoMethod::Get), ("post", UserInfoMethod::Post)];
        let provider = Self {
            issuer: issuer(read, sandbox, public_url),
            client_id: if sandbox {
                read.text("VNEID_CLIENT_ID", "motcua-portal")
            } else {
                read.required("VNEID_CLIENT_ID")
            },
            client_secret: read.optional("VNEID_CLIENT_SECRET"),
            client_auth: read.choice("VNEID_CLIENT_AUTH", &auth, ClientAuth::Post),
            user_info: read.choice("VNEID_USERINFO", &methods, UserInfoMethod::Post),
            scope: read.text("VNEID_SCOPE", "openid profile email phone address"),
            acr_values: read
                .optional("VNEID_ACR_VALUES")
                .or_else(|| Some("LoA1".to_owned())),
            claims: claims(read),
            levels: levels(read),
            nonce: read.choice("VNEID_NONCE", DEMANDS, Demand::Required),
            auth_time: read.choice("VNEID_AUTH_TIME", DEMANDS, Demand::Required),
        };
        provider.refuse_contradictions(read, sandbox);
        provider
    }

    fn refuse_contradictions(&self, read: &mut Reader<'_>, sandbox: bool) {
        let has_secret = self.client_secret.is_some() || sandbox;
        if self.client_auth != ClientAuth::None && !has_secret {
            read.wrong(
                "VNEID_CLIENT_SECRET",
                "is required unless VNEID_CLIENT_AUTH is none",
            );
        }
        if !self.scope.split(' ').any(|word| word == "openid") {
            read.wrong("VNEID_SCOPE", "must contain openid");
        }
    }
}

fn issuer(read: &mut Reader<'_>, sandbox: bool, public_url: &Url) -> String {
    let own = format!("{}/vneid", public_url.as_str().trim_end_matches('/'));
    if !sandbox && read.optional("VNEID_ISSUER").is_none() {
        read.wrong("VNEID_ISSUER", "is required unless the sandbox is on");
    }
    let parsed: Url = read.parsed(
        "VNEID_ISSUER",
        &own,
        "is not an address such as https://vneid.example.vn",
    );
    if !is_protected(&parsed) {
        read.wrong(
            "VNEID_ISSUER",
            "must be https; plain http is taken on loopback addresses only",
        );
    }
    read.text("VNEID_ISSUER", &own)
}

/// `full_name=HoVaTen|name,email=ThuDienTu`: what is named replaces the default of that field.
fn claims(read: &mut Reader<'_>) -> BTreeMap<String, Vec<String>> {
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
    for pair in read.list("VNEID_CLAIMS") {
        match pair.split_once('=').map(|(field, text)| (field.trim(), text)) {
            Some((field, text)) if claims.contains_key(field) => {
                claims.insert(field.to_owned(), names(text));
            }
            _ => read.wrong(
                "VNEID_CLAIMS",
                &format!("has a part that is not field=claim|claim: {pair}"),
            ),
        }
    }
    claims
}

/// `acr:LoA2=2,loginIdp:BCA=2`
fn levels(read: &mut Reader<'_>) -> Vec<LevelRule> {
    let text = read.text("VNEID_LEVELS", LEVELS);
    let mut rules = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match level_rule(part) {
            Some(rule) => rules.push(rule),
            None => read.wrong(
                "VNEID_LEVELS",
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
