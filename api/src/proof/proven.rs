use chrono::{DateTime, Utc};

/// Someone has proved who they are, just now. A session opens for nothing else, and outside this
/// room nobody can make one.
#[derive(Debug, PartialEq, Eq)]
pub struct Proven(Identity);

/// Who it is that has proved it: an outside identity, keyed by issuer and subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    /// Assurance level, 1 or 2.
    pub level: i16,
    /// How they proved it (`amr`, RFC 8176), between spaces, if the provider says.
    pub methods: Option<String>,
    pub authenticated_at: DateTime<Utc>,
}

impl Proven {
    /// For `provider` alone, which has verified the ID token that says so.
    pub fn by_identity_provider(identity: Identity) -> Self {
        Self(identity)
    }

    /// For the machine that judged password and code.
    pub(super) fn by_password_and_code(identity: Identity) -> Self {
        Self(identity)
    }

    /// For the machine that saw all of a member's proofs.
    pub(super) fn by_staff_proofs(identity: Identity) -> Self {
        Self(identity)
    }

    pub fn identity(&self) -> &Identity {
        &self.0
    }

    pub fn into_identity(self) -> Identity {
        self.0
    }
}
