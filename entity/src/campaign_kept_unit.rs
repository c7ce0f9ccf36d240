//! Where a unit stood in the tree when a campaign was closed, what it was called, and how its own members stood.

use sea_orm::Set;
use sea_orm::entity::prelude::*;

use crate::staff_member::RecordField;
use crate::{CampaignId, UnitId, campaign_standing};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_kept_unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: CampaignId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    pub parent_id: Option<UnitId>,
    pub path: String,
    pub name: String,
    /// Its members who were not disabled.
    pub total: i64,
    /// How many of them lacked nothing.
    pub finished: i64,
    // How many had each field, whether the campaign required it or not.
    pub has_full_name: i64,
    pub has_gender: i64,
    pub has_birth_date: i64,
    pub has_personal_id: i64,
    pub has_phone: i64,
    pub has_address: i64,
    pub has_email: i64,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id", on_delete = "Cascade")]
    pub campaign: BelongsTo<super::campaign::Entity>,
    #[sea_orm(belongs_to, from = "unit_id", to = "id", on_delete = "Restrict")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl ActiveModel {
    /// With the figures of the unit's own members and nothing else.
    pub fn counting(own: &[&campaign_standing::Model]) -> Self {
        let count = |counts: &dyn Fn(&campaign_standing::Model) -> bool| {
            let counted = own.iter().filter(|standing| counts(standing)).count();
            Set(i64::try_from(counted).unwrap_or(i64::MAX))
        };
        let have = |field: RecordField| count(&|standing| standing.present & field.bit() != 0);
        Self {
            total: count(&|_| true),
            finished: count(&|standing| standing.completed_at.is_some()),
            has_full_name: have(RecordField::FullName),
            has_gender: have(RecordField::Gender),
            has_birth_date: have(RecordField::BirthDate),
            has_personal_id: have(RecordField::PersonalId),
            has_phone: have(RecordField::Phone),
            has_address: have(RecordField::Address),
            has_email: have(RecordField::Email),
            ..Default::default()
        }
    }
}
