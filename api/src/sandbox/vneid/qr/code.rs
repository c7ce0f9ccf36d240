//! What a QR code says, and the short code for those who type instead of scanning. Both are derived with the server's key:
//! nothing is written when the code changes, and nobody else can make one.

use data_encoding::BASE32_NOPAD;
use entity::QrWindowId;
use uuid::Uuid;

use crate::app::App;
use crate::civil;
use crate::secret::same;

/// Capitals, digits and colons alone: QR codes have a denser way to write these (ISO/IEC 18004, 7.4.4).
const SCHEME: &str = "VNEID:1";
/// 80 bits: too many to guess in three seconds.
const MAC_BYTES: usize = 10;
const SHORT_CODE_DIGITS: u32 = 9;

/// `VNEID:1:<window>:<second>:<mac>`, the numbers in base 32 (RFC 4648).
pub fn payload(app: &App, window: QrWindowId, second: i64) -> String {
    let id = BASE32_NOPAD.encode(window.0.as_bytes());
    let mac = BASE32_NOPAD.encode(&mac(app, window, second));
    format!("{SCHEME}:{id}:{second}:{mac}")
}

/// The window and second of a code that this server's key made; `None` for any other text.
pub fn read(app: &App, payload: &str) -> Option<(QrWindowId, i64)> {
    let mut parts = payload.trim().strip_prefix(SCHEME)?.strip_prefix(':')?.split(':');
    let id: [u8; 16] = decode(parts.next()?)?.try_into().ok()?;
    let second = parts.next()?.parse().ok()?;
    let given = decode(parts.next()?)?;
    let window = QrWindowId(Uuid::from_bytes(id));
    let genuine = same(&given, &mac(app, window, second)) && parts.next().is_none();
    genuine.then_some((window, second))
}

fn decode(text: &str) -> Option<Vec<u8>> {
    BASE32_NOPAD.decode(text.as_bytes()).ok()
}

fn mac(app: &App, window: QrWindowId, second: i64) -> Vec<u8> {
    let whole = app
        .keys
        .mac("qr code", &[window.0.as_bytes(), &second.to_be_bytes()]);
    whole.into_iter().take(MAC_BYTES).collect()
}

/// Nine digits, good as long as the window.
pub fn short_code(app: &App, window: QrWindowId) -> String {
    let drawn = number(app, "qr short code", window) % 10_u64.pow(SHORT_CODE_DIGITS);
    format!("{drawn:09}")
}

/// What a short code is found by; `None` if it is none. Spaces and hyphens are forgiven.
pub fn short_code_digest(app: &App, typed: &str) -> Option<Vec<u8>> {
    let digits = civil::digits(typed)?;
    let right_length = u32::try_from(digits.len()) == Ok(SHORT_CODE_DIGITS);
    right_length.then(|| {
        app.keys
            .mac("qr short code digest", &[digits.as_bytes()])
            .to_vec()
    })
}

/// A large number that this server's key draws for a window, always the same for the same purpose.
pub fn number(app: &App, purpose: &str, window: QrWindowId) -> u64 {
    let drawn = app.keys.mac(purpose, &[window.0.as_bytes()]);
    drawn
        .iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}
