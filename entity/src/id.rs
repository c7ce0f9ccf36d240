use sea_orm::DbErr;
use sea_orm::prelude::Uuid;

/// Gives each table an id type of its own, so that one kind of id can't be passed for another.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::DeriveValueType)]
        pub struct $name(pub Uuid);

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// One thing that a person did, or that was done in their name.
    ActivityId,
    /// One way to the provider and back: from the authorization request to the callback.
    AttemptId,
    /// A business that a citizen may act for.
    BusinessId,
    /// A time in which members' records are to be completed.
    CampaignId,
    /// A conflict about to whom an outside identity belongs.
    CaseId,
    CitizenId,
    /// A one-time code sent by SMS.
    CodeId,
    /// What one official decided of a case.
    DecisionId,
    /// One change of one field of a citizen's information.
    FieldChangeId,
    /// What one authorization code gave to a client.
    GrantId,
    /// The bringing in of one file.
    ImportId,
    /// The tie between an outside identity and a person here.
    LinkId,
    /// A user name with its password.
    LocalAccountId,
    LocalSignInId,
    /// A sign-in session at the sandbox's provider; the `sid` of its ID tokens.
    OidcSessionId,
    /// One phone number that waits for its code.
    PhoneConfirmationId,
    /// The sandbox's VNeID app on one phone.
    PhoneId,
    /// A time in which QR codes are shown for one sign-in.
    QrWindowId,
    /// An outside identity that waits to be confirmed as a way in.
    ProposalId,
    RecoveryCodeId,
    ReminderId,
    SandboxAccountId,
    SandboxSignInId,
    SessionId,
    SmsId,
    /// A member of the staff.
    StaffId,
    /// A member's sign-in from the right password to the last proof.
    StaffSignInId,
    /// An agency or a part of one.
    UnitId,
}
