//! Signing in as a member of the staff: a password, one's own in place of the first one, and an authenticator; or the word of
//! a provider, confirmed once with the staff password. The machine says what is due; the proofs themselves are judged where
//! they are given.

use super::proven::{Identity, Proven};

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffStage {
    /// The staff password, once, behind a provider's word for someone with the member's number.
    Confirm,
    /// A password of one's own.
    PasswordChange,
    /// An authenticator application, and its first code.
    Enrol,
    /// A code of the authenticator.
    Totp,
}

/// How it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffDoor {
    Password,
    /// A provider is password and second factor in one.
    Provider,
}

/// A sign-in whose first proof was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSignIn {
    pub door: StaffDoor,
    pub identity: Identity,
    /// Whether the password is a first one.
    pub must_change: bool,
    /// Whether an authenticator is the member's second factor.
    pub enrolled: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub enum StaffStep {
    Due(StaffStage),
    LetIn(Proven),
}

impl StaffSignIn {
    /// After the right password, or after a provider's word for an identity that is linked.
    pub fn begun(self) -> StaffStep {
        if self.must_change {
            StaffStep::Due(StaffStage::PasswordChange)
        } else {
            self.with_own_password()
        }
    }

    /// After what was due was given, and right.
    pub fn passed(self, stage: StaffStage) -> StaffStep {
        match stage {
            StaffStage::Confirm => self.begun(),
            StaffStage::PasswordChange => self.with_own_password(),
            StaffStage::Enrol | StaffStage::Totp => self.let_in(),
        }
    }

    fn with_own_password(self) -> StaffStep {
        match (self.door, self.enrolled) {
            (StaffDoor::Provider, _) => self.let_in(),
            (StaffDoor::Password, true) => StaffStep::Due(StaffStage::Totp),
            (StaffDoor::Password, false) => StaffStep::Due(StaffStage::Enrol),
        }
    }

    fn let_in(self) -> StaffStep {
        StaffStep::LetIn(Proven::by_staff_proofs(self.identity))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{StaffDoor, StaffSignIn, StaffStage, StaffStep};
    use crate::proof::Identity;

    fn sign_in(door: StaffDoor, must_change: bool, enrolled: bool) -> StaffSignIn {
        let identity = Identity {
            issuer: "https://portal.example".into(),
            subject: "me".into(),
            level: 2,
            methods: None,
            authenticated_at: DateTime::UNIX_EPOCH,
        };
        StaffSignIn {
            door,
            identity,
            must_change,
            enrolled,
        }
    }

    /// What is due in turn, each given right; the last one lets in.
    fn way(begun: &StaffSignIn, first: StaffStep) -> Vec<StaffStage> {
        let (mut stages, mut step) = (Vec::new(), first);
        while let StaffStep::Due(stage) = step {
            stages.push(stage);
            step = begun.clone().passed(stage);
        }
        stages
    }

    #[test]
    fn nobody_comes_in_by_a_password_without_a_second_factor() {
        use StaffStage::{Enrol, PasswordChange, Totp};
        for (must_change, enrolled, due) in [
            (true, false, vec![PasswordChange, Enrol]),
            (true, true, vec![PasswordChange, Totp]),
            (false, false, vec![Enrol]),
            (false, true, vec![Totp]),
        ] {
            let begun = sign_in(StaffDoor::Password, must_change, enrolled);
            assert_eq!(way(&begun, begun.clone().begun()), due);
        }
    }

    #[test]
    fn a_provider_s_word_is_enough_but_for_a_first_password() {
        let begun = sign_in(StaffDoor::Provider, false, false);
        assert_eq!(way(&begun, begun.clone().begun()), []);
        let first = sign_in(StaffDoor::Provider, true, false);
        let confirm = StaffStep::Due(StaffStage::Confirm);
        assert_eq!(
            way(&first, confirm),
            [StaffStage::Confirm, StaffStage::PasswordChange]
        );
    }
}
