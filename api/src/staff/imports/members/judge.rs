use chrono::NaiveDate;
use entity::activity::Event;
use entity::staff_member::{Model, Role};
use entity::{StaffId, UnitId};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

use super::merge;
use super::row::Row;
use super::standing::Standing;
use crate::app::App;
use crate::audit::{Action, Deed, Subject};
use crate::civil;
use crate::staff::imports::code::Code;
use crate::staff::imports::column::Column;
use crate::staff::imports::importable::Counts;
use crate::staff::imports::said::Said;
use crate::staff::imports::seen::Seen;
use crate::staff::imports::wrong::{Wrong, Wrongs};
use crate::staff::units::is_over;

/// Members as they will be.
#[derive(Default)]
pub struct Plan {
    pub new: Vec<Model>,
    pub changed: Vec<Model>,
    /// What members find in their own activity.
    pub events: Vec<(StaffId, Event)>,
    pub deeds: Vec<Deed>,
    pub counts: Counts,
}

pub fn judge(
    app: &App,
    rows: &[Row],
    standing: &Standing,
    before: Option<&Standing>,
    wrong: &mut Wrongs,
) -> Plan {
    let today = civil::today(app.now());
    let (mut codes, mut usernames) = (Seen::new(Column::StaffCode), Seen::new(Column::Username));
    let mut plan = Plan::default();
    for row in rows {
        codes.once(row.number, &row.code, wrong);
        if let Some(username) = row.username.this() {
            usernames.unless_seen(row.number, username, wrong);
        }
        let code = row.code.this().map_or("", String::as_str);
        let known = standing.member(code);
        if before.is_some_and(|before| !is_as_seen(before.member(code), known)) {
            wrong.note(Wrong::row(row.number, Code::ChangedMeanwhile));
        }
        let mut looking = Looking {
            row,
            standing,
            today,
            wrong,
        };
        let unit = looking.unit(known);
        match known {
            Some(known) => looking.look_at(app, known, unit),
            None => looking.look_at_new(code),
        }
        if wrong.count() == 0 {
            plan.add(app, row, known, unit);
        }
    }
    plan
}

fn is_as_seen(before: Option<&Model>, now: Option<&Model>) -> bool {
    let seen = |member: &Model| {
        (
            member.version,
            member.role,
            member.unit_id,
            member.disabled_at,
            member.id,
        )
    };
    before.map(seen) == now.map(seen)
}

/// Looks at one row.
struct Looking<'a> {
    row: &'a Row,
    standing: &'a Standing,
    today: NaiveDate,
    wrong: &'a mut Wrongs,
}

impl Looking<'_> {
    /// Where the member will be, if the row says so.
    fn unit(&mut self, known: Option<&Model>) -> Option<UnitId> {
        let code = self.row.unit.this()?;
        let Some(unit) = self.standing.unit(code) else {
            self.note(Column::UnitCode, Code::UnknownUnit, code);
            return None;
        };
        let stays = known.is_some_and(|known| known.unit_id == unit.id);
        if !stays && is_over(unit, self.today) {
            self.note(Column::UnitCode, Code::UnitOver, code);
        }
        Some(unit.id)
    }

    fn look_at(&mut self, app: &App, known: &Model, unit: Option<UnitId>) {
        let changes = || merge::brought_up_to_date(app, known, self.row, unit).0 != *known;
        if known.disabled_at.is_some() && changes() {
            self.note(Column::StaffCode, Code::MemberDisabled, &known.staff_code);
        }
        if let Some(username) = self.row.username.this().filter(|said| **said != known.username) {
            self.note(Column::Username, Code::UsernameDiffers, username);
        }
        let is_administrator = |role: Role| role == Role::Administrator;
        let role = self.row.role.this().copied().unwrap_or(known.role);
        if is_administrator(role) != is_administrator(known.role) {
            self.note(Column::Role, Code::Administrator, "");
        }
    }

    fn look_at_new(&mut self, code: &str) {
        if matches!(self.row.code, Said::Wrong) {
            return;
        }
        for (column, said) in [
            (Column::Username, &self.row.username),
            (Column::FullName, &self.row.full_name),
            (Column::UnitCode, &self.row.unit),
        ] {
            if said.is_nothing() {
                self.note(column, Code::Required, "");
            }
        }
        if self.row.role.this() == Some(&Role::Administrator) {
            self.note(Column::Role, Code::Administrator, "");
        }
        if let Some(username) = self.row.username.this()
            && self.standing.is_taken(username, code)
        {
            self.note(Column::Username, Code::UsernameTaken, username);
        }
    }

    fn note(&mut self, column: Column, code: Code, text: &str) {
        self.wrong
            .note(Wrong::cell(self.row.number, column, code).at(text));
    }
}

impl Plan {
    fn add(&mut self, app: &App, row: &Row, known: Option<&Model>, unit: Option<UnitId>) {
        let Some(known) = known else {
            let new = unit.map(|unit| merge::new(app, row, unit));
            self.events
                .extend(new.iter().map(|new| (new.id, Event::AccountCreated)));
            self.new.extend(new);
            self.counts.new += 1;
            return;
        };
        let (member, kept) = merge::brought_up_to_date(app, known, row, unit);
        self.counts.kept += kept;
        if member == *known {
            self.counts.unchanged += 1;
            return;
        }
        if member.role != known.role {
            self.events.push((member.id, Event::RoleChanged));
            let role = |member: &Model| json!({"role": member.role.to_value()});
            self.note(Action::MemberRoleChanged, (known, &member), role);
        }
        if member.unit_id != known.unit_id {
            self.events.push((member.id, Event::UnitChanged));
            let unit = |member: &Model| json!({"unit_id": member.unit_id.0});
            self.note(Action::MemberMoved, (known, &member), unit);
        }
        self.counts.changed += 1;
        self.changed.push(member);
    }

    fn note(&mut self, action: Action, (before, after): (&Model, &Model), said: impl Fn(&Model) -> Value) {
        self.deeds.push(Deed {
            action,
            subject: Some(Subject::Member(after.id)),
            before: Some(said(before)),
            after: Some(said(after)),
        });
    }
}
