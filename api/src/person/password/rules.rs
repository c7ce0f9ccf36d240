//! Which passwords are taken (NIST SP 800-63B-4, 3.1.1.2): any characters, no rules of composition, but none that a
//! guesser tries first, and none with what anyone may know of its owner.

use unicode_normalization::UnicodeNormalization;

use super::common::{folded, is_common};
use crate::policy::PasswordPolicy;

/// A form in which the same password typed on another keyboard is the same.
pub fn normalized(typed: &str) -> String {
    typed.nfc().collect()
}

/// What a password of someone must not contain.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// User name, name of the site.
    pub words: Vec<String>,
    /// Personal number, phone.
    pub numbers: Vec<String>,
}

/// A shorter one would be in too many passwords.
const SHORTEST_WORD: usize = 4;

/// What is wrong with it, for programs: `password_length`, `password_common`, `password_context`.
pub fn wrong(password: &str, context: &Context, policy: &PasswordPolicy) -> Option<&'static str> {
    let length = password.chars().count();
    if !(policy.shortest..=policy.longest).contains(&length) {
        return Some("password_length");
    }
    if is_common(password) {
        return Some("password_common");
    }
    context.is_in(password).then_some("password_context")
}

impl Context {
    fn is_in(&self, password: &str) -> bool {
        let password = folded(password);
        let words = self.words.iter().map(|word| folded(word));
        let mut all = words.chain(self.numbers.iter().map(|number| national(number)));
        all.any(|part| part.chars().count() >= SHORTEST_WORD && password.contains(&part))
    }
}

/// A phone counts however its country is written.
fn national(number: &str) -> String {
    number.strip_prefix("+84").unwrap_or(number).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Context, normalized, wrong};
    use crate::policy::Policy;

    fn judged(password: &str) -> Option<&'static str> {
        let context = Context {
            words: vec!["nguyen.an".into(), "Một Cửa Hưng Yên".into()],
            numbers: vec!["033080000101".into(), "+84900000101".into()],
        };
        wrong(&normalized(password), &context, &Policy::standard().password)
    }

    #[test]
    fn length_is_counted_in_code_points_of_one_form() {
        assert_eq!(judged("chín con mèo"), None);
        assert_eq!(judged("chi\u{301}n con me\u{300}o"), None);
        assert_eq!(judged("chín con mè"), Some("password_length"));
        assert_eq!(judged(&"\u{20bb7}".repeat(128)), None);
        assert_eq!(judged(&"\u{20bb7}".repeat(129)), Some("password_length"));
    }

    #[test]
    fn what_anyone_may_know_of_its_owner_is_refused() {
        for password in [
            "xuân hạ Nguyen-An thu",
            "vườn 033 080 000 101 cây",
            "cây 0900000101 vườn",
            "cây +84 900 000 101 vườn",
            "mộtcửahưngyên xinh",
        ] {
            assert_eq!(judged(password), Some("password_context"), "{password}");
        }
    }
}
