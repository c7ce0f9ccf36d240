//! A user name and password of this portal, for a citizen who has proved at a provider who they are.

use sea_orm::entity::prelude::*;

use crate::{CitizenId, LocalAccountId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "local_account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LocalAccountId,
    #[sea_orm(unique)]
    pub citizen_id: CitizenId,
    /// In the one form in which names are compared.
    #[sea_orm(unique)]
    pub username: String,
    /// What the name looks like: no two may look the same.
    #[sea_orm(unique)]
    pub look: String,
    /// Argon2id, as a PHC string.
    pub password_hash: String,
    pub created_at: DateTimeUtc,
    pub password_changed_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
