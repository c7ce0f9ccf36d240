//! Bring a removed link back.

use std::sync::Arc;

use entity::activity::Event;
use entity::{CitizenId, LinkId, removed_link};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::claimed::{Claimed, insert_as};
use super::view::Changed;
use super::ways::{links_of, provider_named, way};
use crate::app::App;
use crate::http::{Caller, Code, FailedOr, Problem, Reason, Tag};
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::{self, RecentlyProven, SignedIn};

pub struct RestoreLinkApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum RestoreLinkRefusal {
    /// It was removed more than 7 days ago.
    TooLate,
    /// Meanwhile the identity is linked to another account.
    BelongsToAnother,
    /// Meanwhile another account of the same provider is linked.
    AlreadyLinked,
}

impl Reason for RestoreLinkRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::TooLate => StatusCode::GONE,
            Self::BelongsToAnother | Self::AlreadyLinked => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::TooLate => (
                "Đã quá 7 ngày kể từ khi xóa nên không khôi phục được. Ông/bà có thể liên kết lại từ đầu.",
                "It was removed more than 7 days ago and can't be restored. You can link it anew.",
            ),
            Self::BelongsToAnother => (
                "Không khôi phục được vì liên kết này hiện thuộc về một tài khoản khác. Nếu cần hỗ trợ, vui lòng liên hệ Bộ phận Một cửa nơi gần nhất.",
                "It can't be restored, because it belongs to another account now. If you need help, please ask at the nearest one-stop office.",
            ),
            Self::AlreadyLinked => (
                "Tài khoản của ông/bà đã có một liên kết khác cùng loại.",
                "Your account has another link of the same kind.",
            ),
        }
    }
}

#[OpenApi]
impl RestoreLinkApi {
    /// Bring a removed way in back
    ///
    /// Within 7 days, unless it belongs to another account meanwhile. 401 `reauthenticate` unless the person proved within
    /// 10 minutes who they are; 404 for one that is not mine.
    #[oai(
        path = "/api/citizen/links/:id/restore",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "restore_citizen_link"
    )]
    async fn restore(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<Json<Changed>, FailedOr<RestoreLinkRefusal>> {
        RecentlyProven::of(app, &current)?;
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        let removed = find(&tx, current.citizen, LinkId(id.0)).await?;
        let removed = removed.ok_or_else(|| Problem::new(Code::NotFound))?;
        check(app, &tx, &removed).await?;
        bring_back(&tx, &removed).await?;
        let provider = provider_named(app, &removed.issuer).map_or("unknown", |it| way(it.name));
        Doing::of(&current, &caller)
            .record(app, &tx, Event::LinkRestored, &ActivityDetails::way(provider))
            .await?;
        tx.commit().await?;
        Ok(Json(Changed::after(app, app.db.read(), &current).await?))
    }
}

async fn find(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    id: LinkId,
) -> Result<Option<removed_link::Model>, DbErr> {
    removed_link::Entity::find_by_id(id)
        .filter(removed_link::Column::CitizenId.eq(citizen))
        .one(db)
        .await
}

async fn check(
    app: &App,
    db: &impl ConnectionTrait,
    removed: &removed_link::Model,
) -> Result<(), FailedOr<RestoreLinkRefusal>> {
    if app.now() >= removed.removed_at + app.policy.link_restore_window {
        return Err(RestoreLinkRefusal::TooLate.into());
    }
    let links = links_of(db, removed.citizen_id).await?;
    if links.iter().any(|link| link.issuer == removed.issuer) {
        return Err(RestoreLinkRefusal::AlreadyLinked.into());
    }
    Ok(())
}

async fn bring_back(
    db: &impl ConnectionTrait,
    removed: &removed_link::Model,
) -> Result<(), FailedOr<RestoreLinkRefusal>> {
    let claimed = Claimed::from(removed);
    if !insert_as(db, removed.id, removed.citizen_id, &claimed, removed.linked_at).await? {
        return Err(RestoreLinkRefusal::BelongsToAnother.into());
    }
    removed_link::Entity::delete_by_id(removed.id).exec(db).await?;
    Ok(())
}
