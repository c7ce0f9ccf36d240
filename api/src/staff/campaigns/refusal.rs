//! Why an operation on a campaign says no.

use poem::http::StatusCode;
use poem_openapi::Enum;

use crate::http::Reason;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "OpenCampaignRefusal", rename_all = "snake_case")]
pub enum OpenRefusal {
    /// One of this name is running.
    NameTaken,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "ChangeCampaignRefusal", rename_all = "snake_case")]
pub enum ChangeRefusal {
    /// `If-Match` is missing.
    IfMatchRequired,
    NameTaken,
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "CampaignRefusal", rename_all = "snake_case")]
pub enum CampaignRefusal {
    /// It asks for nothing any more.
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "RemindOfCampaignRefusal", rename_all = "snake_case")]
pub enum RemindRefusal {
    /// It asks for nothing any more.
    Closed,
    /// Everybody in question was reminded less than an hour ago.
    JustReminded,
}

const NAME_TAKEN: (&str, &str) = (
    "Đang có một đợt chuẩn hóa cùng tên. Vui lòng đặt tên khác để cán bộ không nhầm.",
    "A campaign of this name is running. Please choose another name, so that nobody mistakes one for the other.",
);
const CLOSED: (&str, &str) = ("Đợt chuẩn hóa này đã đóng.", "This campaign was closed.");

impl Reason for OpenRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        NAME_TAKEN
    }
}

impl Reason for ChangeRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::IfMatchRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::NameTaken | Self::Closed => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::IfMatchRequired => (
                "Yêu cầu phải kèm tiêu đề If-Match với phiên bản đang xem của đợt chuẩn hóa.",
                "The request must carry If-Match with the version of the campaign that was seen.",
            ),
            Self::NameTaken => NAME_TAKEN,
            Self::Closed => CLOSED,
        }
    }
}

impl Reason for RemindRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::Closed => StatusCode::CONFLICT,
            Self::JustReminded => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::Closed => CLOSED,
            Self::JustReminded => (
                "Những cán bộ này vừa được nhắc về đợt chuẩn hóa trong vòng một giờ qua. Lời nhắc vẫn hiện cho đến khi họ đã xem; vui lòng đợi trước khi nhắc lại.",
                "These people were reminded of the campaign within the last hour. They see it until they have seen it; please wait before reminding them again.",
            ),
        }
    }
}

impl Reason for CampaignRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        CLOSED
    }
}
