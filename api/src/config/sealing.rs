//! The keys of what must be given back as it was typed.

use std::collections::BTreeSet;

use super::read::Reader;
use crate::secret::SealingKey;

pub(super) fn keys(read: &mut Reader<'_>, sandbox: bool) -> Vec<SealingKey> {
    if !sandbox && read.optional("SEALING_KEYS").is_none() {
        read.wrong("SEALING_KEYS", "is required: id:base64 of 32 random bytes");
    }
    let why = "holds something that is not id:base64 of 32 bytes, the id of a-z, 0-9 and hyphens";
    let keys: Vec<SealingKey> = read.parsed_list("SEALING_KEYS", why);
    let ids: BTreeSet<_> = keys.iter().map(SealingKey::id).collect();
    if ids.len() < keys.len() {
        read.wrong("SEALING_KEYS", "has two keys with one id");
    }
    keys
}
