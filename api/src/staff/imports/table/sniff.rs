//! What a file is by its first bytes; names and media types say nothing.

use crate::staff::imports::code::Code;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Workbook,
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
/// A zip without anything in it, or one of several parts.
const OTHER_ZIPS: [&[u8]; 2] = [b"PK\x05\x06", b"PK\x07\x08"];
/// Microsoft's Compound File, in which old workbooks are, and new ones with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const OTHERS: [&[u8]; 4] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b"];

pub fn format(bytes: &[u8]) -> Result<Format, Code> {
    match bytes {
        _ if bytes.iter().all(u8::is_ascii_whitespace) => Err(Code::EmptyFile),
        _ if bytes.starts_with(ZIP) => Ok(Format::Workbook),
        _ if bytes.starts_with(COMPOUND) && is_locked(bytes) => Err(Code::Locked),
        _ if bytes.starts_with(COMPOUND) => Err(Code::OldWorkbook),
        _ if OTHER_ZIPS.iter().any(|start| bytes.starts_with(start)) => Err(Code::Damaged),
        _ if OTHERS.iter().any(|start| bytes.starts_with(start)) => Err(Code::UnknownFormat),
        _ => Ok(Format::Text),
    }
}

/// The name of the part that is locked, in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Whether it is HTML or XML, such as spreadsheets on the web give out as `.xls`.
pub fn is_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_lowercase();
    [
        "<!doctype",
        "<html",
        "<table",
        "<?xml",
        "<head",
        "<meta",
        "<body",
        "<div",
        "<style",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
}
