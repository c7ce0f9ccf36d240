//! A link that its owner removed and may bring back for a while. Meanwhile the outside identity belongs to nobody.

use sea_orm::entity::prelude::*;

use crate::{CitizenId, LinkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "removed_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    #[sea_orm(indexed)]
    pub citizen_id: CitizenId,
    pub issuer: String,
    pub subject: String,
    pub tech_id: Option<String>,
    pub linked_at: DateTimeUtc,
    #[sea_orm(indexed)]
    pub removed_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
