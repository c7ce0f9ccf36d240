//! The ends of the chain: how far it goes (the head), and where it goes on after what was removed in time (the anchor).

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use entity::action_mark::{self, Column, Model, Place};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect};

use crate::app::App;
use crate::secret::Keys;

const PURPOSE: &str = "end of the record of actions";

/// The MAC before the first row of all.
pub const NOTHING: [u8; 32] = [0; 32];

/// In place of the MAC of the row before, where the head could not be trusted: no attempt to mend it goes unseen.
pub const SCAR: [u8; 32] = [0xff; 32];

/// A head that was noted elsewhere, to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub sequence: i64,
    pub mac: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a head is a number, a colon and 64 hexadecimal digits, as `motcua audit verify` prints it")]
pub struct WrongExpected;

impl FromStr for Expected {
    type Err = WrongExpected;

    fn from_str(text: &str) -> Result<Self, WrongExpected> {
        let (sequence, mac) = text.trim().split_once(':').ok_or(WrongExpected)?;
        let mac = HEXLOWER.decode(mac.to_lowercase().as_bytes());
        let mac = mac.map_err(|_| WrongExpected)?;
        let sequence = sequence.parse().map_err(|_| WrongExpected)?;
        match mac.len() {
            32 => Ok(Self { sequence, mac }),
            _ => Err(WrongExpected),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.sequence, HEXLOWER.encode(&self.mac))
    }
}

pub async fn find(db: &impl ConnectionTrait, place: Place) -> Result<Option<Model>, DbErr> {
    action_mark::Entity::find_by_id(place).one(db).await
}

/// Whoever holds it is the only one who writes, until the transaction is over.
pub async fn hold(db: &impl ConnectionTrait, place: Place) -> Result<Option<Model>, DbErr> {
    action_mark::Entity::find_by_id(place)
        .lock_exclusive()
        .one(db)
        .await
}

/// Of a chain without rows, unless another server was faster.
pub async fn begin(app: &App, db: &impl ConnectionTrait, place: Place) -> Result<(), DbErr> {
    let there = OnConflict::column(Column::Place).do_nothing().to_owned();
    action_mark::Entity::insert(signed(app, place, 0, &NOTHING).into_active_model())
        .on_conflict(there)
        .exec_without_returning(db)
        .await
        .map(drop)
}

pub async fn write(
    app: &App,
    db: &impl ConnectionTrait,
    place: Place,
    sequence: i64,
    mac: &[u8],
) -> Result<(), DbErr> {
    let before = OnConflict::column(Column::Place)
        .update_columns([
            Column::Sequence,
            Column::Mac,
            Column::At,
            Column::KeyId,
            Column::Signature,
        ])
        .to_owned();
    action_mark::Entity::insert(signed(app, place, sequence, mac).into_active_model())
        .on_conflict(before)
        .exec_without_returning(db)
        .await
        .map(drop)
}

fn signed(app: &App, place: Place, sequence: i64, mac: &[u8]) -> Model {
    let mut row = Model {
        place,
        sequence,
        mac: mac.to_vec(),
        at: app.now(),
        key_id: String::new(),
        signature: Vec::new(),
    };
    let parts = parts(&row);
    let (key_id, signature) = app.keys.sign(PURPOSE, &borrowed(&parts));
    (row.key_id, row.signature) = (key_id, signature.to_vec());
    row
}

/// `None` if the key is not known.
pub fn is_signed(keys: &Keys, row: &Model) -> Option<bool> {
    keys.is_signed(&row.key_id, PURPOSE, &borrowed(&parts(row)), &row.signature)
}

fn parts(row: &Model) -> [Vec<u8>; 4] {
    [
        row.place.to_value().into_bytes(),
        row.sequence.to_be_bytes().to_vec(),
        row.mac.clone(),
        row.at.timestamp_micros().to_be_bytes().to_vec(),
    ]
}

fn borrowed(parts: &[Vec<u8>; 4]) -> [&[u8]; 4] {
    parts.each_ref().map(Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::Expected;

    #[test]
    fn a_head_is_read_as_it_is_printed() {
        let head = Expected {
            sequence: 42,
            mac: (0..32).collect(),
        };
        assert_eq!(head.to_string().parse(), Ok(head));
        for wrong in ["", "42", "42:", "42:00", "x:00", ":"] {
            assert!(wrong.parse::<Expected>().is_err(), "{wrong}");
        }
    }
}
