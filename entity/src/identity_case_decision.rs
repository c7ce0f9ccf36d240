//! What one official decided of a case. Two who decide the same carry it out; two who don't open another round.

use sea_orm::entity::prelude::*;

use crate::{CaseId, DecisionId, StaffId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_case_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    #[sea_orm(unique_key = "once")]
    pub case_id: CaseId,
    #[sea_orm(unique_key = "once")]
    pub round: i32,
    /// Without a foreign key: the decision stays, whatever becomes of the account.
    #[sea_orm(unique_key = "once")]
    pub staff_id: StaffId,
    pub outcome: Outcome,
    /// Whether an account may be left without any way in.
    pub allows_no_way_in: bool,
    pub grounds: String,
    pub decided_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "case_id", to = "id", on_delete = "Cascade")]
    pub case: BelongsTo<super::identity_case::Entity>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Outcome {
    /// Nothing moves.
    #[sea_orm(string_value = "keep_with_holder")]
    KeepWithHolder,
    /// The identity becomes a way into the account that wanted it.
    #[sea_orm(string_value = "give_to_claimant")]
    GiveToClaimant,
    /// The identity is the holder's own: it becomes a way into the account that has the number or the *Techid*.
    #[sea_orm(string_value = "link_to_holder")]
    LinkToHolder,
    /// What was carried out is taken back.
    #[sea_orm(string_value = "undo")]
    Undo,
}

impl ActiveModelBehavior for ActiveModel {}
