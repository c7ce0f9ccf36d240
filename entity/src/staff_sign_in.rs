//! A member's sign-in from the first right proof to the last: what is due next. It is no session and opens nothing else.

use sea_orm::entity::prelude::*;

use crate::session::Way;
use crate::{StaffId, StaffSignInId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_sign_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StaffSignInId,
    /// SHA-256 of the cookie of its own.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))")]
    pub token_hash: Vec<u8>,
    #[sea_orm(indexed)]
    pub staff_id: StaffId,
    pub stage: Stage,
    pub way: Way,
    /// A path of ours, for when it is done.
    pub return_to: String,
    /// Who vouched: a provider, or this portal itself.
    pub issuer: String,
    pub subject: String,
    /// Assurance level of what was proved: 1 or 2.
    pub level: i16,
    /// How it was proved (`amr`, RFC 8176), between spaces.
    pub methods: Option<String>,
    /// The provider's ID token, sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub sealed_id_token: Option<String>,
    pub authenticated_at: DateTimeUtc,
    #[sea_orm(indexed)]
    pub started_at: DateTimeUtc,
    /// When it led to a session, was given up, or was overtaken by a change of the account.
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Stage {
    /// The provider vouched for someone with the member's number: the staff password, once.
    #[sea_orm(string_value = "confirm")]
    Confirm,
    /// A password of one's own, in place of the first one.
    #[sea_orm(string_value = "password_change")]
    PasswordChange,
    /// An authenticator application.
    #[sea_orm(string_value = "enrol")]
    Enrol,
    /// Its code.
    #[sea_orm(string_value = "totp")]
    Totp,
}
