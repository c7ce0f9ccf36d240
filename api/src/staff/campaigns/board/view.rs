use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use crate::session::StaffField;

/// Units by required fields.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct CampaignBoard {
    /// The columns: the order of `filled` everywhere.
    pub fields: Vec<StaffField>,
    /// Of the moment; of the day on which the campaign was closed, if it was.
    pub as_of: DateTime<Utc>,
    pub totals: BoardCounts,
    /// Those with members for whom it is, and those above them as far as the caller looks after them; each before those
    /// below it.
    pub units: Vec<BoardUnit>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct BoardUnit {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    /// The unit above it, if that is on the board too.
    pub parent_id: Option<Uuid>,
    /// How many of those above it are on the board.
    pub depth: u32,
    /// Of the members of the unit itself.
    pub own: BoardCounts,
    /// With those of all units below.
    pub all: BoardCounts,
}

/// Members who are not disabled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Object)]
pub struct BoardCounts {
    pub total: u64,
    /// How many lack nothing.
    pub finished: u64,
    /// How many have each field, in the order of `fields`.
    pub filled: Vec<u64>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct MissingPage {
    /// By given name, then family and middle names, in the Vietnamese order.
    pub people: Vec<MissingPerson>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

/// A member who lacks something.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct MissingPerson {
    pub id: Uuid,
    pub staff_code: String,
    pub username: String,
    /// Absent while the record lacks it.
    pub full_name: Option<String>,
    pub unit_id: Uuid,
    /// The name of the unit.
    pub unit: String,
    /// The name of the unit above it, which tells units of one name apart; absent if there is none.
    pub parent_unit: Option<String>,
    pub missing: Vec<StaffField>,
}

#[derive(Object)]
pub struct CampaignTrend {
    /// For how many it is.
    pub total: u64,
    /// Every day from the one on which it was opened to today, or to the one on which it was closed; in the time of
    /// Việt Nam.
    pub days: Vec<TrendDay>,
}

#[derive(Object)]
pub struct TrendDay {
    pub day: NaiveDate,
    /// Who lack nothing now, by the day on which they came so far.
    pub finished: u64,
    /// With those of the days before.
    pub finished_so_far: u64,
}
