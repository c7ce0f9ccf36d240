//! *Ảnh đại diện*.

use std::sync::Arc;

use entity::activity::Event;
use entity::{CitizenId, avatar as avatar_row, citizen};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::{Header, Query};
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::app::App;
use crate::http::{
    Caller, Code, EntityTag, Failed, FailedOr, Given, PictureFile, Problem, Reason, Tag, Tags, WrongFields,
};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::avatar;
use crate::person::picture::{Crop, PictureProblem};
use crate::session::{self, SignedIn};

pub struct AvatarApi;

#[derive(Object)]
struct Avatar {
    /// The tag of the picture: another one with every picture.
    avatar: String,
    /// Pixels along each side.
    side: u32,
}

#[derive(ApiResponse)]
enum TakenAnswer {
    /// The picture was taken.
    #[oai(status = 200)]
    Taken(Json<Avatar>, #[oai(header = "ETag")] String),
}

#[derive(ApiResponse)]
enum AvatarAnswer {
    /// The picture.
    #[oai(status = 200, content_type = "image/jpeg")]
    Picture(Binary<Vec<u8>>, #[oai(header = "ETag")] String),
    /// It is the one that `If-None-Match` names.
    #[oai(status = 304)]
    Same(#[oai(header = "ETag")] String),
}

#[derive(ApiResponse)]
enum RemovedAnswer {
    /// There is no picture any more.
    #[oai(status = 204)]
    Removed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum PictureRefusal {
    /// The file has no bytes.
    EmptyFile,
    /// The file is no JPEG, PNG or WebP, whatever its name or declared type.
    NotAPicture,
    /// It ends too early or can't be decoded.
    DamagedPicture,
    /// Decoding it would take more memory than is given for one picture.
    TooManyPixels,
}

impl Reason for PictureRefusal {
    fn status(self) -> StatusCode {
        StatusCode::UNPROCESSABLE_ENTITY
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::EmptyFile => (
                "Tệp ảnh không có nội dung. Vui lòng chọn tệp khác.",
                "The file is empty. Please choose another one.",
            ),
            Self::NotAPicture => (
                "Tệp này không phải ảnh JPEG, PNG hoặc WebP. Vui lòng chọn ảnh khác.",
                "This file is not a JPEG, PNG or WebP picture. Please choose another one.",
            ),
            Self::DamagedPicture => (
                "Tệp ảnh bị hỏng hoặc bị thiếu. Vui lòng chọn ảnh khác.",
                "The picture is damaged or incomplete. Please choose another one.",
            ),
            Self::TooManyPixels => (
                "Ảnh có kích thước quá lớn. Vui lòng thu nhỏ ảnh hoặc chọn ảnh khác.",
                "The picture has too many pixels. Please make it smaller or choose another one.",
            ),
        }
    }
}

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
        let picture = avatar::make(app, file, crop).await?.map_err(refusal)?;
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        avatar::set(app, &tx, doing.person, &picture).await?;
        note_tag(&tx, current.citizen, Some(picture.tag.clone())).await?;
        doing
            .record(app, &tx, Event::AvatarChanged, &ActivityDetails::none())
            .await?;
        tx.commit().await?;
        let tag = EntityTag::named(&picture.tag).to_string();
        let taken = Avatar {
            avatar: picture.tag,
            side: picture.side,
        };
        Ok(TakenAnswer::Taken(Json(taken), tag))
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
        let missing = || Problem::new(Code::NotFound);
        let tag = EntityTag::named(current.avatar.as_deref().ok_or_else(missing)?);
        let has_it = if_none_match
            .0
            .is_some_and(|header| Tags::weak(&header).match_tag(&tag));
        if has_it {
            return Ok(AvatarAnswer::Same(tag.to_string()));
        }
        let row = avatar_row::Entity::of(current.citizen.into())
            .one(app.db.read())
            .await?
            .ok_or_else(missing)?;
        let tag = EntityTag::named(&row.tag).to_string();
        Ok(AvatarAnswer::Picture(Binary(row.jpeg), tag))
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

/// The three parts of a square, or none of them.
fn crop(
    x: Option<Given<u32>>,
    y: Option<Given<u32>>,
    side: Option<Given<u32>>,
) -> Result<Option<Crop>, Problem> {
    let is_given = x.is_some() || y.is_some() || side.is_some();
    let mut wrong = WrongFields::default();
    let parts = [("x", x), ("y", y), ("side", side)];
    let [x, y, side] = parts.map(|(name, given)| {
        let is_missing = given.is_none();
        let value = wrong.read(name, given);
        if is_given && is_missing {
            wrong.note(name, "required");
        }
        value
    });
    wrong.refuse()?;
    Ok(match (x, y, side) {
        (Some(x), Some(y), Some(side)) => Some(Crop { x, y, side }),
        _ => None,
    })
}

fn refusal(problem: PictureProblem) -> FailedOr<PictureRefusal> {
    match problem {
        PictureProblem::Empty => PictureRefusal::EmptyFile.into(),
        PictureProblem::NotAPicture => PictureRefusal::NotAPicture.into(),
        PictureProblem::Damaged => PictureRefusal::DamagedPicture.into(),
        PictureProblem::TooManyPixels => PictureRefusal::TooManyPixels.into(),
        PictureProblem::Outside(outside) => {
            let mut wrong = WrongFields::default();
            let parts = [("x", outside.x), ("y", outside.y), ("side", outside.side)];
            for (name, _) in parts.into_iter().filter(|(_, is_outside)| *is_outside) {
                wrong.note(name, "outside");
            }
            wrong.into_problem().into()
        }
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
