//! What is signed of a row: every column, each with its length and whether it is there, so that no two rows spell the same.

use entity::action_record::Model;

use crate::secret::Keys;

const PURPOSE: &str = "record of actions";

/// Signs a row; what its `key_id` and `mac` were is overwritten.
pub fn signed(keys: &Keys, mut row: Model) -> Model {
    // The key's id is known only after signing, and is bound by the key itself.
    let parts = parts(&row, row.sequence);
    let (key_id, mac) = keys.sign(PURPOSE, &borrowed(&parts));
    row.key_id = key_id;
    row.mac = mac.to_vec();
    row
}

/// Whether it was signed as it stands; `None` if the key is not known.
pub fn is_signed(keys: &Keys, row: &Model) -> Option<bool> {
    is_signed_as(keys, row, row.sequence)
}

/// Whether it was signed as the row with that number.
pub fn is_signed_as(keys: &Keys, row: &Model, sequence: i64) -> Option<bool> {
    keys.is_signed(&row.key_id, PURPOSE, &borrowed(&parts(row, sequence)), &row.mac)
}

fn parts(row: &Model, sequence: i64) -> Vec<Vec<u8>> {
    let at = [
        row.at.timestamp().to_be_bytes().to_vec(),
        row.at.timestamp_subsec_nanos().to_be_bytes().to_vec(),
    ];
    vec![
        row.previous.clone(),
        sequence.to_be_bytes().to_vec(),
        at.concat(),
        row.actor.clone().into_bytes(),
        if_any(row.staff_id.map(|id| id.0.as_bytes().to_vec())),
        if_any(row.session_id.map(|id| id.0.as_bytes().to_vec())),
        if_any(row.address.clone()),
        if_any(row.port.map(|port| port.to_be_bytes().to_vec())),
        row.action.clone().into_bytes(),
        if_any(row.subject_kind.clone()),
        if_any(row.subject_id.map(|id| id.as_bytes().to_vec())),
        if_any(row.before.clone()),
        if_any(row.after.clone()),
    ]
}

/// Absent is not the same as empty.
fn if_any(value: Option<impl Into<Vec<u8>>>) -> Vec<u8> {
    value.map_or_else(Vec::new, |value| [vec![1], value.into()].concat())
}

fn borrowed(parts: &[Vec<u8>]) -> Vec<&[u8]> {
    parts.iter().map(Vec::as_slice).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use entity::StaffId;
    use entity::action_record::Model;
    use uuid::Uuid;

    use super::{is_signed, is_signed_as, signed};
    use crate::outside::Random;
    use crate::secret::Keys;

    fn row() -> Model {
        Model {
            staff_id: Some(StaffId(Uuid::from_u128(1))),
            sequence: 7,
            at: DateTime::UNIX_EPOCH,
            actor: "staff".into(),
            session_id: None,
            address: Some("203.0.113.7".into()),
            port: Some(4711),
            action: "signed_in".into(),
            subject_kind: None,
            subject_id: None,
            before: None,
            after: Some("{}".into()),
            key_id: String::new(),
            previous: vec![7; 32],
            mac: Vec::new(),
        }
    }

    #[test]
    fn every_column_counts() {
        let keys = Keys::new("a secret", &[], Random::seeded(7));
        let right = signed(&keys, row());
        assert_eq!(is_signed(&keys, &right), Some(true));
        let turns: [fn(&mut Model); 14] = [
            |row| row.staff_id = None,
            |row| row.sequence = 8,
            |row| row.at += TimeDelta::nanoseconds(1),
            |row| row.actor = "portal".into(),
            |row| row.session_id = Some(entity::SessionId(Uuid::nil())),
            |row| row.address = None,
            |row| row.port = None,
            |row| row.action = "signed_out".into(),
            |row| row.subject_kind = Some(String::new()),
            |row| row.subject_id = Some(Uuid::nil()),
            |row| (row.before, row.after) = (row.after.take(), None),
            |row| row.after = Some(String::new()),
            |row| row.previous = vec![8; 32],
            |row| row.mac = vec![0; 32],
        ];
        for (place, turn) in turns.iter().enumerate() {
            let mut changed = right.clone();
            turn(&mut changed);
            assert_eq!(is_signed(&keys, &changed), Some(false), "{place}");
        }
        let moved = Model { sequence: 9, ..right };
        assert_eq!(is_signed_as(&keys, &moved, 7), Some(true));
    }
}
