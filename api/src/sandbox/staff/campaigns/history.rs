//! Who completed their record on which day, made by counting: few at weekends, and most when the deadline is near.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{CampaignId, UnitId, campaign_completion, campaign_kept_unit, campaign_standing};
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, Set};

use super::super::{members, units};

/// So many in a hundred or so on each day from Monday, 16/10/2023, to Friday, 10/11/2023.
const GUIDE: [usize; 26] = [
    2, 3, 4, 4, 3, 1, 0, 4, 5, 6, 6, 5, 1, 1, 7, 8, 9, 10, 9, 2, 2, 14, 16, 20, 24, 18,
];
const RUNNING: [usize; 7] = [8, 14, 12, 9, 10, 6, 7];

/// How all stood when the guide's campaign was closed: one in twenty-three had not come so far.
pub async fn of_guide(
    tx: &DatabaseTransaction,
    campaign: CampaignId,
    required: i32,
    opened_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    use campaign_standing::Column;
    let standings = members::at_work().into_iter().map(|(number, staff_id, unit_id)| {
        let is_finished = number % 23 != 7;
        let lacks = 1 << (number % 5);
        campaign_standing::Model {
            campaign_id: campaign,
            staff_id,
            unit_id,
            present: if is_finished { required } else { required & !lacks },
            completed_at: is_finished.then(|| moment(&GUIDE, number, opened_at)),
        }
    });
    let standings: Vec<_> = standings.collect();
    keep_units(tx, campaign, &standings).await?;
    let rows = standings.into_iter().map(IntoActiveModel::into_active_model);
    campaign_standing::Entity::insert_many(rows)
        .on_conflict(there([Column::CampaignId, Column::StaffId]))
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Where the units stood then, and how their own members did.
async fn keep_units(
    tx: &DatabaseTransaction,
    campaign: CampaignId,
    standings: &[campaign_standing::Model],
) -> Result<(), DbErr> {
    let own = |id: &UnitId| -> Vec<_> { standings.iter().filter(|row| row.unit_id == *id).collect() };
    let units = units::rows().into_iter().map(|unit| {
        let counted = campaign_kept_unit::ActiveModel::counting(&own(unit.id.as_ref()));
        campaign_kept_unit::ActiveModel {
            campaign_id: Set(campaign),
            unit_id: unit.id,
            parent_id: unit.parent_id,
            path: unit.path,
            name: unit.name,
            ..counted
        }
    });
    campaign_kept_unit::Entity::insert_many(units)
        .on_conflict(there([
            campaign_kept_unit::Column::CampaignId,
            campaign_kept_unit::Column::UnitId,
        ]))
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Those whose record is complete, over the days since the running one was opened.
pub async fn of_running(
    tx: &DatabaseTransaction,
    campaign: CampaignId,
    opened_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    use campaign_completion::Column;
    let complete = members::at_work()
        .into_iter()
        .filter(|(number, ..)| members::is_complete(*number));
    let rows = complete.map(|(number, staff_id, _)| {
        campaign_completion::Model {
            campaign_id: campaign,
            staff_id,
            completed_at: moment(&RUNNING, number, opened_at),
        }
        .into_active_model()
    });
    campaign_completion::Entity::insert_many(rows)
        .on_conflict(there([Column::CampaignId, Column::StaffId]))
        .exec_without_returning(tx)
        .await
        .map(drop)
}

fn there<C: sea_orm::Iden + 'static>(key: [C; 2]) -> OnConflict {
    OnConflict::columns(key).do_nothing().to_owned()
}

/// Within working hours of one of the days.
fn moment(days: &[usize], number: usize, opened_at: DateTime<Utc>) -> DateTime<Utc> {
    let all: usize = days.iter().sum();
    let place = number * 37 % all.max(1);
    let day = days
        .iter()
        .scan(0, |so_far, count| {
            *so_far += count;
            Some(*so_far)
        })
        .take_while(|so_far| *so_far <= place)
        .count();
    let in_days = |number: usize| i64::try_from(number).unwrap_or_default();
    opened_at + TimeDelta::days(in_days(day)) + TimeDelta::minutes(in_days(number * 53 % 540))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::{GUIDE, moment};

    #[test]
    fn everybody_finishes_on_one_of_the_days() {
        let start = DateTime::UNIX_EPOCH;
        for number in 0..400 {
            let at = moment(&GUIDE, number, start);
            assert!(start <= at && at < start + TimeDelta::days(26), "{number}");
        }
    }
}
