use chrono::FixedOffset;
use entity::action_record;
use sea_orm::ConnectionTrait;

use super::filter::Filter;
use super::list;
use super::names::Names;
use super::view::{AuditChange, AuditEntry};
use crate::app::App;
use crate::audit::Action;
use crate::http::{Caller, Code, Csv, CsvAnswer, Paging, Problem};
use crate::session::StaffCurrent;
use crate::staff::exported::exported;

const MOST: usize = 100_000;

const COLUMNS: [&str; 14] = [
    "sequence",
    "time",
    "actor",
    "staff_code",
    "username",
    "full_name",
    "action",
    "subject",
    "subject_id",
    "subject_name",
    "address",
    "port",
    "before",
    "after",
];

/// A part of the day in Việt Nam: its clocks are ahead of UTC by so many seconds, all year.
const VIET_NAM: i32 = 7 * 3600;

pub async fn export(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
    filter: &Filter,
) -> Result<CsvAnswer, Problem> {
    let place = app.exports.acquire().await;
    let _place = place.map_err(|_| Problem::new(Code::Unavailable))?;
    exported(app, current, caller, Action::AuditExported, filter.told()).await?;
    let mut csv = Csv::new(&COLUMNS);
    write(app.db.read(), filter, &mut csv).await?;
    Ok(csv.file("nhat-ky-thao-tac"))
}

async fn write(db: &impl ConnectionTrait, filter: &Filter, csv: &mut Csv) -> Result<(), Problem> {
    let (mut next, mut count): (Option<String>, usize) = (None, 0);
    loop {
        let (rows, following) = list::rows(db, filter, &Paging::piece(next.as_deref())).await?;
        count += rows.len();
        let names = Names::of(db, &rows).await?;
        for row in rows {
            csv.row(cells(row, &names));
        }
        next = following;
        if next.is_none() || count >= MOST {
            return Ok(());
        }
    }
}

fn cells(row: action_record::Model, names: &Names) -> [String; 14] {
    let (action, actor) = (row.action.clone(), row.actor.clone());
    let subject = row.subject_kind.clone().unwrap_or_default();
    let entry = AuditEntry::of(row, names);
    let at = FixedOffset::east_opt(VIET_NAM).map(|zone| entry.at.with_timezone(&zone).to_rfc3339());
    let side = |side: fn(&AuditChange) -> Option<&String>| {
        let told = entry.changes.iter();
        let told = told.filter_map(|change| Some(format!("{}: {}", change.field, side(change)?)));
        told.collect::<Vec<_>>().join("; ")
    };
    let (before, after) = (side(|it| it.before.as_ref()), side(|it| it.after.as_ref()));
    let (subject_id, subject_name) = match entry.subject {
        Some(subject) => (subject.id.to_string(), subject.name.unwrap_or_default()),
        None => Default::default(),
    };
    [
        entry.sequence.to_string(),
        at.unwrap_or_default(),
        actor,
        entry.actor.staff_code.unwrap_or_default(),
        entry.actor.username.unwrap_or_default(),
        entry.actor.full_name.unwrap_or_default(),
        action,
        subject,
        subject_id,
        subject_name,
        entry.address.unwrap_or_default(),
        entry.port.map(|port| port.to_string()).unwrap_or_default(),
        before,
        after,
    ]
}
