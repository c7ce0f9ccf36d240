//! What all of it needs: whether it is offered, whose name it is, and what a password must not contain.

use entity::citizen_field::{self, FieldName, FieldSource};
use entity::{CitizenId, local_account};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter};

use crate::app::App;
use crate::http::{Code, Problem};
use crate::person::password::Context;

/// Not found where this way in is not offered.
pub fn switched_on(app: &App) -> Result<(), Problem> {
    match app.settings.local_sign_in {
        true => Ok(()),
        false => Err(Problem::new(Code::NotFound)),
    }
}

/// The contact phone that was confirmed, E.164.
pub async fn confirmed_phone(db: &impl ConnectionTrait, citizen: CitizenId) -> Result<Option<String>, DbErr> {
    let row = citizen_field::Entity::said_by(citizen, FieldSource::SelfDeclared)
        .filter(citizen_field::Column::Name.eq(FieldName::ContactPhone))
        .one(db)
        .await?;
    Ok(row.and_then(|row| row.value))
}

/// Whether somebody else has a name that looks the same.
pub async fn is_taken(
    db: &impl ConnectionTrait,
    look: &str,
    by_other_than: CitizenId,
) -> Result<bool, DbErr> {
    let found = local_account::Entity::find_by_look(look).one(db).await?;
    Ok(found.is_some_and(|account| account.citizen_id != by_other_than))
}

pub async fn context(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    username: Option<&str>,
) -> Result<Context, DbErr> {
    const NUMBERS: [FieldName; 4] = [
        FieldName::PersonalId,
        FieldName::OldIdNumber,
        FieldName::Phone,
        FieldName::ContactPhone,
    ];
    let fields = citizen_field::Entity::of(citizen)
        .filter(citizen_field::Column::Name.is_in(NUMBERS))
        .all(db)
        .await?;
    let host = app.settings.public_url.host_str().unwrap_or_default();
    let labels = host.split('.').map(ToOwned::to_owned);
    let words = [app.settings.site_name.clone(), "Một Cửa".to_owned()];
    let words = words
        .into_iter()
        .chain(labels)
        .chain(username.map(ToOwned::to_owned));
    Ok(Context {
        words: words.collect(),
        numbers: fields.into_iter().filter_map(|row| row.value).collect(),
    })
}
