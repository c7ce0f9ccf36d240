//! An outside identity that may sign in as a citizen. The key is (issuer, subject) and never an
//! e-mail address or the personal number alone.

use sea_orm::entity::prelude::*;

use crate::{CitizenId, LinkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    #[sea_orm(indexed)]
    pub citizen_id: CitizenId,
    /// The provider's issuer identifier, exactly as its metadata says.
    #[sea_orm(unique_key = "issuer_subject")]
    pub issuer: String,
    /// The provider's `sub`: stable, at most 255 ASCII characters (OpenID Connect Core 2).
    #[sea_orm(unique_key = "issuer_subject")]
    pub subject: String,
    /// The account's *Techid* at the national portal; like the subject, it belongs to one account here.
    #[sea_orm(unique)]
    pub tech_id: Option<String>,
    pub linked_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
