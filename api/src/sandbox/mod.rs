//! The test environment: a stand-in for the state's identity provider, and tools for people and tests.

mod clients;
mod control;
pub mod dvcqg;
pub mod e_receipt;
pub mod faults;
pub mod load;
pub mod oidc;
pub mod outbox;
pub mod personas;
mod phone;
pub mod staff;
mod switches;
pub mod vneid;
mod walk;
mod walker;

pub use clients::ClientsApi;
pub use control::ControlApi;
pub use phone::{ApproveApi, DecideApi, PasscodeApi, PhoneOtpApi, PhoneSessionApi, ScanApi};
pub use switches::keep_obeying;
pub use walk::WalkApi;

use crate::app::App;

/// Why the sandbox can't be made ready.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    #[error(transparent)]
    Keys(#[from] oidc::KeyError),
    #[error(transparent)]
    Personas(#[from] personas::SeedError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Makes what the sandbox needs and obeys its switches as they stand.
pub async fn ensure(app: &App) -> Result<(), SandboxError> {
    oidc::ensure_keys(app).await?;
    personas::ensure(app).await?;
    staff::ensure(app).await?;
    clients::ensure_built_in(app).await?;
    switches::obey(app).await?;
    Ok(())
}
