//! An account at the sandbox's VNeID. All people in it are fictional.

use sea_orm::entity::prelude::*;

use crate::SandboxAccountId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sandbox_account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SandboxAccountId,
    /// What the account is signed in with: twelve digits.
    #[sea_orm(unique)]
    pub personal_id: String,
    /// The persona it plays; absent for accounts made for load.
    #[sea_orm(unique, nullable)]
    pub persona: Option<String>,
    /// Argon2id, as a PHC string.
    pub password_hash: String,
    /// E.164; where its codes are sent.
    pub phone: String,
    /// Assurance level of the account: 1 or 2.
    pub level: i16,
    pub locked: bool,
    /// All claims that user info may give, as a JSON object with the provider's names.
    #[sea_orm(column_type = "JsonBinary")]
    pub claims: Json,
    /// What the national portal says otherwise than VNeID, an object; `null` in it takes a claim away.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub dvcqg_claims: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}
