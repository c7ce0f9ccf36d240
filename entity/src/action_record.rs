//! One thing that was done on the staff's side, in a chain: each row carries the MAC of the row before and its own, so that
//! one that is changed, removed or inserted behind the program's back is found.

use sea_orm::entity::prelude::*;

use crate::{SessionId, StaffId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "action_record")]
pub struct Model {
    // The two of the list of one member, in its order.
    /// The member who did it; absent for the command line and for the portal itself.
    #[sea_orm(unique_key = "list")]
    pub staff_id: Option<StaffId>,
    /// One after the other, without a gap.
    #[sea_orm(primary_key, auto_increment = false, unique_key = "list")]
    pub sequence: i64,
    #[sea_orm(indexed)]
    pub at: DateTimeUtc,
    // Names as texts: one that was tampered with must be readable, or it could not be told.
    #[sea_orm(column_type = "String(StringLen::N(16))")]
    pub actor: String,
    pub session_id: Option<SessionId>,
    #[sea_orm(column_type = "String(StringLen::N(64))", nullable)]
    pub address: Option<String>,
    pub port: Option<i32>,
    #[sea_orm(indexed, column_type = "String(StringLen::N(40))")]
    pub action: String,
    #[sea_orm(column_type = "String(StringLen::N(24))", nullable)]
    pub subject_kind: Option<String>,
    #[sea_orm(indexed)]
    pub subject_id: Option<Uuid>,
    /// JSON as it was signed, byte by byte: a database that keeps JSON in a form of its own would break the chain.
    #[sea_orm(column_type = "Text", nullable)]
    pub before: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub after: Option<String>,
    /// Which of the server's keys signed it.
    #[sea_orm(column_type = "String(StringLen::N(16))")]
    pub key_id: String,
    /// The MAC of the row before.
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub previous: Vec<u8>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub mac: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
