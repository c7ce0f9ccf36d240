//! *Ảnh đại diện*.

use std::sync::Arc;

use entity::activity::Event;
use entity::{CitizenId, citizen};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Query};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::app::App;
use crate::http::{Caller, Failed, FailedOr, Given, PictureFile, Tag};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::avatar;
use crate::person::avatar_answers::{self, AvatarAnswer, RemovedAnswer, TakenAnswer, crop};
use crate::person::picture_refusal::{self, PictureRefusal};
use crate::session::{self, SignedIn};

pub struct AvatarApi;

#[OpenApi]
impl AvatarApi {
    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of the square are parameters of their own"
    )]
    /// Set my picture
    ///
    /// JPEG, PNG or WebP of at most 13 MiB; of one that moves, the first picture counts. The square with its upper left
    /// corner at (`x`, `y`) and sides of `side` pixels is cut out of the picture as it is seen upright; without the
    /// three, the largest square in the middle. What is kept is made anew, at most 512 pixels along each side, without
    /// any of the file's other information, such as where it was taken.
    #[oai(
        path = "/api/citizen/profile/avatar",
        method = "put",
        tag = "Tag::Citizen",
        operation_id = "set_citizen_avatar"
    )]
    async fn set(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        /// Pixels from the left edge.
        x: Query<Option<Given<u32>>>,
        /// Pixels from the upper edge.
        y: Query<Option<Given<u32>>>,
        /// Pixels along each side.
        side: Query<Option<Given<u32>>>,
        file: PictureFile,
    ) -> Result<TakenAnswer, FailedOr<PictureRefusal>> {
        let crop = crop(x.0, y.0, side.0)?;
        let picture = avatar::make(app, file, crop)
            .await?
            .map_err(picture_refusal::of)?;
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        avatar::set(app, &tx, doing.person, &picture).await?;
        note_tag(&tx, current.citizen, Some(picture.tag.clone())).await?;
        doing
            .record(app, &tx, Event::AvatarChanged, &ActivityDetails::none())
            .await?;
        tx.commit().await?;
        Ok(TakenAnswer::of(picture))
    }

    /// My picture
    ///
    /// 404 if there is none.
    #[oai(
        path = "/api/citizen/profile/avatar",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "get_citizen_avatar"
    )]
    async fn get(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        /// The `ETag` of a picture that the client has.
        #[oai(name = "If-None-Match")]
        if_none_match: Header<Option<String>>,
    ) -> Result<AvatarAnswer, Failed> {
        let tag = current.avatar.as_deref();
        avatar_answers::serve(app, current.citizen.into(), tag, if_none_match.0.as_deref()).await
    }

    /// Use no picture
    ///
    /// Nothing happens if there is none.
    #[oai(
        path = "/api/citizen/profile/avatar",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "remove_citizen_avatar"
    )]
    async fn remove(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
    ) -> Result<RemovedAnswer, Failed> {
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        if avatar::remove(&tx, doing.person).await? {
            note_tag(&tx, current.citizen, None).await?;
            doing
                .record(app, &tx, Event::AvatarRemoved, &ActivityDetails::none())
                .await?;
        }
        tx.commit().await?;
        Ok(RemovedAnswer::Removed)
    }
}

/// Beside the citizen's name, where every session check finds it.
async fn note_tag(db: &impl ConnectionTrait, citizen: CitizenId, tag: Option<String>) -> Result<(), DbErr> {
    citizen::Entity::update_many()
        .col_expr(citizen::Column::Avatar, Expr::value(tag))
        .filter(citizen::Column::Id.eq(citizen))
        .exec(db)
        .await
        .map(drop)
}
