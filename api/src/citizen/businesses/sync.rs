//! What a provider names now against what it named before. The citizen's row is held by whoever calls.

use entity::activity::Event;
use entity::citizen_field::FieldName;
use entity::{BusinessId, CitizenId, business_link, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};

use crate::app::App;
use crate::person::activity::{ActivityDetails, Doing};
use crate::provider::{Authenticated, Business};

pub struct Sync<'a> {
    pub doing: &'a Doing<'a>,
    pub citizen: CitizenId,
    pub issuer: &'a str,
    pub said: &'a [Business],
    /// Whether businesses that are new are linked.
    pub adds: bool,
}

/// At a sign-in: whoever left a business acts for it no longer. A provider that says nothing of the account's type says
/// nothing of businesses either.
pub async fn refresh(
    app: &App,
    db: &DatabaseTransaction,
    doing: &Doing<'_>,
    citizen: CitizenId,
    authenticated: &Authenticated,
) -> Result<(), DbErr> {
    if !authenticated.fields.contains_key(&FieldName::AccountType) {
        return Ok(());
    }
    let syncing = Sync {
        doing,
        citizen,
        issuer: &authenticated.proven.identity().issuer,
        said: &authenticated.businesses,
        adds: false,
    };
    sync(app, db, &syncing).await
}

pub async fn sync(app: &App, db: &DatabaseTransaction, syncing: &Sync<'_>) -> Result<(), DbErr> {
    let known = business_link::Entity::of(syncing.citizen).all(db).await?;
    for business in syncing.said {
        match known.iter().find(|row| row.tax_code == business.tax_code) {
            Some(row) => update(app, db, row.id, syncing.issuer, business).await?,
            None if syncing.adds => syncing.add(app, db, business).await?,
            None => {}
        }
    }
    let is_said = |row: &&business_link::Model| syncing.said.iter().any(|said| said.tax_code == row.tax_code);
    let of_provider = known.iter().filter(|row| row.issuer == syncing.issuer);
    for left in of_provider.filter(|row| !is_said(row)) {
        leave(app, db, syncing.doing, left).await?;
    }
    Ok(())
}

impl Sync<'_> {
    async fn add(&self, app: &App, db: &DatabaseTransaction, business: &Business) -> Result<(), DbErr> {
        let now = app.now();
        let row = business_link::ActiveModel {
            id: Set(BusinessId(app.new_id())),
            citizen_id: Set(self.citizen),
            issuer: Set(self.issuer.to_owned()),
            tax_code: Set(business.tax_code.clone()),
            enterprise_code: Set(business.enterprise_code.clone()),
            name: Set(business.name.clone()),
            role: Set(business.role.clone()),
            linked_at: Set(now),
            confirmed_at: Set(now),
        };
        business_link::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
        let details = ActivityDetails::business(Some(&business.tax_code));
        self.doing.record(app, db, Event::BusinessLinked, &details).await
    }
}

async fn update(
    app: &App,
    db: &impl ConnectionTrait,
    id: BusinessId,
    issuer: &str,
    business: &Business,
) -> Result<(), DbErr> {
    let row = business_link::ActiveModel {
        id: Set(id),
        issuer: Set(issuer.to_owned()),
        enterprise_code: Set(business.enterprise_code.clone()),
        name: Set(business.name.clone()),
        role: Set(business.role.clone()),
        confirmed_at: Set(app.now()),
        ..Default::default()
    };
    business_link::Entity::update(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// The business goes, and with it acting for it, in every session.
pub async fn leave(
    app: &App,
    db: &DatabaseTransaction,
    doing: &Doing<'_>,
    business: &business_link::Model,
) -> Result<(), DbErr> {
    stop_acting(db, business).await?;
    business_link::Entity::delete_by_id(business.id).exec(db).await?;
    let details = ActivityDetails::business(Some(&business.tax_code));
    doing.record(app, db, Event::BusinessLeft, &details).await
}

/// The account at a provider is a way in no longer: nobody acts by its word until it is one again.
pub async fn stop_acting_by(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    issuer: &str,
) -> Result<(), DbErr> {
    let known = business_link::Entity::of(citizen).all(db).await?;
    for business in known.iter().filter(|business| business.issuer == issuer) {
        stop_acting(db, business).await?;
    }
    Ok(())
}

async fn stop_acting(db: &impl ConnectionTrait, business: &business_link::Model) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::ActingFor, Expr::value(None::<BusinessId>))
        .filter(session::Column::PersonId.eq(business.citizen_id.0))
        .filter(session::Column::ActingFor.eq(business.id))
        .exec(db)
        .await
        .map(drop)
}
