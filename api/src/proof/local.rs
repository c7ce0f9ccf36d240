//! Signing in with user name, password and a code by SMS, from the right password on. The rules of codes, resends and times
//! are those of every sign-in; what is added is that it lets someone in here.

use chrono::{DateTime, Utc};

use super::otp::OtpVerdict;
use super::proven::{Identity, Proven};
use super::sign_in::{SignIn, Submitted};
use crate::policy::Policy;

/// A password of this portal and a phone say less than a provider that has seen the card.
const LEVEL: i16 = 1;
/// RFC 8176.
const METHODS: &str = "pwd otp sms mfa";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalSignIn {
    pub sign_in: SignIn,
    /// This portal's own address.
    pub issuer: String,
    /// Whose password was right.
    pub subject: String,
}

#[derive(Debug, PartialEq, Eq)]
pub enum LocalVerdict {
    LetIn(Proven),
    Not(Submitted),
}

impl LocalSignIn {
    pub fn submit_code(&mut self, matches: bool, now: DateTime<Utc>, policy: &Policy) -> LocalVerdict {
        match self.sign_in.submit_code(matches, now, policy) {
            Submitted::Judged(OtpVerdict::Right) => {
                LocalVerdict::LetIn(Proven::by_password_and_code(Identity {
                    issuer: self.issuer.clone(),
                    subject: self.subject.clone(),
                    level: LEVEL,
                    methods: Some(METHODS.to_owned()),
                    authenticated_at: now,
                }))
            }
            verdict => LocalVerdict::Not(verdict),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::{LocalSignIn, LocalVerdict};
    use crate::policy::Policy;
    use crate::proof::{OtpVerdict, SignIn, Submitted};

    const POLICY: Policy = Policy::standard();

    #[test]
    fn only_the_right_code_in_time_lets_in_and_once() {
        let start = DateTime::UNIX_EPOCH;
        let mut sign_in = SignIn::begun(start);
        sign_in.give_password(true, start, &POLICY);
        let mut local = LocalSignIn {
            sign_in,
            issuer: "https://portal.example".into(),
            subject: "me".into(),
        };
        let mut late = local.clone();
        let wrong = local.submit_code(false, start, &POLICY);
        assert_eq!(
            wrong,
            LocalVerdict::Not(Submitted::Judged(OtpVerdict::Wrong { tries_left: 4 }))
        );
        let LocalVerdict::LetIn(proven) = local.submit_code(true, start, &POLICY) else {
            panic!("the right code lets in");
        };
        assert_eq!(
            (proven.identity().subject.as_str(), proven.identity().level),
            ("me", 1)
        );
        let again = local.submit_code(true, start, &POLICY);
        assert_eq!(again, LocalVerdict::Not(Submitted::Judged(OtpVerdict::Used)));
        let expired = late.submit_code(true, start + TimeDelta::seconds(181), &POLICY);
        assert_eq!(expired, LocalVerdict::Not(Submitted::Judged(OtpVerdict::Expired)));
    }
}
