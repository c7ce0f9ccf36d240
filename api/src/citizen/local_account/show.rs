//! My user name.

use chrono::{DateTime, Utc};
use entity::local_account;
use poem_openapi::Object;
use sea_orm::{ConnectionTrait, DbErr};

use super::names::confirmed_phone;
use crate::civil;
use crate::session::Current;

/// A user name and password of this portal, if there is one.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct LocalAccount {
    /// Absent if there is none.
    username: Option<String>,
    created_at: Option<DateTime<Utc>>,
    password_changed_at: Option<DateTime<Utc>>,
    /// Where the codes go: the confirmed contact phone, hidden but for its last three digits. Without one there can be no
    /// user name.
    codes_to: Option<String>,
}

pub async fn view(db: &impl ConnectionTrait, current: &Current) -> Result<LocalAccount, DbErr> {
    let account = local_account::Entity::find_by_citizen_id(current.citizen)
        .one(db)
        .await?;
    let phone = confirmed_phone(db, current.citizen).await?;
    Ok(LocalAccount {
        created_at: account.as_ref().map(|account| account.created_at),
        password_changed_at: account.as_ref().map(|account| account.password_changed_at),
        username: account.map(|account| account.username),
        codes_to: phone.map(|phone| civil::masked_phone(&phone)),
    })
}
