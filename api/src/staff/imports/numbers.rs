//! The personal numbers that the certification system (*hệ thống chứng thực*) has for members, by their staff codes.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use entity::{authorised_number, staff_member};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set};

use super::code::Code;
use super::column::Column;
use super::importable::{Counts, Importable};
use super::job::Progress;
use super::kind::Kind;
use super::said::{Reading, Said};
use super::seen::Seen;
use super::wrong::Wrongs;
use super::{AT_ONCE, pieces};
use crate::app::App;
use crate::audit::Deed;
use crate::civil;
use crate::secret::PasswordError;

pub struct Numbers;

pub struct Row {
    number: u32,
    code: Said<String>,
    authorised: Said<String>,
}

pub struct Standing {
    numbers: HashMap<String, String>,
    members: HashSet<String>,
}

pub struct Plan {
    rows: Vec<(String, String)>,
    counts: Counts,
}

impl Importable for Numbers {
    const KIND: Kind = Kind::AuthorisedNumbers;
    type Row = Row;
    type Standing = Standing;
    type Plan = Plan;
    type Ready = ();

    fn read(mut reading: Reading<'_>, _: DateTime<Utc>) -> Row {
        Row {
            number: reading.number_of_row(),
            code: reading.code(Column::StaffCode),
            authorised: reading.number(Column::AuthorisedNumber, civil::personal_id, Code::BadNumber),
        }
    }

    async fn standing(db: &impl ConnectionTrait, rows: &[Row], _: bool) -> Result<Standing, DbErr> {
        let codes: Vec<_> = rows.iter().filter_map(|row| row.code.this().cloned()).collect();
        let (mut numbers, mut members) = (HashMap::new(), HashSet::new());
        for codes in pieces(&codes) {
            let known = authorised_number::Entity::find()
                .filter(authorised_number::Column::StaffCode.is_in(codes.clone()))
                .all(db)
                .await?;
            numbers.extend(known.into_iter().map(|row| (row.staff_code, row.number)));
            let codes: Vec<String> = staff_member::Entity::find()
                .filter(staff_member::Column::StaffCode.is_in(codes))
                .select_only()
                .column(staff_member::Column::StaffCode)
                .into_tuple()
                .all(db)
                .await?;
            members.extend(codes);
        }
        Ok(Standing { numbers, members })
    }

    fn judge(_: &App, rows: &[Row], standing: &Standing, _: Option<&Standing>, wrong: &mut Wrongs) -> Plan {
        let (mut codes, mut numbers) = (Seen::new(Column::StaffCode), Seen::new(Column::AuthorisedNumber));
        let mut plan = Plan {
            rows: Vec::with_capacity(rows.len()),
            counts: Counts::default(),
        };
        for row in rows {
            codes.once(row.number, &row.code, wrong);
            numbers.once(row.number, &row.authorised, wrong);
            if let (Some(code), Some(number)) = (row.code.this(), row.authorised.this()) {
                plan.add(code, number, standing);
            }
        }
        plan
    }

    fn counts(plan: &Plan) -> Counts {
        plan.counts
    }

    fn deeds(_: &mut Plan) -> Vec<Deed> {
        Vec::new()
    }

    async fn ready(_: &App) -> Result<(), PasswordError> {
        Ok(())
    }

    async fn write(
        app: &App,
        db: &impl ConnectionTrait,
        plan: Plan,
        (): (),
        progress: &Progress,
    ) -> Result<(), DbErr> {
        for rows in plan.rows.chunks(AT_ONCE) {
            put(app, db, rows).await?;
            progress.advance(rows.len());
        }
        Ok(())
    }
}

impl Plan {
    fn add(&mut self, code: &str, number: &str, standing: &Standing) {
        let counts = &mut self.counts;
        match standing.numbers.get(code) {
            None => counts.new += 1,
            Some(before) if before == number => counts.unchanged += 1,
            Some(_) => counts.changed += 1,
        }
        counts.of_nobody += usize::from(!standing.members.contains(code));
        self.rows.push((code.to_owned(), number.to_owned()));
    }
}

async fn put(app: &App, db: &impl ConnectionTrait, rows: &[(String, String)]) -> Result<(), DbErr> {
    use authorised_number::Column;
    let row = |(code, number): &(String, String)| authorised_number::ActiveModel {
        staff_code: Set(code.clone()),
        number: Set(number.clone()),
        imported_at: Set(app.now()),
    };
    let before = OnConflict::column(Column::StaffCode)
        .update_columns([Column::Number, Column::ImportedAt])
        .to_owned();
    authorised_number::Entity::insert_many(rows.iter().map(row))
        .on_conflict(before)
        .exec_without_returning(db)
        .await
        .map(drop)
}
