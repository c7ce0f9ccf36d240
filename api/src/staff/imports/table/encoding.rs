//! Bytes as text: UTF-8, or UTF-16 that says so. Others look alike and are never guessed.

use std::borrow::Cow;

use super::lines::ends;
use crate::staff::imports::code::Code;
use crate::staff::imports::wrong::Wrong;

const MARK: char = '\u{feff}';

pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Wrong> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes)?.into(),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes)?.into(),
        _ => Cow::Borrowed(utf_8(bytes)?),
    };
    match text.split_once('\0') {
        // UTF-16 that does not say so, or no text at all.
        Some((before, _)) => Err(not_utf_8(before.as_bytes())),
        None => Ok(text),
    }
}

fn utf_8(bytes: &[u8]) -> Result<&str, Wrong> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        not_utf_8(before)
    })?;
    Ok(text.strip_prefix(MARK).unwrap_or(text))
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Wrong> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let units = pairs.iter().map(|pair| unit(*pair));
    for letter in char::decode_utf16(units) {
        text.push(letter.map_err(|_| not_utf_8(text.as_bytes()))?);
    }
    match odd.is_empty() {
        true => Ok(text),
        false => Err(not_utf_8(text.as_bytes())),
    }
}

fn not_utf_8(before: &[u8]) -> Wrong {
    Wrong::row(ends(before, None).saturating_add(1), Code::NotUtf8)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn utf_8_and_utf_16_are_read_with_their_marks() {
        let little: Vec<u8> = "\u{feff}Mã,ơ".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}Mã,ơ".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in ["Mã,ơ".as_bytes(), "\u{feff}Mã,ơ".as_bytes(), &little, &big] {
            assert_eq!(text(bytes).unwrap(), "Mã,ơ");
        }
    }

    #[test]
    fn the_line_that_is_no_utf_8_is_named() {
        let windows_1258 = b"ma,ten\nA,H\xe0 N\xf4\xf2i\n";
        let unmarked: Vec<u8> = "a\nb".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, row) in [
            (&windows_1258[..], 2),
            (&unmarked, 1),
            (b"\xff\xfea\0\n\0\x00\xd8", 2),
        ] {
            assert_eq!(text(bytes).unwrap_err().row, Some(row), "{bytes:?}");
        }
    }
}
