//! *Xóa liên kết*: a way in goes, everything else stays, and for a while it can be brought back.

use std::sync::Arc;

use entity::activity::Event;
use entity::{LinkId, LocalAccountId, identity_link, removed_link};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::view::Changed;
use super::ways::{links_of, may_go, provider_named, way};
use crate::app::App;
use crate::citizen::{businesses, local_account};
use crate::http::{Caller, Code, FailedOr, Problem, Reason, Tag};
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::{self, RecentlyProven, SignedIn};

pub struct RemoveLinkApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum RemoveLinkRefusal {
    /// Without it nobody could sign in to the account any more.
    LastWayIn,
}

impl Reason for RemoveLinkRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        (
            "Đây là cách đăng nhập cuối cùng của tài khoản nên không xóa được. Vui lòng liên kết thêm một cách đăng nhập khác trước.",
            "This is the last way into the account and can't be removed. Please link another way in first.",
        )
    }
}

#[OpenApi]
impl RemoveLinkApi {
    /// Remove a way into my account
    ///
    /// It can be brought back within 7 days. My information stays. 401 `reauthenticate` unless the person proved within 10
    /// minutes who they are; 404 for one that is not mine or was removed before.
    #[oai(
        path = "/api/citizen/links/:id",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "remove_citizen_link"
    )]
    async fn remove(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<Json<Changed>, FailedOr<RemoveLinkRefusal>> {
        RecentlyProven::of(app, &current)?;
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        // Held, so that of two that go at the same instant the second finds itself the last.
        session::hold(&tx, &current).await?;
        let links = links_of(&tx, current.citizen).await?;
        match links.iter().find(|link| link.id == LinkId(id.0)) {
            Some(link) if !may_go(app, &links, link) => return Err(RemoveLinkRefusal::LastWayIn.into()),
            Some(link) => {
                put_away(app, &tx, link).await?;
                businesses::stop_acting_by(&tx, current.citizen, &link.issuer).await?;
                let provider = provider_named(app, &link.issuer).map_or("unknown", |it| way(it.name));
                doing
                    .record(app, &tx, Event::LinkRemoved, &ActivityDetails::way(provider))
                    .await?;
            }
            None => {
                let id = LocalAccountId(id.0);
                if !local_account::remove_named(app, &tx, &doing, current.citizen, id).await? {
                    return Err(Problem::new(Code::NotFound).into());
                }
            }
        }
        tx.commit().await?;
        Ok(Json(Changed::after(app, app.db.read(), &current).await?))
    }
}

async fn put_away(app: &App, db: &impl ConnectionTrait, link: &identity_link::Model) -> Result<(), DbErr> {
    let removed = removed_link::Model {
        id: link.id,
        citizen_id: link.citizen_id,
        issuer: link.issuer.clone(),
        subject: link.subject.clone(),
        tech_id: link.tech_id.clone(),
        linked_at: link.linked_at,
        removed_at: app.now(),
    };
    identity_link::Entity::delete_by_id(link.id).exec(db).await?;
    removed_link::Entity::insert(removed.into_active_model())
        .exec_without_returning(db)
        .await
        .map(drop)
}
