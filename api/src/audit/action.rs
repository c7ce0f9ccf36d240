use poem_openapi::Enum;
use poem_openapi::types::ParseFromJSON;

use crate::http::spelt;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[oai(rename = "AuditAction", rename_all = "snake_case")]
pub enum Action {
    SignedIn,
    /// The right proof was given, and the portal said no.
    SignInRefused,
    /// A wrong password, recovery code or code of an administrator was given for the member's user name.
    SignInFailed,
    SignedOut,
    SessionEnded,
    OtherSessionsEnded,
    AllSessionsEnded,
    Reauthenticated,
    ReauthenticationFailed,
    /// An authenticator became the second factor.
    TotpEnrolled,
    /// The right password was given, and a wrong code.
    TotpFailed,
    RecoveryCodeUsed,
    /// A code that an administrator handed over was given, which opens the choice of a new password.
    ResetCodeUsed,
    /// A member chose another password.
    PasswordChanged,
    /// A VNeID account became a way in.
    LinkAdded,
    LinkRemoved,
    ReportedNotMe,
    ProfileChanged,
    AvatarChanged,
    AvatarRemoved,
    EReceiptLinked,
    EReceiptUnlinked,
    EReceiptTested,
    UnitCreated,
    UnitChanged,
    UnitEnded,
    UnitsExported,
    MemberCreated,
    MemberChanged,
    MemberDisabled,
    MemberEnabled,
    MemberMoved,
    MemberRoleChanged,
    /// A one-time code was made for a member who lost the password.
    MemberPasswordReset,
    MembersExported,
    ImportStarted,
    UnitsImported,
    MembersImported,
    AuthorisedNumbersImported,
    ImportFailed,
    CampaignOpened,
    CampaignChanged,
    CampaignClosed,
    CampaignReminded,
    /// A member said that they have seen one.
    ReminderSeen,
    BoardExported,
    AuditExported,
    /// A citizen's data was looked at in a case; the reason is with it.
    CaseLookedAt,
    CaseDecided,
    /// The second official decided the same, and it was done.
    CaseCarriedOut,
    /// Two officials decided differently: it is open again.
    CaseDisagreed,
    CaseUndone,
    AdministratorCreated,
    KeysRotated,
    /// Something that this version has no name for.
    Other,
}

impl Action {
    pub fn name(self) -> String {
        spelt(&self)
    }

    pub fn of(name: &str) -> Self {
        Self::parse_from_json(Some(name.into())).unwrap_or(Self::Other)
    }
}
