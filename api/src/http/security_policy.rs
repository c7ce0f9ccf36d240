//! The numbers of `docs/security.md`, live.

use std::sync::Arc;

use chrono::TimeDelta;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::Tag;
use crate::app::App;
use crate::policy::Policy;

pub struct SecurityPolicyApi;

/// Times are in seconds.
#[derive(Object)]
pub struct SecurityPolicy {
    pub otp_digits: u32,
    pub otp_lifetime_seconds: i64,
    pub otp_tries: i16,
    pub resend_after_seconds: i64,
    pub resends_per_sign_in: i16,
    pub resends_per_day: u64,
    /// Wrong tries per account and address that are free.
    pub tries_before_delay: i32,
    pub tries_window_seconds: i64,
    /// Wrong tries in a row per account from anywhere, after which new addresses wait.
    pub tries_from_anywhere_before_delay: i32,
    pub first_delay_seconds: i64,
    pub longest_delay_seconds: i64,
    /// How long one window of QR codes may be scanned, and after the scan decided about.
    pub qr_window_seconds: i64,
    /// How often it is renewed by itself.
    pub qr_renewals: i16,
    /// A scanned code that is older is refused.
    pub qr_code_lifetime_seconds: i64,
    pub qr_streams_per_browser: u32,
    pub passcode_digits: u32,
    pub passcode_tries: i16,
    /// How long the app on the phone stays open after it was unlocked.
    pub phone_unlocked_seconds: i64,
    pub argon2_memory_kib: u32,
    pub argon2_passes: u32,
    pub argon2_lanes: u32,
    pub citizen_session_idle_seconds: i64,
    pub citizen_session_absolute_seconds: i64,
    pub shared_computer_idle_seconds: i64,
    pub shared_computer_absolute_seconds: i64,
    pub staff_session_idle_seconds: i64,
    pub staff_session_absolute_seconds: i64,
    /// Tries of one member's account at the e-receipt service.
    pub e_receipt_tries_per_minute: u16,
    pub administrator_session_idle_seconds: i64,
    /// Codes that take the place of a lost authenticator, each once.
    pub recovery_codes: usize,
    /// How long a code that an administrator handed over opens the choice of a new password.
    pub reset_code_lifetime_seconds: i64,
    /// For so long after proving who they are may someone change phone or e-mail.
    pub reauthentication_window_seconds: i64,
    /// For so long a way in that was removed may be brought back.
    pub link_restore_window_seconds: i64,
    /// Code points of a password of this portal.
    pub shortest_password: u32,
    pub longest_password: u32,
    /// How long before its end a session warns.
    pub session_warning_seconds: i64,
    pub sign_in_lifetime_seconds: i64,
    pub authorization_code_lifetime_seconds: i64,
    pub id_token_lifetime_seconds: i64,
    pub access_token_lifetime_seconds: i64,
    pub provider_session_lifetime_seconds: i64,
    pub ended_sessions_kept_seconds: i64,
    pub sign_ins_kept_seconds: i64,
    pub activity_kept_seconds: i64,
    /// The record of the staff's actions.
    pub actions_kept_seconds: i64,
    /// For so long what two administrators decided of a disputed identity can be undone.
    pub case_undo_window_seconds: i64,
    /// For so long after a reminder nobody is reminded of the same campaign again.
    pub reminder_interval_seconds: i64,
    pub sandbox_sms_kept_seconds: i64,
    /// The longest file that is taken for a picture.
    pub picture_bytes: usize,
    /// Memory that decoding a picture may take; one is decoded at a time.
    pub picture_memory_bytes: usize,
    /// Memory for the files of all pictures that come in or wait at the same time.
    pub picture_files_memory_bytes: usize,
    /// Pixels along each side of what is kept of a picture.
    pub picture_side_pixels: u32,
    /// The longest file of units, members or numbers that is taken.
    pub import_bytes: usize,
    /// Memory for all such files that come in or wait at the same time.
    pub import_files_memory_bytes: usize,
    /// Bytes that a workbook may have when it is unpacked.
    pub import_unpacked_bytes: u64,
    pub import_rows: usize,
    pub import_columns: usize,
    /// Wrong rows and fields that are listed; more are only counted.
    pub import_errors: usize,
    /// An import whose server has not been heard of for so long has failed.
    pub import_silence_seconds: i64,
    pub imports_kept_seconds: i64,
}

