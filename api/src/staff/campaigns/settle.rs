//! The moment at which a record came to lack nothing is written down with the record, campaign by campaign.

use entity::{campaign, campaign_completion, staff_member};
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};

use crate::app::App;

/// After a record was changed. One that becomes incomplete again keeps its moment, which counts for nothing while something
/// is missing, and has another one when it is complete again.
pub async fn settle(
    app: &App,
    tx: &DatabaseTransaction,
    before: &staff_member::Model,
    after: &staff_member::Model,
) -> Result<(), DbErr> {
    let (had, has) = (bits(before), bits(after));
    for campaign in campaign::Entity::running(app.now()).all(tx).await? {
        let required = campaign.required_bits();
        if has & required != required {
            continue;
        }
        let was_complete = had & required == required;
        let since = match was_complete {
            // Of before there may be nothing: it counts from the opening, or from the last change.
            true => before.updated_at.max(campaign.opened_at),
            false => app.now(),
        };
        let row = campaign_completion::ActiveModel {
            campaign_id: Set(campaign.id),
            staff_id: Set(after.id),
            completed_at: Set(since),
        };
        let mut again = OnConflict::columns([
            campaign_completion::Column::CampaignId,
            campaign_completion::Column::StaffId,
        ]);
        match was_complete {
            true => again.do_nothing(),
            false => again.update_column(campaign_completion::Column::CompletedAt),
        };
        campaign_completion::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn bits(member: &staff_member::Model) -> i32 {
    use sea_orm::Iterable;
    let fields = entity::staff_member::RecordField::iter();
    let there = fields.filter(|field| member.has(*field));
    there.fold(0, |bits, field| bits | field.bit())
}
