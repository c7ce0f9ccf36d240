//! *Ảnh đại diện* of a member.

use std::sync::Arc;

use entity::activity::Event;
use entity::{StaffId, staff_member};
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
use crate::session::{self, UnfinishedAllowed};

pub struct StaffAvatarApi;

#[OpenApi]
impl StaffAvatarApi {
    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of the square are parameters of their own"
    )]
    /// Set my picture
    ///
    /// JPEG, PNG or WebP of at most 13 MiB, cut, made small and made anew as a citizen's is.
    #[oai(
        path = "/api/staff/profile/avatar",
        method = "put",
        tag = "Tag::Staff",
        operation_id = "set_staff_avatar"
    )]
    async fn set(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
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
        session::hold_staff(&tx, &current).await?;
        avatar::set(app, &tx, doing.person, &picture).await?;
        note_tag(&tx, current.staff, Some(picture.tag.clone())).await?;
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
        path = "/api/staff/profile/avatar",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "get_staff_avatar"
    )]
    async fn get(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        /// The `ETag` of a picture that the client has.
        #[oai(name = "If-None-Match")]
        if_none_match: Header<Option<String>>,
    ) -> Result<AvatarAnswer, Failed> {
        let tag = current.avatar.as_deref();
        avatar_answers::serve(app, current.staff.into(), tag, if_none_match.0.as_deref()).await
    }

    /// Use no picture
    ///
    /// Nothing happens if there is none.
    #[oai(
        path = "/api/staff/profile/avatar",
        method = "delete",
        tag = "Tag::Staff",
        operation_id = "remove_staff_avatar"
    )]
    async fn remove(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        caller: Caller,
    ) -> Result<RemovedAnswer, Failed> {
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        if avatar::remove(&tx, doing.person).await? {
            note_tag(&tx, current.staff, None).await?;
            doing
                .record(app, &tx, Event::AvatarRemoved, &ActivityDetails::none())
                .await?;
        }
        tx.commit().await?;
        Ok(RemovedAnswer::Removed)
    }
}

/// Beside the member's name, where every session check finds it.
async fn note_tag(db: &impl ConnectionTrait, staff: StaffId, tag: Option<String>) -> Result<(), DbErr> {
    staff_member::Entity::update_many()
        .col_expr(staff_member::Column::Avatar, Expr::value(tag))
        .filter(staff_member::Column::Id.eq(staff))
        .exec(db)
        .await
        .map(drop)
}
