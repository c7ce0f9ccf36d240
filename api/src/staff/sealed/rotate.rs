//! Every sealed value under the key that seals now: after that, the keys before it can be taken out of the settings. Batch
//! by batch, each in a transaction of its own: killed in between, it goes on where it was when it is run again.

use entity::{StaffId, e_receipt_account, staff_credential};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::{e_receipt_password, totp_seed};
use crate::app::App;
use crate::audit::{self, Action, Actor};
use crate::secret::{Place, Sealed};

/// Rows held at a time: others wait for them.
const BATCH: u64 = 100;

/// What became of the sealed values of one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    pub sealed_anew: u64,
    /// Their key is not among the settings, or they were tampered with or moved; they stay as they are.
    pub unopened: u64,
}

/// A column of sealed values.
struct Column<E: EntityTrait> {
    row: E::Column,
    bytes: E::Column,
    key_id: E::Column,
    place: fn(StaffId) -> Place,
}

/// Column by column, with its name.
pub async fn rotate(app: &App) -> Result<Vec<(&'static str, Rotated)>, DbErr> {
    let passwords = Column::<e_receipt_account::Entity> {
        row: e_receipt_account::Column::StaffId,
        bytes: e_receipt_account::Column::PasswordSealed,
        key_id: e_receipt_account::Column::PasswordKeyId,
        place: e_receipt_password,
    };
    let seeds = Column::<staff_credential::Entity> {
        row: staff_credential::Column::StaffId,
        bytes: staff_credential::Column::TotpSealed,
        key_id: staff_credential::Column::TotpKeyId,
        place: totp_seed,
    };
    let all = vec![
        ("e_receipt_account.password_sealed", passwords.rotate(app).await?),
        ("staff_credential.totp_sealed", seeds.rotate(app).await?),
    ];
    note(app, all.iter().map(|(_, rotated)| *rotated)).await?;
    Ok(all)
}

/// In the record of actions; the batches are committed one by one, so that one that was killed stands there when it is
/// run again to the end.
async fn note(app: &App, all: impl Iterator<Item = Rotated>) -> Result<(), DbErr> {
    let (sealed_anew, unopened) = all.fold((0, 0), |(anew, unopened), rotated| {
        (anew + rotated.sealed_anew, unopened + rotated.unopened)
    });
    let after = json!({"sealed_anew": sealed_anew, "unopened": unopened});
    let tx = app.db.begin().await?;
    let (actor, action) = (Actor::command_line(), Action::KeysRotated);
    audit::record(app, &tx, &actor, action, None, None, Some(after)).await?;
    tx.commit().await
}

impl<E: EntityTrait> Column<E> {
    async fn rotate(&self, app: &App) -> Result<Rotated, DbErr> {
        let (mut rotated, mut after) = (Rotated::default(), Some(Uuid::nil()));
        while let Some(last) = after {
            after = self.rotate_batch(app, last, &mut rotated).await?;
        }
        Ok(rotated)
    }

    /// The last row of the batch, if there was one.
    async fn rotate_batch(
        &self,
        app: &App,
        after: Uuid,
        rotated: &mut Rotated,
    ) -> Result<Option<Uuid>, DbErr> {
        let tx = app.db.begin().await?;
        let rows: Vec<(Uuid, Vec<u8>, String)> = E::find()
            .select_only()
            .columns([self.row, self.bytes, self.key_id])
            .filter(self.key_id.ne(app.sealer.current_key_id()))
            .filter(self.row.gt(after))
            .order_by_asc(self.row)
            .limit(BATCH)
            .lock_exclusive()
            .into_tuple()
            .all(&tx)
            .await?;
        let last = rows.last().map(|(row, ..)| *row);
        let mut batch = Rotated::default();
        for (row, bytes, key_id) in rows {
            let place = (self.place)(StaffId(row));
            let Some(plain) = app.sealer.open(place, &Sealed { key_id, bytes }) else {
                batch.unopened += 1;
                continue;
            };
            let anew = app.sealer.seal(place, &plain);
            E::update_many()
                .col_expr(self.bytes, Expr::value(anew.bytes))
                .col_expr(self.key_id, Expr::value(anew.key_id))
                .filter(self.row.eq(row))
                .exec(&tx)
                .await?;
            batch.sealed_anew += 1;
        }
        tx.commit().await?;
        rotated.sealed_anew += batch.sealed_anew;
        rotated.unopened += batch.unopened;
        Ok(last)
    }
}
