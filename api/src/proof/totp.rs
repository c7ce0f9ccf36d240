//! Codes of an authenticator app: TOTP (RFC 6238) with HMAC-SHA-1, six digits and steps of 30 seconds, which every such app
//! knows and some take for granted whatever the address says.

use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use ring::hmac;
use url::form_urlencoded::byte_serialize;
use zeroize::Zeroizing;

use crate::civil;
use crate::outside::Random;
use crate::secret::same;

const DIGITS: usize = 6;
/// Seconds.
const STEP: i64 = 30;
/// Steps that a clock may be ahead or behind (RFC 6238, 5.2).
const DRIFT: i64 = 1;
/// Bytes: 160 bits, as RFC 4226, 4 recommends.
const SEED: usize = 20;

/// Which step a typed code is of; `None` if it is wrong, or of a step not after the last one used, so that no code works
/// twice. Whoever lets someone in keeps the step in the same transaction.
pub fn judge(seed: &[u8], typed: &str, last_used: Option<i64>, now: DateTime<Utc>) -> Option<i64> {
    let typed = civil::digits(typed).filter(|digits| digits.len() == DIGITS)?;
    let current = now.timestamp().div_euclid(STEP);
    let right: Vec<i64> = (current - DRIFT..=current + DRIFT)
        .filter(|step| same(code(seed, *step).as_bytes(), typed.as_bytes()))
        .collect();
    right
        .into_iter()
        .find(|step| last_used.is_none_or(|last| *step > last))
}

/// The code that an app with this seed shows now.
pub fn current_code(seed: &[u8], now: DateTime<Utc>) -> String {
    code(seed, now.timestamp().div_euclid(STEP))
}

pub fn new_seed(random: &Random) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(random.bytes::<SEED>().to_vec())
}

/// As a person types it into an app that has no camera.
pub fn base32(seed: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(BASE32_NOPAD.encode(seed))
}

/// What the QR code at the enrolment says (the form is that of Google Authenticator's wiki, "Key Uri Format").
pub fn otpauth_url(issuer: &str, account: &str, seed: &[u8]) -> Zeroizing<String> {
    let (issuer, account) = (escaped(issuer), escaped(account));
    let secret = base32(seed);
    let secret = secret.as_str();
    Zeroizing::new(format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP}"
    ))
}

/// HOTP (RFC 4226, 5.3) of the step's number.
fn code(seed: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, seed);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let offset = usize::from(bytes.last().copied().unwrap_or_default() & 0xf);
    let four = bytes.get(offset..offset + 4).unwrap_or_default();
    let number = four
        .iter()
        .fold(0u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:0DIGITS$}", (number & 0x7fff_ffff) % 1_000_000)
}

/// Some apps show a plus sign where a space was meant.
fn escaped(text: &str) -> String {
    byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{base32, current_code, judge, new_seed, otpauth_url};
    use crate::outside::Random;

    const SEED: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    /// RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
    #[test]
    fn the_codes_are_those_of_the_rfc() {
        for (seconds, eight) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(current_code(SEED, at(seconds)), eight[2..], "{seconds}");
            assert_eq!(judge(SEED, &eight[2..], None, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn a_clock_may_be_one_step_off_and_no_more() {
        let code = current_code(SEED, at(3000));
        let good: Vec<_> = (2940..3090)
            .filter(|now| judge(SEED, &code, None, at(*now)).is_some())
            .collect();
        assert_eq!((good.first(), good.last()), (Some(&2970), Some(&3059)));
    }

    #[test]
    fn no_code_works_twice_and_none_from_before_the_last() {
        let (before, now) = (current_code(SEED, at(2970)), current_code(SEED, at(3000)));
        let step = judge(SEED, &now, None, at(3000));
        assert_eq!(step, Some(100));
        assert_eq!(judge(SEED, &now, step, at(3000)), None);
        assert_eq!(judge(SEED, &now, step, at(3030)), None);
        assert_eq!(judge(SEED, &before, step, at(3000)), None);
        let next = current_code(SEED, at(3030));
        assert_eq!(judge(SEED, &next, step, at(3000)), Some(101));
    }

    #[test]
    fn spaces_are_forgiven_and_nothing_else() {
        let code = current_code(SEED, at(3000));
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(judge(SEED, &spaced, None, at(3000)), Some(100));
        for wrong in ["", "12345", "1234567", "abcdef", &format!("{code}0")] {
            assert_eq!(judge(SEED, wrong, None, at(3000)), None, "{wrong}");
        }
        assert_eq!(judge(b"another seed", &code, None, at(3000)), None);
    }

    #[test]
    fn the_address_says_everything_that_an_app_needs() {
        assert_eq!(
            otpauth_url("Một Cửa", "nguyen.an", SEED).as_str(),
            "otpauth://totp/M%E1%BB%99t%20C%E1%BB%ADa:nguyen.an?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=M%E1%BB%99t%20C%E1%BB%ADa&algorithm=SHA1&digits=6&period=30"
        );
        let seed = new_seed(&Random::seeded(1));
        assert_eq!((seed.len(), base32(&seed).len()), (20, 32));
    }
}
