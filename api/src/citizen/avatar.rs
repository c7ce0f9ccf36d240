//! *Ảnh đại diện*.

use std::sync::Arc;

use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::{Header, Query};
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};

use crate::app::App;
use crate::http::{Caller, Code, Failed, FailedOr, Given, PictureFile, Problem, Reason, Tag};
use crate::session::SignedIn;

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
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
        /// Pixels from the left edge.
        _x: Query<Option<Given<u32>>>,
        /// Pixels from the upper edge.
        _y: Query<Option<Given<u32>>>,
        /// Pixels along each side.
        _side: Query<Option<Given<u32>>>,
        _file: PictureFile,
    ) -> Result<TakenAnswer, FailedOr<PictureRefusal>> {
        Err(Problem::new(Code::Unavailable).into())
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
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        /// The `ETag` of a picture that the client has.
        #[oai(name = "If-None-Match")]
        _if_none_match: Header<Option<String>>,
    ) -> Result<AvatarAnswer, Failed> {
        Err(Problem::new(Code::Unavailable).into())
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
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
    ) -> Result<RemovedAnswer, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }
}
