//! What of the activity of members stands in the record of actions.

use entity::activity::Event;

use crate::audit::Action;

/// `None` for what citizens alone do.
pub const fn action(event: Event) -> Option<Action> {
    Some(match event {
        Event::SignedIn => Action::SignedIn,
        Event::SignInRefused => Action::SignInRefused,
        Event::SignedOut => Action::SignedOut,
        Event::SessionEnded => Action::SessionEnded,
        Event::OtherSessionsEnded => Action::OtherSessionsEnded,
        Event::AllSessionsEnded => Action::AllSessionsEnded,
        Event::Reauthenticated => Action::Reauthenticated,
        Event::ReauthenticationFailed => Action::ReauthenticationFailed,
        Event::ProfileChanged => Action::ProfileChanged,
        Event::AvatarChanged => Action::AvatarChanged,
        Event::AvatarRemoved => Action::AvatarRemoved,
        Event::ReportedNotMe => Action::ReportedNotMe,
        Event::LinkAdded => Action::LinkAdded,
        Event::LinkRemoved => Action::LinkRemoved,
        Event::PasswordChanged => Action::PasswordChanged,
        Event::TotpEnrolled => Action::TotpEnrolled,
        Event::TotpFailed => Action::TotpFailed,
        Event::RecoveryCodeUsed => Action::RecoveryCodeUsed,
        Event::ResetCodeUsed => Action::ResetCodeUsed,
        Event::EReceiptLinked => Action::EReceiptLinked,
        Event::EReceiptUnlinked => Action::EReceiptUnlinked,
        Event::EReceiptTested => Action::EReceiptTested,
        // Done by an administrator, in whose name it stands there.
        Event::AccountCreated
        | Event::AccountDisabled
        | Event::AccountEnabled
        | Event::RoleChanged
        | Event::UnitChanged
        | Event::PasswordReset
        | Event::SecondFactorRemoved => return None,
        Event::ContactPhoneRequested
        | Event::ContactPhoneCodeResent
        | Event::ContactPhoneWrongCode
        | Event::ContactPhoneConfirmed
        | Event::ContactPhoneCancelled
        | Event::DataExported
        | Event::LinkRestored
        | Event::IdentityConflict
        | Event::LocalAccountCreated
        | Event::UsernameChanged
        | Event::LocalAccountRemoved
        | Event::LocalSignInFailed
        | Event::BusinessLinked
        | Event::BusinessLeft
        | Event::ActingForChanged
        // Theirs is the citizen's side; the official's own is recorded where it is done.
        | Event::CaseLookedAt
        | Event::CaseDecided
        | Event::CaseUndone => return None,
    })
}
