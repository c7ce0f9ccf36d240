//! How each member stands: in a campaign that runs, by the records; when it came so, by what was written down then.

use chrono::{DateTime, Utc};
use entity::{StaffId, UnitId, campaign, campaign_completion, campaign_standing, staff_member};
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef,
};

/// Member, unit, last change of the record, the fields that are there, and when it was noted as complete.
type Row = (StaffId, UnitId, DateTime<Utc>, i32, Option<DateTime<Utc>>);

/// Of the members of these units who are not disabled.
pub async fn standings(
    db: &impl ConnectionTrait,
    campaign: &campaign::Model,
    is_all: bool,
    units: Vec<UnitId>,
) -> Result<Vec<campaign_standing::Model>, DbErr> {
    use staff_member::Column;
    let mut members = staff_member::Entity::find()
        .select_only()
        .columns([Column::Id, Column::UnitId, Column::UpdatedAt])
        .expr_as(Expr::cust("present"), "present")
        .column(campaign_completion::Column::CompletedAt)
        .join(JoinType::LeftJoin, completion(campaign))
        .filter(Column::DisabledAt.is_null());
    if !is_all {
        members = members.filter(Column::UnitId.is_in(units));
    }
    let rows: Vec<Row> = members.into_tuple().all(db).await?;
    let required = campaign.required_bits();
    let standing = |(staff_id, unit_id, updated_at, present, noted): Row| {
        // Who came complete, by an import or from another unit, has nothing written down.
        let since = noted.unwrap_or_else(|| Ord::max(updated_at, campaign.opened_at));
        campaign_standing::Model {
            campaign_id: campaign.id,
            staff_id,
            unit_id,
            present,
            completed_at: (present & required == required).then_some(since),
        }
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// To the moment that was written down for this campaign.
pub fn completion(campaign: &campaign::Model) -> RelationDef {
    let id = campaign.id;
    staff_member::Entity::belongs_to(campaign_completion::Entity)
        .from(staff_member::Column::Id)
        .to(campaign_completion::Column::StaffId)
        .on_condition(move |_, completion| {
            Expr::col((completion, campaign_completion::Column::CampaignId))
                .eq(id)
                .into_condition()
        })
        .into()
}
