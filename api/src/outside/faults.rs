//! Faults that the sandbox's services play, so that people and tests can see what the portal
//! makes of them.

use std::sync::{Arc, PoisonError, RwLock};

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Faults {
    /// The provider answers 503 to everything.
    pub provider_down: bool,
    /// It, and the e-receipt service, wait so long before they answer the portal.
    pub slow_milliseconds: u32,
    /// Its ID tokens carry a signature that is not theirs.
    pub wrong_signature: bool,
    /// User info gives `sub` and the name alone.
    pub user_info_without_claims: bool,
    /// User info is about someone else than the ID token.
    pub user_info_of_another: bool,
    /// The e-receipt service answers 503 to everything.
    pub e_receipt_down: bool,
}

/// The faults that are on now, on this node.
#[derive(Clone, Debug, Default)]
pub struct FaultSwitch(Arc<RwLock<Faults>>);

impl FaultSwitch {
    pub fn current(&self) -> Faults {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn set(&self, faults: Faults) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = faults;
    }
}
