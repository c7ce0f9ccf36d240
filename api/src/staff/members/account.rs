//! One member with how they sign in.

use entity::{UnitId, session, staff_credential, staff_link, staff_member, staff_reset_code};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::look::Around;
use super::view::{MemberAccount, MemberView};
use crate::app::App;
use crate::session::lives;
use crate::staff::units::{UnitName, ids_in, names};

pub async fn look_at_one(
    app: &App,
    db: &impl ConnectionTrait,
    member: &staff_member::Model,
) -> Result<MemberView, DbErr> {
    let around = Around::of(app, db, std::slice::from_ref(member)).await?;
    let path = around.units.get(&member.unit_id).map(|unit| unit.path.as_str());
    let account = account(app, db, member, path.unwrap_or_default()).await?;
    Ok(MemberView {
        account: Some(account),
        ..around.view(app, member)
    })
}

async fn account(
    app: &App,
    db: &impl ConnectionTrait,
    member: &staff_member::Model,
    path: &str,
) -> Result<MemberAccount, DbErr> {
    let credential = staff_credential::Entity::find_by_id(member.id).one(db).await?;
    let code = staff_reset_code::Entity::find_by_id(member.id).one(db).await?;
    let links = staff_link::Entity::find().filter(staff_link::Column::StaffId.eq(member.id));
    let sessions = session::Entity::of(member.id)
        .filter(session::Column::EndedAt.is_null())
        .filter(lives(app.now(), &app.policy));
    Ok(MemberAccount {
        created_at: member.created_at,
        unit_ancestors: ancestors(db, path, member.unit_id).await?,
        has_second_factor: credential
            .as_ref()
            .is_some_and(|credential| credential.totp_enrolled_at.is_some()),
        is_linked: links.count(db).await? > 0,
        sessions: sessions.count(db).await?,
        has_password: credential.is_some() && code.is_none(),
        reset_code_until: code
            .filter(|code| code.used_at.is_none())
            .map(|code| code.made_at + app.policy.reset_code_lifetime)
            .filter(|until| *until > app.now()),
    })
}

async fn ancestors(db: &impl ConnectionTrait, path: &str, unit: UnitId) -> Result<Vec<UnitName>, DbErr> {
    let above: Vec<_> = ids_in(path).into_iter().filter(|id| *id != unit).collect();
    let names = names(db, above.iter().copied()).await?;
    Ok(above.iter().filter_map(|id| names.get(id).cloned()).collect())
}
