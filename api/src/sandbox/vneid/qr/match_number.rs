//! The number that the browser shows and the phone's owner picks out of three: who approves has both before their eyes
//! (NIST SP 800-63B-4, 3.1.3.1, verifier-directed comparison).

use entity::QrWindowId;

use super::code;
use crate::app::App;

const LOWEST: u64 = 10;
const HOW_MANY: u64 = 90;

/// Two digits: 10 to 99.
pub fn shown(app: &App, window: QrWindowId) -> u8 {
    two_digits(code::number(app, "qr number", window) % HOW_MANY)
}

/// The shown one and two others, in an order that says nothing; the same three at each asking.
pub fn choices(app: &App, window: QrWindowId) -> [u8; 3] {
    let right = code::number(app, "qr number", window) % HOW_MANY;
    let drawn = code::number(app, "qr choices", window);
    // Steps around the circle of numbers: never zero, never the same, never back to the start.
    let first = 1 + drawn % (HOW_MANY - 1);
    let second = 1 + (first + drawn / HOW_MANY % (HOW_MANY - 2)) % (HOW_MANY - 1);
    let mut all = [right, (right + first) % HOW_MANY, (right + second) % HOW_MANY].map(two_digits);
    all.rotate_left(usize::try_from(drawn / (HOW_MANY * HOW_MANY) % 3).unwrap_or(0));
    all
}

fn two_digits(drawn: u64) -> u8 {
    u8::try_from(LOWEST + drawn).unwrap_or(u8::MAX)
}