#[OpenApi]
impl SecurityPolicyApi {
    /// The security policy
    ///
    /// The numbers by which people are let in: lifetimes, tries, delays. Pages and tests read them here.
    #[oai(
        path = "/api/security-policy",
        method = "get",
        tag = "Tag::Public",
        operation_id = "get_security_policy"
    )]
    async fn security_policy(&self, Data(app): Data<&Arc<App>>) -> Json<SecurityPolicy> {
        Json(SecurityPolicy::of(&app.policy))
    }
}

impl SecurityPolicy {
    pub fn of(policy: &Policy) -> Self {
        let seconds = |time: TimeDelta| time.num_seconds();
        Self {
            otp_digits: u32::try_from(policy.otp_digits).unwrap_or(u32::MAX),
            otp_lifetime_seconds: seconds(policy.otp_lifetime),
            otp_tries: policy.otp_tries,
            resend_after_seconds: seconds(policy.resend_after),
            resends_per_sign_in: policy.resends_per_sign_in,
            resends_per_day: policy.resends_per_day,
            tries_before_delay: policy.delay.tries,
            tries_window_seconds: seconds(policy.delay.window),
            tries_from_anywhere_before_delay: policy.delay.tries_from_anywhere,
            first_delay_seconds: seconds(policy.delay.first),
            longest_delay_seconds: seconds(policy.delay.longest),
            qr_window_seconds: seconds(policy.qr_window),
            qr_renewals: policy.qr_renewals,
            qr_code_lifetime_seconds: seconds(policy.qr_code_lifetime),
            qr_streams_per_browser: policy.qr_streams_per_browser,
            passcode_digits: u32::try_from(policy.passcode_digits).unwrap_or(u32::MAX),
            passcode_tries: policy.passcode_tries,
            phone_unlocked_seconds: seconds(policy.phone_unlocked),
            argon2_memory_kib: policy.argon2.memory_kib,
            argon2_passes: policy.argon2.passes,
            argon2_lanes: policy.argon2.lanes,
            citizen_session_idle_seconds: seconds(policy.citizen_idle),
            citizen_session_absolute_seconds: seconds(policy.citizen_absolute),
            shared_computer_idle_seconds: seconds(policy.shared_computer_idle),
            shared_computer_absolute_seconds: seconds(policy.shared_computer_absolute),
            staff_session_idle_seconds: seconds(policy.staff_idle),
            staff_session_absolute_seconds: seconds(policy.staff_absolute),
            e_receipt_tries_per_minute: policy.e_receipt_tries_per_minute,
            administrator_session_idle_seconds: seconds(policy.administrator_idle),
            recovery_codes: policy.recovery_codes,
            reset_code_lifetime_seconds: seconds(policy.reset_code_lifetime),
            reauthentication_window_seconds: seconds(policy.reauthentication_window),
            link_restore_window_seconds: seconds(policy.link_restore_window),
            shortest_password: u32::try_from(policy.password.shortest).unwrap_or(u32::MAX),
            longest_password: u32::try_from(policy.password.longest).unwrap_or(u32::MAX),
            session_warning_seconds: seconds(policy.session_warning),
            sign_in_lifetime_seconds: seconds(policy.sign_in_lifetime),
            authorization_code_lifetime_seconds: seconds(policy.authorization_code_lifetime),
            id_token_lifetime_seconds: seconds(policy.id_token_lifetime),
            access_token_lifetime_seconds: seconds(policy.access_token_lifetime),
            provider_session_lifetime_seconds: seconds(policy.provider_session_lifetime),
            ended_sessions_kept_seconds: seconds(policy.retention.ended_sessions),
            sign_ins_kept_seconds: seconds(policy.retention.sign_ins),
            activity_kept_seconds: seconds(policy.retention.activity),
            actions_kept_seconds: seconds(policy.retention.actions),
            case_undo_window_seconds: seconds(policy.case_undo_window),
            reminder_interval_seconds: seconds(policy.reminder_interval),
            sandbox_sms_kept_seconds: seconds(policy.retention.sandbox_sms),
            picture_bytes: policy.picture.bytes,
            picture_memory_bytes: policy.picture.memory,
            picture_files_memory_bytes: policy.picture.files_memory,
            picture_side_pixels: policy.picture.side,
            import_bytes: policy.import.bytes,
            import_files_memory_bytes: policy.import.files_memory,
            import_unpacked_bytes: policy.import.unpacked,
            import_rows: policy.import.rows,
            import_columns: policy.import.columns,
            import_errors: policy.import.errors,
            import_silence_seconds: seconds(policy.import.silence),
            imports_kept_seconds: seconds(policy.retention.imports),
        }
    }
}
