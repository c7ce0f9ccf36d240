use entity::ProviderName;
use poem_openapi::Enum;

use crate::app::App;
use crate::config::Provider;
use crate::http::{Code, Problem};

/// An identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "IdentityProvider", rename_all = "snake_case")]
pub enum ProviderCode {
    Vneid,
    /// The National Public Service Portal.
    Dvcqg,
}

impl ProviderCode {
    /// How it is met; not found if it is not configured.
    pub fn configured(self, app: &App) -> Result<&Provider, Problem> {
        let provider = app.settings.provider(self.into());
        provider.ok_or_else(|| Problem::new(Code::NotFound))
    }
}

impl From<ProviderCode> for ProviderName {
    fn from(code: ProviderCode) -> Self {
        match code {
            ProviderCode::Vneid => Self::Vneid,
            ProviderCode::Dvcqg => Self::Dvcqg,
        }
    }
}

impl From<ProviderName> for ProviderCode {
    fn from(name: ProviderName) -> Self {
        match name {
            ProviderName::Vneid => Self::Vneid,
            ProviderName::Dvcqg => Self::Dvcqg,
        }
    }
}
