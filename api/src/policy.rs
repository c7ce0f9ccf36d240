//! The numbers of `docs/security.md`. A test holds that page against this file, and
//! `GET /api/security-policy` shows them to the pages and to everyone else.

mod import;

use chrono::TimeDelta;

pub use import::ImportPolicy;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Decimal digits of a one-time code (NIST SP 800-63B-4, 3.1.3.2).
    pub otp_digits: usize,
    /// Good up to 180.999 s after sending, refused from 181 s (the official guide: 3 minutes).
    pub otp_lifetime: TimeDelta,
    /// Tries per code, counted before the check (NIST 3.2.2).
    pub otp_tries: i16,
    pub resend_after: TimeDelta,
    pub resends_per_sign_in: i16,
    /// Resends in 24 hours to one number; first codes are bounded by the delays below.
    pub resends_per_day: u64,
    pub delay: DelayPolicy,
    /// How long one window of QR codes may be scanned; after the scan, how long the phone may decide.
    pub qr_window: TimeDelta,
    /// How often a window is followed by another without anyone asking.
    pub qr_renewals: i16,
    /// A code changes every second and is refused when it is older than this (Smart-ID, BankID).
    pub qr_code_lifetime: TimeDelta,
    /// Event streams that one browser may hold open.
    pub qr_streams_per_browser: u32,
    /// Digits of the passcode of the app on the phone.
    pub passcode_digits: usize,
    /// Wrong passcodes in a row, counted before the check; then the phone signs in anew with password and code.
    pub passcode_tries: i16,
    /// How long the app on the phone stays open after it was unlocked.
    pub phone_unlocked: TimeDelta,
    /// Argon2id (OWASP Password Storage).
    pub argon2: Argon2Policy,
    pub citizen_idle: TimeDelta,
    pub citizen_absolute: TimeDelta,
    /// On a computer that others use too.
    pub shared_computer_idle: TimeDelta,
    pub shared_computer_absolute: TimeDelta,
    /// Of the staff, and of administrators among them (ASVS 7.3, GovSSO).
    pub staff_idle: TimeDelta,
    pub staff_absolute: TimeDelta,
    pub administrator_idle: TimeDelta,
    /// Codes that take the place of a lost authenticator, each once.
    pub recovery_codes: usize,
    /// How long a code that an administrator handed over opens the choice of a new password.
    pub reset_code_lifetime: TimeDelta,
    /// For so long after proving who they are may someone change what a thief would change first (ASVS 7.5.1).
    pub reauthentication_window: TimeDelta,
    /// For so long a way in that was removed may be brought back.
    pub link_restore_window: TimeDelta,
    /// For so long what two officials decided of a disputed identity can be undone by two.
    pub case_undo_window: TimeDelta,
    /// For so long after a reminder nobody is reminded of the same campaign again.
    pub reminder_interval: TimeDelta,
    pub password: PasswordPolicy,
    /// How long before its end a session warns (WCAG 2.2.1).
    pub session_warning: TimeDelta,
    /// The last use of a session is written at most this often.
    pub last_used_resolution: TimeDelta,
    /// How often a member may have an account at the e-receipt service tried in a minute: many wrong tries may lock it there.
    pub e_receipt_tries_per_minute: u16,
    /// From the authorization request to its end, on both sides.
    pub sign_in_lifetime: TimeDelta,
    /// RFC 9700.
    pub authorization_code_lifetime: TimeDelta,
    pub id_token_lifetime: TimeDelta,
    pub access_token_lifetime: TimeDelta,
    pub provider_session_lifetime: TimeDelta,
    /// How far a provider's clock may be off.
    pub clock_leeway: TimeDelta,
    pub picture: PicturePolicy,
    pub import: ImportPolicy,
    pub retention: RetentionPolicy,
}

/// What is taken for a picture of a person (CWE-409). Nothing is decoded before its header was held against this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PicturePolicy {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of memory that decoding one may take.
    pub memory: usize,
    /// Bytes of all files that are in memory at the same time; one of them is being decoded, the others come in or wait.
    pub files_memory: usize,
    /// Pixels along each side of what is kept, at most.
    pub side: u32,
}

