//! An outside identity that may sign in as a member of the staff. The same person's account as a citizen is another thing
//! and has its own link.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::{LinkId, StaffId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    #[sea_orm(indexed)]
    pub staff_id: StaffId,
    /// The provider's issuer identifier, exactly as its metadata says.
    #[sea_orm(unique_key = "issuer_subject")]
    pub issuer: String,
    #[sea_orm(unique_key = "issuer_subject")]
    pub subject: String,
    pub linked_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    pub fn of_identity(issuer: &str, subject: &str) -> Select<Self> {
        Self::find()
            .filter(COLUMN.issuer.eq(issuer))
            .filter(COLUMN.subject.eq(subject))
    }
}
