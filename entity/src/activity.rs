//! *Nhật ký hoạt động*: what a person did, or what was done in their name.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::{ActivityId, Person, PersonKind, SessionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    // The three of the list, in its order.
    #[sea_orm(unique_key = "list")]
    pub person_kind: PersonKind,
    #[sea_orm(unique_key = "list")]
    pub person_id: Uuid,
    /// In the order of time (UUIDv7).
    #[sea_orm(primary_key, auto_increment = false, unique_key = "list")]
    pub id: ActivityId,
    #[sea_orm(indexed)]
    pub at: DateTimeUtc,
    pub event: Event,
    pub address: String,
    pub user_agent: String,
    /// The session in which it was done, which may have been removed since.
    pub session_id: Option<SessionId>,
    /// What more is to be said of it: never a code, a token or a whole number.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub details: Option<Json>,
    /// When the person said that it was not them.
    pub reported_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "String(StringLen::N(32))",
    rename_all = "snake_case"
)]
pub enum Event {
    SignedIn,
    /// The provider vouched for the person, and the portal said no.
    SignInRefused,
    SignedOut,
    /// A session was ended from another one, or by a new sign-in in its browser.
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
    /// Someone came with an identity or a number that belongs to another account here.
    IdentityConflict,
    LocalAccountCreated,
    UsernameChanged,
    PasswordChanged,
    LocalAccountRemoved,
    /// The right password, and a wrong code.
    LocalSignInFailed,
    BusinessLinked,
    BusinessLeft,
    ActingForChanged,
    /// An authenticator application became the second factor.
    TotpEnrolled,
    /// The right password, and a wrong code.
    TotpFailed,
    RecoveryCodeUsed,
    /// A member's account at the e-receipt service.
    EReceiptLinked,
    EReceiptUnlinked,
    EReceiptTested,
    /// An official looked at what is held about a citizen, for a reason.
    CaseLookedAt,
    /// Officials decided whose an identity is.
    CaseDecided,
    /// They took it back.
    CaseUndone,
    // What administrators did to a member's account.
    AccountCreated,
    AccountDisabled,
    AccountEnabled,
    RoleChanged,
    /// The member works in another unit from then on.
    UnitChanged,
    /// A code was handed over that opens the choice of a new password; the old one opens nothing any more.
    PasswordReset,
    SecondFactorRemoved,
    /// Someone gave that code, and it was right.
    ResetCodeUsed,
}

impl Entity {
    pub fn of(person: Person) -> Select<Self> {
        Self::find()
            .filter(COLUMN.person_kind.eq(person.kind))
            .filter(COLUMN.person_id.eq(person.id))
    }
}
