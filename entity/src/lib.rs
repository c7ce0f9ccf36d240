//! The tables of Một Cửa, one file per table. A query that guards an owner or that two
//! features need stands beside its table under a telling name; all others stand in their feature.

mod id;

pub mod action_mark;
pub mod action_record;
pub mod activity;
pub mod authorised_number;
pub mod authorization_attempt;
pub mod avatar;
pub mod business_link;
pub mod campaign;
pub mod campaign_completion;
pub mod campaign_kept_unit;
pub mod campaign_reminder;
pub mod campaign_reminder_seen;
pub mod campaign_standing;
pub mod campaign_unit;
pub mod citizen;
pub mod citizen_field;
pub mod citizen_field_change;
pub mod e_receipt_account;
pub mod failed_attempts;
pub mod identity_case;
pub mod identity_case_decision;
pub mod identity_link;
pub mod known_address;
pub mod link_proposal;
pub mod local_account;
pub mod local_sign_in;
pub mod oidc_client;
pub mod oidc_grant;
pub mod oidc_key;
pub mod oidc_session;
pub mod one_time_code;
pub mod person;
pub mod phone_confirmation;
pub mod present;
mod provider_name;
pub mod quota;
pub mod removed_link;
pub mod sandbox_account;
pub mod sandbox_phone;
pub mod sandbox_qr_window;
pub mod sandbox_setting;
pub mod sandbox_sign_in;
pub mod sandbox_sms;
pub mod session;
pub mod staff_credential;
pub mod staff_import;
pub mod staff_import_error;
pub mod staff_link;
pub mod staff_member;
pub mod staff_recovery_code;
pub mod staff_reset_code;
pub mod staff_sign_in;
pub mod unit;

pub use id::{
    ActivityId, AttemptId, BusinessId, CampaignId, CaseId, CitizenId, CodeId, DecisionId, FieldChangeId,
    GrantId, ImportId, LinkId, LocalAccountId, LocalSignInId, OidcSessionId, PhoneConfirmationId, PhoneId,
    ProposalId, QrWindowId, RecoveryCodeId, ReminderId, SandboxAccountId, SandboxSignInId, SessionId, SmsId,
    StaffId, StaffSignInId, UnitId,
};
pub use person::{Person, PersonKind};
pub use provider_name::ProviderName;
