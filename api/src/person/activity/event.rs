use entity::activity::Event;
use poem_openapi::Enum;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "ActivityEvent", rename_all = "snake_case")]
pub enum EventCode {
    SignedIn,
    /// The provider vouched for the person, and the portal said no.
    SignInRefused,
    SignedOut,
    /// A session was ended from another one, or by a new sign-in in its browser.
    SessionEnded,
    OtherSessionsEnded,
    AllSessionsEnded,
    /// The person proved once more who they are.
    Reauthenticated,
    /// Someone else came back from the provider, or nobody.
    ReauthenticationFailed,
    ProfileChanged,
    ContactPhoneRequested,
    ContactPhoneCodeResent,
    ContactPhoneWrongCode,
    ContactPhoneConfirmed,
    ContactPhoneCancelled,
    AvatarChanged,
    AvatarRemoved,
    DataExported,
    ReportedNotMe,
    /// An account at a provider is a way in from now on.
    LinkAdded,
    LinkRemoved,
    LinkRestored,
    /// Someone came with an identity or a number that belongs to another account here; an official looks at it.
    IdentityConflict,
    LocalAccountCreated,
    UsernameChanged,
    PasswordChanged,
    LocalAccountRemoved,
    /// The right password was given, and a wrong code.
    LocalSignInFailed,
    BusinessLinked,
    BusinessLeft,
    ActingForChanged,
    /// An authenticator application became the second factor.
    TotpEnrolled,
    /// The right password was given, and a wrong code.
    TotpFailed,
    RecoveryCodeUsed,
    /// An account at the e-receipt service was linked, in place of the one before.
    EReceiptLinked,
    EReceiptUnlinked,
    /// The service was asked whether the account opens.
    EReceiptTested,
    /// An official looked at what is held about the citizen in a case, for the reason that is with it.
    CaseLookedAt,
    /// Two officials decided whose an identity is; `outcome` says how.
    CaseDecided,
    /// Two officials took that back.
    CaseUndone,
    /// An administrator made the account.
    AccountCreated,
    /// An administrator disabled it: all sessions ended.
    AccountDisabled,
    AccountEnabled,
    /// An administrator gave the member another role: all sessions ended.
    RoleChanged,
    /// The member works in another unit from then on.
    UnitChanged,
    /// An administrator handed over a code for choosing a new password; the old one opens nothing any more.
    PasswordReset,
    /// An administrator took the lost authenticator away; another one is set up at the next sign-in.
    SecondFactorRemoved,
    /// The code for choosing a new password was given.
    ResetCodeUsed,
}

macro_rules! same_names {
    ($($name:ident),+ $(,)?) => {
        impl From<Event> for EventCode {
            fn from(event: Event) -> Self {
                match event {
                    $(Event::$name => Self::$name,)+
                }
            }
        }
    };
}

same_names!(
    SignedIn,
    SignInRefused,
    SignedOut,
    SessionEnded,
    OtherSessionsEnded,
    AllSessionsEnded,
    Reauthenticated,
    ReauthenticationFailed,
    ProfileChanged,
    ContactPhoneRequested,
    ContactPhoneCodeResent,
    ContactPhoneWrongCode,
    ContactPhoneConfirmed,
    ContactPhoneCancelled,
    AvatarChanged,
    AvatarRemoved,
    DataExported,
    ReportedNotMe,
    LinkAdded,
    LinkRemoved,
    LinkRestored,
    IdentityConflict,
    LocalAccountCreated,
    UsernameChanged,
    PasswordChanged,
    LocalAccountRemoved,
    LocalSignInFailed,
    BusinessLinked,
    BusinessLeft,
    ActingForChanged,
    TotpEnrolled,
    TotpFailed,
    RecoveryCodeUsed,
    EReceiptLinked,
    EReceiptUnlinked,
    EReceiptTested,
    CaseLookedAt,
    CaseDecided,
    CaseUndone,
    AccountCreated,
    AccountDisabled,
    AccountEnabled,
    RoleChanged,
    UnitChanged,
    PasswordReset,
    SecondFactorRemoved,
    ResetCodeUsed,
);
