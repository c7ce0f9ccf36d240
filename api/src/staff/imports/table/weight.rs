//! How much there is in a workbook, found by unpacking it without keeping anything: what its directory says of sizes is not
//! believed. The library that reads workbooks is given nothing that was not weighed.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::staff::imports::code::Code;

const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";
const MOST_PARTS: usize = 2_000;
/// No cell has more than 32,767 characters.
const LONGEST_TOKEN: usize = 256 * 1024;
const MOST_TEXTS: usize = 2_000_000;
/// The library makes room for as many texts as a workbook says that it has.
const PROMISE: &[u8] = b"uniqueCount";
const PROMISED_DIGITS: usize = 7;
const WORKBOOK: &str = "workbook.xml";
/// Pictures and settings of printers, which are not read.
const NO_MARKUP: [&str; 8] = [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".tiff"];

/// Whether it is a workbook that may be read.
pub fn weigh(bytes: &[u8], most: u64) -> Result<(), Code> {
    let entries = bytes
        .windows(CENTRAL_HEADER.len())
        .filter(|window| *window == CENTRAL_HEADER);
    if entries.count() > MOST_PARTS {
        return Err(Code::TooLargeInside);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Code::Damaged)?;
    let is_workbook =
        |name: zip::result::ZipResult<Cow<'_, str>>| name.is_ok_and(|name| name.ends_with(WORKBOOK));
    if !archive.file_names().any(is_workbook) {
        return Err(Code::UnknownFormat);
    }
    let mut left = most;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| Code::Damaged)?;
        let name = part.name().map_err(|_| Code::Damaged)?.to_ascii_lowercase();
        let is_markup = !NO_MARKUP.iter().any(|end| name.ends_with(end));
        weigh_part(part, is_markup, &mut left)?;
    }
    Ok(())
}

fn weigh_part(mut part: impl Read, is_markup: bool, left: &mut u64) -> Result<(), Code> {
    let mut scan = Scan::default();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = part.read(&mut buffer).map_err(|_| Code::Damaged)?;
        if read == 0 {
            return Ok(());
        }
        *left = left
            .checked_sub(u64::try_from(read).unwrap_or(u64::MAX))
            .ok_or(Code::TooLargeInside)?;
        if is_markup {
            scan.look(buffer.get(..read).unwrap_or_default())?;
        }
    }
}

/// What is looked for in markup as it goes by.
#[derive(Default)]
struct Scan {
    /// Bytes since the last tag or text began.
    token: usize,
    texts: usize,
    /// The last bytes, to know words by that lie across pieces.
    before: [u8; 3],
    promise: Promise,
    start: Vec<u8>,
}

impl Scan {
    fn look(&mut self, bytes: &[u8]) -> Result<(), Code> {
        self.check_encoding(bytes)?;
        for byte in bytes {
            self.token = if *byte == b'<' { 0 } else { self.token + 1 };
            if self.before == *b"<si" && !byte.is_ascii_alphanumeric() {
                self.texts += 1;
            }
            let [_, second, third] = self.before;
            self.before = [second, third, *byte];
            // Markup in UTF-16 would pass by all of this, and has such bytes.
            if *byte == 0 {
                return Err(Code::Damaged);
            }
            let is_too_much =
                self.token > LONGEST_TOKEN || self.texts > MOST_TEXTS || self.promise.is_too_much(*byte);
            if is_too_much {
                return Err(Code::TooLargeInside);
            }
        }
        Ok(())
    }

    /// Every workbook is written in UTF-8.
    fn check_encoding(&mut self, bytes: &[u8]) -> Result<(), Code> {
        const DECLARATION: usize = 200;
        if self.start.len() >= DECLARATION {
            return Ok(());
        }
        self.start.extend(bytes.iter().take(DECLARATION));
        let start = String::from_utf8_lossy(&self.start).to_ascii_lowercase();
        let declared = start.split_once("?>").map_or("", |(declaration, _)| declaration);
        match declared.split_once("encoding") {
            Some((_, encoding)) if !encoding.contains("utf-8") => Err(Code::Damaged),
            _ => Ok(()),
        }
    }
}

/// Looks for a number of texts that nobody has.
#[derive(Default)]
struct Promise {
    matched: usize,
    digits: usize,
}

impl Promise {
    fn is_too_much(&mut self, byte: u8) -> bool {
        match PROMISE.get(self.matched) {
            Some(next) if *next == byte => self.matched += 1,
            Some(_) => self.matched = usize::from(PROMISE.first() == Some(&byte)),
            None if byte.is_ascii_digit() => self.digits += 1,
            None if self.digits == 0 && (byte.is_ascii_whitespace() || b"='\"".contains(&byte)) => {}
            None => *self = Self::default(),
        }
        self.digits > PROMISED_DIGITS
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Scan};

    fn scanned(text: &str, piece: usize) -> Result<(), Code> {
        let mut scan = Scan::default();
        text.as_bytes()
            .chunks(piece)
            .try_for_each(|bytes| scan.look(bytes))
    }

    #[test]
    fn promises_and_endless_tokens_are_seen_across_pieces() {
        let long = format!("<t>{}</t>", "a".repeat(300_000));
        for piece in [1, 5, 4096] {
            assert_eq!(
                scanned(r#"<sst count="9" uniqueCount="1187"><si/>"#, piece),
                Ok(())
            );
            assert_eq!(
                scanned(r#"<sst uniqueCount = '99999999999'>"#, piece),
                Err(Code::TooLargeInside)
            );
            assert_eq!(scanned(&long, piece), Err(Code::TooLargeInside));
            assert_eq!(
                scanned(r#"<?xml version="1.0" encoding="UTF-16"?><a/>"#, piece),
                Err(Code::Damaged)
            );
            assert_eq!(
                scanned(r#"<?xml version="1.0" encoding="UTF-8"?><a/>"#, piece),
                Ok(())
            );
            assert_eq!(scanned("<\0a\0", piece), Err(Code::Damaged));
        }
    }
}
