//! Names of OpenID Connect Dynamic Client Registration 1.0, 2, as the API spells them.

use entity::oidc_client::{AuthMethod, SigningAlg};
use poem_openapi::Enum;

use crate::sandbox::dvcqg::DVCQG;
use crate::sandbox::oidc::Issuer;
use crate::sandbox::vneid::VNEID;

/// The sandbox's providers.
#[derive(Clone, Copy, Enum)]
#[oai(rename = "SandboxProvider", rename_all = "snake_case")]
pub enum IssuerName {
    Vneid,
    Dvcqg,
}

impl IssuerName {
    pub fn of(path: &str) -> Self {
        if path == DVCQG.path {
            Self::Dvcqg
        } else {
            Self::Vneid
        }
    }

    pub fn issuer(self) -> &'static Issuer {
        match self {
            Self::Vneid => &VNEID,
            Self::Dvcqg => &DVCQG,
        }
    }
}

/// `token_endpoint_auth_method`.
#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum AuthMethodName {
    None,
    ClientSecretBasic,
    ClientSecretPost,
}

/// `id_token_signed_response_alg`.
#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "UPPERCASE")]
pub enum SigningAlgName {
    Rs256,
    Es256,
}

impl From<AuthMethodName> for AuthMethod {
    fn from(name: AuthMethodName) -> Self {
        match name {
            AuthMethodName::None => Self::None,
            AuthMethodName::ClientSecretBasic => Self::ClientSecretBasic,
            AuthMethodName::ClientSecretPost => Self::ClientSecretPost,
        }
    }
}

impl From<AuthMethod> for AuthMethodName {
    fn from(method: AuthMethod) -> Self {
        match method {
            AuthMethod::None => Self::None,
            AuthMethod::ClientSecretBasic => Self::ClientSecretBasic,
            AuthMethod::ClientSecretPost => Self::ClientSecretPost,
        }
    }
}

impl From<SigningAlgName> for SigningAlg {
    fn from(name: SigningAlgName) -> Self {
        match name {
            SigningAlgName::Rs256 => Self::Rs256,
            SigningAlgName::Es256 => Self::Es256,
        }
    }
}

impl From<SigningAlg> for SigningAlgName {
    fn from(alg: SigningAlg) -> Self {
        match alg {
            SigningAlg::Rs256 => Self::Rs256,
            SigningAlg::Es256 => Self::Es256,
        }
    }
}
