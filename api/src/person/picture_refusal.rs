//! Why a file can't be a person's picture.

use poem::http::StatusCode;
use poem_openapi::Enum;

use super::picture::PictureProblem;
use crate::http::{FailedOr, Reason, WrongFields};

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

/// A square that lies outside is a matter of its parameters.
pub fn of(problem: PictureProblem) -> FailedOr<PictureRefusal> {
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
