//! How it went: who came to lack nothing on which day.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use uuid::Uuid;

use super::super::find::look;
use super::api::asked_unit;
use super::hours::hours;
use super::view::{CampaignTrend, TrendDay};
use crate::app::App;
use crate::http::{Failed, Given, Tag};
use crate::session::Manager;

pub struct TrendApi;

/// Its clocks are ahead of UTC by so much, all year.
const VIET_NAM: TimeDelta = TimeDelta::hours(7);
/// Nobody looks at more in one picture.
const MOST_DAYS: i64 = 1000;

#[OpenApi]
impl TrendApi {
    /// How a campaign went, day by day
    ///
    /// Those who lack nothing now, by the day on which they came so far, in the time of Việt Nam. Who lacks something again
    /// is not in it any more. Of a campaign that was closed: as it was on that day.
    #[oai(
        path = "/api/staff/campaigns/:id/trend",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_campaign_trend"
    )]
    async fn trend(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        id: Path<Uuid>,
        /// Only this unit, with all below.
        unit_id: Query<Option<Given<Uuid>>>,
    ) -> Result<Json<CampaignTrend>, Failed> {
        let unit = asked_unit(unit_id.0)?;
        let db = app.db.read();
        let looked = look(db, &current, id.0).await?;
        let covered = looked.covered(looked.within(unit)?);
        let campaign = &looked.campaign;
        let hours = hours(db, campaign, &covered).await?;
        let end = campaign.closed_at.unwrap_or_else(|| app.now());
        Ok(Json(CampaignTrend {
            total: hours.total,
            days: days(hours.finished, campaign.opened_at, end),
        }))
    }
}

fn day(at: DateTime<Utc>) -> NaiveDate {
    (at + VIET_NAM).date_naive()
}

fn days(
    finished: impl IntoIterator<Item = (DateTime<Utc>, u64)>,
    opened_at: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Vec<TrendDay> {
    let (first, last) = (day(opened_at), day(end));
    let mut by_day = BTreeMap::<NaiveDate, u64>::new();
    for (at, count) in finished {
        // Clocks of several servers may differ a little.
        *by_day.entry(day(at).clamp(first, last.max(first))).or_default() += count;
    }
    let shown = first.max(last - TimeDelta::days(MOST_DAYS));
    let mut so_far: u64 = by_day.range(..shown).map(|(_, count)| count).sum();
    let all = shown.iter_days().take_while(|day| *day <= last);
    let count = |day| {
        let finished = by_day.get(&day).copied().unwrap_or_default();
        so_far += finished;
        TrendDay {
            day,
            finished,
            finished_so_far: so_far,
        }
    };
    all.map(count).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::days;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn days_begin_at_midnight_in_viet_nam() {
        let moments = [
            "2023-11-01T16:59:59Z",
            "2023-11-01T17:00:00Z",
            "2023-11-03T01:00:00Z",
        ];
        let trend = days(
            moments.map(|moment| (at(moment), 2)),
            at("2023-11-01T02:00:00Z"),
            at("2023-11-03T03:00:00Z"),
        );
        let told: Vec<_> = trend
            .iter()
            .map(|day| (day.day.to_string(), day.finished, day.finished_so_far))
            .collect();
        assert_eq!(
            told,
            [
                ("2023-11-01".into(), 2, 2),
                ("2023-11-02".into(), 2, 4),
                ("2023-11-03".into(), 2, 6),
            ]
        );
    }
}
