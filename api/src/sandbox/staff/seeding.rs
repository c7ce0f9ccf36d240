//! Puts the province into the database, once.

use chrono::{DateTime, Utc};
use entity::{PersonKind, StaffId, session, staff_credential, staff_member, unit};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, Set,
};

use super::demo::{Account, DemoMember, MEMBERS, STAFF_PASSWORD};
use super::{campaigns, members, units};
use crate::app::App;
use crate::evidence::totp_seed;
use crate::sandbox::personas::SeedError;

/// Makes what is missing. With all there it is one query.
pub async fn ensure(app: &App) -> Result<(), SeedError> {
    let named = staff_member::Entity::find()
        .filter(staff_member::Column::Id.is_in(ids()))
        .count(app.db.read())
        .await?;
    if usize::try_from(named).unwrap_or_default() == MEMBERS.len() {
        return Ok(());
    }
    // One hash for all: it takes as long as everything else together.
    let hash = app.passwords.hash(STAFF_PASSWORD).await?;
    let now = app.now();
    let tx = app.db.begin().await?;
    insert::<unit::Entity, _>(&tx, units::rows(), unit::Column::Id).await?;
    let named = MEMBERS.iter().zip(1..);
    let named = named.map(|(member, number)| members::with_name(member, number, now));
    let all = members::counted(now).into_iter().chain(named).collect();
    insert::<staff_member::Entity, _>(&tx, all, staff_member::Column::Id).await?;
    credentials(app, &tx, &hash, now).await?;
    campaigns::ensure(&tx, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the named members back, with all that they did to themselves, and the campaigns; `ensure` makes them anew.
pub async fn forget(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    campaigns::forget(tx).await?;
    session::Entity::delete_many()
        .filter(session::Column::PersonKind.eq(PersonKind::Staff))
        .filter(session::Column::PersonId.is_in(ids().map(|id| id.0)))
        .exec(tx)
        .await?;
    staff_member::Entity::delete_many()
        .filter(staff_member::Column::Id.is_in(ids()))
        .exec(tx)
        .await
        .map(drop)
}

fn ids() -> impl Iterator<Item = StaffId> {
    MEMBERS.iter().map(|member| members::id(member.key))
}

async fn credentials(
    app: &App,
    tx: &impl ConnectionTrait,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let plain = |id: StaffId, must_change: bool| staff_credential::ActiveModel {
        staff_id: Set(id),
        password_hash: Set(hash.to_owned()),
        must_change: Set(must_change),
        password_changed_at: Set(now),
        totp_sealed: Set(None),
        totp_key_id: Set(None),
        totp_enrolled_at: Set(None),
        totp_last_step: Set(None),
    };
    let named = MEMBERS.iter().map(|member| enrolled(app, member, &plain, now));
    let counted = members::usernames().map(|username| plain(members::id(&username), true));
    let all = counted.chain(named).collect();
    insert::<staff_credential::Entity, _>(tx, all, staff_credential::Column::StaffId).await
}

fn enrolled(
    app: &App,
    member: &DemoMember,
    plain: &impl Fn(StaffId, bool) -> staff_credential::ActiveModel,
    now: DateTime<Utc>,
) -> staff_credential::ActiveModel {
    let id = members::id(member.key);
    let row = plain(id, member.account == Account::FirstPassword);
    let Some(seed) = member.seed() else {
        return row;
    };
    let sealed = totp_seed::seal(app, id, &seed);
    staff_credential::ActiveModel {
        totp_sealed: Set(Some(sealed.bytes)),
        totp_key_id: Set(Some(sealed.key_id)),
        totp_enrolled_at: Set(Some(now)),
        ..row
    }
}

/// What another node made first stays.
pub async fn insert<E, A>(db: &impl ConnectionTrait, rows: Vec<A>, key: E::Column) -> Result<(), DbErr>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E> + Send,
{
    E::insert_many(rows)
        .on_conflict(OnConflict::column(key).do_nothing().to_owned())
        .exec_without_returning(db)
        .await
        .map(drop)
}
