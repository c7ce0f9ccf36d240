//! A person's picture as the portal made it anew: nothing of the original file is kept.

use sea_orm::entity::prelude::*;

use crate::{Person, PersonKind};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "avatar")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_kind: PersonKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// Names these bytes and no others.
    #[sea_orm(column_type = "String(StringLen::N(32))")]
    pub tag: String,
    #[sea_orm(column_type = "Blob")]
    pub jpeg: Vec<u8>,
    pub set_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    pub fn of(person: Person) -> Select<Self> {
        Self::find_by_id((person.kind, person.id))
    }
}
