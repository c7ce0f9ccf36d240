//! A citizen who has signed in at least once.

use sea_orm::entity::prelude::*;

use crate::CitizenId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "citizen")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CitizenId,
    /// The name as the header shows it: the latest value of the field `full_name`, kept here so
    /// that checking a session takes one query.
    pub full_name: String,
    pub created_at: DateTimeUtc,
    /// Set when the account was disabled: every session has ended and none can start.
    pub disabled_at: Option<DateTimeUtc>,
    /// Grows with every change of the profile; two tabs can't overwrite each other.
    pub profile_version: i64,
    /// The tag of the picture, kept here for the same reason as the name.
    pub avatar: Option<String>,
    /// The newest notice that the citizen has seen: the id of an entry of their activity.
    pub notices_seen: Option<Uuid>,
    #[sea_orm(has_many)]
    pub fields: HasMany<super::citizen_field::Entity>,
    #[sea_orm(has_many)]
    pub links: HasMany<super::identity_link::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
