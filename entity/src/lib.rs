//! The tables of Một Cửa, one file per table. A query that guards an owner or that two
//! features need stands beside its table under a telling name; all others stand in their feature.

mod id;

pub mod activity;
pub mod authorization_attempt;
pub mod avatar;
pub mod citizen;
pub mod citizen_field;
pub mod citizen_field_change;
pub mod failed_attempts;
pub mod identity_link;
pub mod known_address;
pub mod oidc_client;
pub mod oidc_grant;
pub mod oidc_key;
pub mod oidc_session;
pub mod one_time_code;
pub mod person;
pub mod phone_confirmation;
pub mod quota;
pub mod sandbox_account;
pub mod sandbox_phone;
pub mod sandbox_qr_window;
pub mod sandbox_setting;
pub mod sandbox_sign_in;
pub mod sandbox_sms;
pub mod session;

pub use id::{
    ActivityId, AttemptId, CitizenId, CodeId, FieldChangeId, GrantId, LinkId, OidcSessionId,
    PhoneConfirmationId, PhoneId, QrWindowId, SandboxAccountId, SandboxSignInId, SessionId, SmsId,
};
pub use person::{Person, PersonKind};
