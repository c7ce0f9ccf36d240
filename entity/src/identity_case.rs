//! A conflict about whose an outside identity or a personal number is. Nothing is merged; an official decides.

use sea_orm::entity::prelude::*;

use crate::identity_case_decision::Outcome;
use crate::{CaseId, CitizenId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CaseId,
    /// Of all that makes it this case, so that the same conflict makes one, however often it is met.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))")]
    pub fingerprint: Vec<u8>,
    pub kind: CaseKind,
    pub issuer: String,
    pub subject: String,
    pub tech_id: Option<String>,
    /// The account that wanted the identity; absent if someone came to sign in.
    pub tried_by: Option<CitizenId>,
    /// The account that has it, or that has the number.
    #[sea_orm(indexed)]
    pub held_by: CitizenId,
    pub opened_at: DateTimeUtc,
    /// When it was met for the last time.
    pub last_at: DateTimeUtc,
    pub closed_at: Option<DateTimeUtc>,
    /// Decisions count within one round: two that differ begin another.
    pub round: i32,
    /// What was carried out when it was closed.
    pub outcome: Option<Outcome>,
    /// What was moved, to move it back: an object of links as they were and as they became.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub moved: Option<Json>,
    #[sea_orm(belongs_to, from = "held_by", to = "id", on_delete = "Cascade")]
    pub holder: BelongsTo<super::citizen::Entity>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum CaseKind {
    /// The account at the provider is linked to another account here.
    #[sea_orm(string_value = "subject")]
    Subject,
    /// Its *Techid* is.
    #[sea_orm(string_value = "tech_id")]
    TechId,
    /// Another account here has the personal number that the provider gives.
    #[sea_orm(string_value = "personal_id")]
    PersonalId,
}

impl ActiveModelBehavior for ActiveModel {}