/// When wrong tries in a row earn a delay. The delay grows and never becomes permanent, so that
/// it can't be used to lock a person out (ASVS 6.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DelayPolicy {
    /// Wrong tries per account and address within `window`.
    pub tries: i32,
    pub window: TimeDelta,
    /// Wrong tries in a row per account from anywhere; then addresses new to it wait.
    pub tries_from_anywhere: i32,
    pub first: TimeDelta,
    pub longest: TimeDelta,
}

/// Passwords of this portal, in code points of their NFC form (NIST SP 800-63B-4, 3.1.1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordPolicy {
    pub shortest: usize,
    pub longest: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argon2Policy {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

/// After how long the server itself removes rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionPolicy {
    pub ended_sessions: TimeDelta,
    pub sign_ins: TimeDelta,
    /// Activity, and the history of what is known of a citizen.
    pub activity: TimeDelta,
    /// The record of the staff's actions.
    pub actions: TimeDelta,
    /// What is known of files that were brought in, and what was wrong with them.
    pub imports: TimeDelta,
    pub sandbox_sms: TimeDelta,
}

impl Policy {
    pub const fn standard() -> Self {
        Self {
            otp_digits: 6,
            otp_lifetime: TimeDelta::seconds(180),
            otp_tries: 5,
            resend_after: TimeDelta::seconds(60),
            resends_per_sign_in: 3,
            resends_per_day: 10,
            delay: DelayPolicy::standard(),
            qr_window: TimeDelta::seconds(60),
            qr_renewals: 2,
            qr_code_lifetime: TimeDelta::seconds(3),
            qr_streams_per_browser: 3,
            passcode_digits: 6,
            passcode_tries: 5,
            phone_unlocked: TimeDelta::minutes(10),
            argon2: Argon2Policy {
                memory_kib: 19 * 1024,
                passes: 2,
                lanes: 1,
            },
            citizen_idle: TimeDelta::minutes(30),
            citizen_absolute: TimeDelta::hours(12),
            shared_computer_idle: TimeDelta::minutes(5),
            shared_computer_absolute: TimeDelta::minutes(30),
            e_receipt_tries_per_minute: 5,
            staff_idle: TimeDelta::minutes(15),
            staff_absolute: TimeDelta::hours(8),
            administrator_idle: TimeDelta::minutes(5),
            recovery_codes: 10,
            reset_code_lifetime: TimeDelta::hours(24),
            reauthentication_window: TimeDelta::minutes(10),
            link_restore_window: TimeDelta::days(7),
            case_undo_window: TimeDelta::days(30),
            reminder_interval: TimeDelta::hours(1),
            password: PasswordPolicy {
                shortest: 12,
                longest: 128,
            },
            session_warning: TimeDelta::seconds(120),
            last_used_resolution: TimeDelta::seconds(60),
            sign_in_lifetime: TimeDelta::minutes(15),
            authorization_code_lifetime: TimeDelta::seconds(60),
            id_token_lifetime: TimeDelta::minutes(5),
            access_token_lifetime: TimeDelta::minutes(10),
            provider_session_lifetime: TimeDelta::minutes(30),
            clock_leeway: TimeDelta::seconds(60),
            picture: PicturePolicy {
                bytes: 13 * 1024 * 1024,
                memory: 208 * 1024 * 1024,
                files_memory: 52 * 1024 * 1024,
                side: 512,
            },
            import: ImportPolicy::standard(),
            retention: RetentionPolicy {
                ended_sessions: TimeDelta::days(30),
                sign_ins: TimeDelta::days(7),
                activity: TimeDelta::days(365),
                actions: TimeDelta::days(365),
                imports: TimeDelta::days(30),
                sandbox_sms: TimeDelta::hours(1),
            },
        }
    }
}

impl DelayPolicy {
    pub const fn standard() -> Self {
        Self {
            tries: 10,
            window: TimeDelta::minutes(15),
            tries_from_anywhere: 100,
            first: TimeDelta::seconds(30),
            longest: TimeDelta::minutes(15),
        }
    }
}

impl Argon2Policy {
    /// So cheap that tests can sign in by the hundred. Never for a real password.
    pub const fn for_tests() -> Self {
        Self {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        }
    }
}
