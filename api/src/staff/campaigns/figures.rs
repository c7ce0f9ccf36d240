//! Counting records by what is in them. The database keeps a number for each that says which fields are there
//! (`staff_member.present`), so that 50,000 are counted by one grouped query.

use std::collections::HashMap;

use entity::staff_member::RecordField;
use entity::{CampaignId, UnitId, campaign, campaign_standing, staff_member};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityName, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    Select,
};

use super::board::BoardCounts;

/// Where the figures of a campaign are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In the records, as they are now.
    Records,
    /// As all stood when it was closed.
    Kept(CampaignId),
}

#[derive(FromQueryResult)]
struct Row {
    unit_id: UnitId,
    total: i64,
    finished: i64,
    full_name: i64,
    gender: i64,
    birth_date: i64,
    personal_id: i64,
    phone: i64,
    address: i64,
    email: i64,
}

impl Source {
    pub fn of(campaign: &campaign::Model) -> Self {
        match campaign.closed_at {
            Some(_) => Self::Kept(campaign.id),
            None => Self::Records,
        }
    }

    /// The counts of each unit's own members.
    pub async fn by_unit(
        self,
        db: &impl ConnectionTrait,
        fields: &[RecordField],
    ) -> Result<HashMap<UnitId, BoardCounts>, DbErr> {
        let rows = match self {
            Self::Records => {
                use staff_member::Column;
                let rows = staff_member::Entity::find().filter(Column::DisabledAt.is_null());
                counted(rows, Column::UnitId, fields).all(db).await?
            }
            Self::Kept(campaign) => {
                use campaign_standing::Column;
                let rows = campaign_standing::Entity::find().filter(Column::CampaignId.eq(campaign));
                counted(rows, Column::UnitId, fields).all(db).await?
            }
        };
        Ok(rows
            .into_iter()
            .map(|row| (row.unit_id, row.counts(fields)))
            .collect())
    }
}

fn counted<E: EntityTrait>(
    rows: Select<E>,
    unit: E::Column,
    fields: &[RecordField],
) -> sea_orm::Selector<sea_orm::SelectModel<Row>> {
    let table = E::default().table_name();
    // Of fields that are not asked for none is counted: each costs a look at every row.
    let one = |field: RecordField| match fields.contains(&field) {
        true => sum_where(&has_all(table, field.bit())),
        false => Expr::cust("CAST(0 AS bigint)"),
    };
    rows.select_only()
        .column_as(unit, "unit_id")
        .expr_as(Expr::cust("COUNT(*)"), "total")
        .expr_as(sum_where(&has_all(table, bits(fields))), "finished")
        .expr_as(one(RecordField::FullName), "full_name")
        .expr_as(one(RecordField::Gender), "gender")
        .expr_as(one(RecordField::BirthDate), "birth_date")
        .expr_as(one(RecordField::PersonalId), "personal_id")
        .expr_as(one(RecordField::Phone), "phone")
        .expr_as(one(RecordField::Address), "address")
        .expr_as(one(RecordField::Email), "email")
        .group_by(unit)
        .into_model()
}

pub fn bits(fields: &[RecordField]) -> i32 {
    fields.iter().fold(0, |bits, field| bits | field.bit())
}

/// Names and numbers of ours alone are written into it. `present` is no column of the entity: the database reckons it.
fn has_all(table: &str, bits: i32) -> String {
    format!("({table}.present & {bits}) = {bits}")
}

/// Of rows of this table.
pub fn lacks_some<E: EntityName>(table: E, bits: i32) -> Expr {
    Expr::cust(has_all(table.table_name(), bits)).not()
}

fn sum_where(condition: &str) -> Expr {
    Expr::cust(format!("SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"))
}

impl Row {
    fn counts(&self, fields: &[RecordField]) -> BoardCounts {
        let count = |number: i64| u64::try_from(number).unwrap_or_default();
        BoardCounts {
            total: count(self.total),
            finished: count(self.finished),
            filled: fields.iter().map(|field| count(self.filled(*field))).collect(),
        }
    }

    const fn filled(&self, field: RecordField) -> i64 {
        match field {
            RecordField::FullName => self.full_name,
            RecordField::Gender => self.gender,
            RecordField::BirthDate => self.birth_date,
            RecordField::PersonalId => self.personal_id,
            RecordField::Phone => self.phone,
            RecordField::Address => self.address,
            RecordField::Email => self.email,
        }
    }
}
