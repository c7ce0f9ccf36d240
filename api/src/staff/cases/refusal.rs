//! Why nothing is decided.

use poem::http::StatusCode;
use poem_openapi::Enum;

use crate::http::Reason;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "DecideCaseRefusal", rename_all = "snake_case")]
pub enum DecideRefusal {
    /// The same administrator has decided in this round; another one is needed.
    AlreadyDecided,
    /// It was carried out.
    Closed,
    /// This can't be decided of such a case, or not as things stand now.
    OutcomeNotPossible,
    /// An account would be left without any way in, and that was not allowed.
    LeavesNoWayIn,
    /// The case is about the administrator's own account.
    ConcernsYou,
    /// The administrator has not looked at what speaks for either side.
    NotLooked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "LookAtCaseRefusal", rename_all = "snake_case")]
pub enum LookRefusal {
    /// The case is about the administrator's own account.
    ConcernsYou,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "UndoCaseRefusal", rename_all = "snake_case")]
pub enum UndoRefusal {
    AlreadyDecided,
    /// Nothing was carried out that could be undone.
    NotCarriedOut,
    /// More than 30 days have passed.
    TooLate,
    /// Links were changed since, so that it can't be put back as it was.
    ChangedSince,
    ConcernsYou,
}

const ALREADY_DECIDED: (&str, &str) = (
    "Ông/bà đã có ý kiến về hồ sơ này. Cần một quản trị viên khác quyết định.",
    "You have decided on this case. Another administrator is needed.",
);
const CONCERNS_YOU: (&str, &str) = (
    "Hồ sơ này liên quan đến tài khoản công dân của chính ông/bà nên ông/bà không được quyết định.",
    "This case concerns your own account as a citizen, so you can't decide on it.",
);
const NOT_YOURS_TO_SEE: (&str, &str) = (
    "Hồ sơ này liên quan đến tài khoản công dân của chính ông/bà nên ông/bà không được xem dữ liệu của hai bên.",
    "This case concerns your own account as a citizen, so you can't look at the data of either side.",
);

impl Reason for LookRefusal {
    fn status(self) -> StatusCode {
        StatusCode::FORBIDDEN
    }

    fn detail(self) -> (&'static str, &'static str) {
        NOT_YOURS_TO_SEE
    }
}

impl Reason for DecideRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::ConcernsYou => StatusCode::FORBIDDEN,
            _ => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::AlreadyDecided => ALREADY_DECIDED,
            Self::Closed => ("Hồ sơ này đã được giải quyết.", "This case was settled."),
            Self::OutcomeNotPossible => (
                "Cách giải quyết này không áp dụng được cho hồ sơ ở tình trạng hiện tại.",
                "This outcome is not possible for the case as it stands.",
            ),
            Self::LeavesNoWayIn => (
                "Quyết định này làm một tài khoản không còn cách đăng nhập nào. Nếu vẫn cần, hãy xác nhận rõ điều đó.",
                "This would leave an account without any way in. If it is needed all the same, say so explicitly.",
            ),
            Self::ConcernsYou => CONCERNS_YOU,
            Self::NotLooked => (
                "Ông/bà chưa xem căn cứ của hai bên. Vui lòng nêu lý do và mở hồ sơ trước khi quyết định.",
                "You have not looked at what speaks for either side. Please give a reason and open the case first.",
            ),
        }
    }
}

impl Reason for UndoRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::ConcernsYou => StatusCode::FORBIDDEN,
            Self::TooLate => StatusCode::GONE,
            _ => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::AlreadyDecided => ALREADY_DECIDED,
            Self::NotCarriedOut => (
                "Chưa có quyết định nào được thực hiện để hoàn tác.",
                "Nothing was carried out that could be undone.",
            ),
            Self::TooLate => (
                "Đã quá 30 ngày kể từ khi thực hiện nên không hoàn tác được.",
                "It was carried out more than 30 days ago and can't be undone.",
            ),
            Self::ChangedSince => (
                "Các liên kết đã thay đổi sau khi thực hiện nên không thể khôi phục đúng như trước.",
                "Links were changed since, so that it can't be put back as it was.",
            ),
            Self::ConcernsYou => CONCERNS_YOU,
        }
    }
}
