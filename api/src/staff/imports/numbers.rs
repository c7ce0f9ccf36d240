//! The personal numbers that the certification system (*hệ thống chứng thực*) has for members, by their staff codes.

mod standing;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use entity::authorised_number;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

use super::code::Code;
use super::column::Column;
use super::importable::{Counts, Importable};
use super::kind::Kind;
use super::said::{Reading, Said};
use super::seen::Seen;
use super::wrong::{Wrong, Wrongs};
use super::{AT_ONCE, pieces};
use crate::app::{App, Progress};
use crate::audit::Deed;
use crate::civil;
use crate::secret::PasswordError;
use standing::Standing;

pub struct Numbers;

pub struct Row {
    number: u32,
    code: Said<String>,
    authorised: Said<String>,
}

pub struct Plan {
    rows: Vec<(String, String)>,
    /// Codes of nobody whose number the file gives to somebody.
    released: Vec<String>,
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

    async fn standing(db: &impl ConnectionTrait, _: &[Row], _: bool) -> Result<Standing, DbErr> {
        Standing::find(db).await
    }

    fn spell(rows: &mut [Row], standing: &Standing) {
        let mut codes = standing.spelling();
        for row in rows {
            codes.settle(&mut row.code);
        }
    }

    fn judge(_: &App, rows: &[Row], standing: &Standing, _: Option<&Standing>, wrong: &mut Wrongs) -> Plan {
        let (mut codes, mut numbers) = (Seen::new(Column::StaffCode), Seen::new(Column::AuthorisedNumber));
        let mut plan = Plan {
            rows: Vec::with_capacity(rows.len()),
            released: Vec::new(),
            counts: Counts::default(),
        };
        let said = rows.iter().filter_map(|row| row.code.this());
        let said: HashSet<&str> = said.map(String::as_str).collect();
        for row in rows {
            codes.once(row.number, &row.code, wrong);
            numbers.once(row.number, &row.authorised, wrong);
            if let (Some(code), Some(number)) = (row.code.this(), row.authorised.this()) {
                // Of those whom the file speaks of too, it says which number they have.
                let others = standing.others_with(number, code);
                for other in others.filter(|other| !said.contains(other)) {
                    if standing.is_at_work(other) {
                        wrong.note(taken(row.number, other, number));
                    } else {
                        plan.released.push(other.to_owned());
                    }
                }
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
        for codes in pieces(&plan.released) {
            authorised_number::Entity::delete_many()
                .filter(authorised_number::Column::StaffCode.is_in(codes))
                .exec(db)
                .await?;
        }
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
        match standing.number(code) {
            None => counts.new += 1,
            Some(before) if before == number => counts.unchanged += 1,
            Some(_) => counts.changed += 1,
        }
        counts.of_nobody += usize::from(!standing.is_member(code));
        self.rows.push((code.to_owned(), number.to_owned()));
    }
}

fn taken(row: u32, by: &str, number: &str) -> Wrong {
    let wrong = Wrong::cell(row, Column::AuthorisedNumber, Code::NumberTaken);
    wrong.saying(by).at(number)
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
