//! Status and words of each kind of problem.

use poem::http::StatusCode;

use super::Code;
use crate::http::Language;

pub fn status(code: Code) -> StatusCode {
    match code {
        Code::Malformed => StatusCode::BAD_REQUEST,
        Code::InvalidFields => StatusCode::UNPROCESSABLE_ENTITY,
        Code::NotSignedIn | Code::Reauthenticate => StatusCode::UNAUTHORIZED,
        Code::Forbidden | Code::RecordIncomplete | Code::Refused => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::ChangedMeanwhile => StatusCode::PRECONDITION_FAILED,
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Title and detail.
pub fn of(code: Code, language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Vietnamese => vietnamese(code),
        Language::English => english(code),
    }
}

fn vietnamese(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Malformed => ("Yêu cầu không đọc được", "Nội dung gửi lên không đúng định dạng."),
        Code::InvalidFields => ("Thông tin chưa đúng", "Vui lòng xem lại các mục được nêu."),
        Code::NotSignedIn => ("Chưa đăng nhập", "Vui lòng đăng nhập để tiếp tục."),
        Code::Reauthenticate => (
            "Cần xác nhận lại",
            "Vui lòng đăng nhập lại để xác nhận chính ông/bà thực hiện việc này.",
        ),
        Code::Forbidden => (
            "Không được phép",
            "Yêu cầu này không được phép, từ nơi gửi hoặc với vai trò đang dùng.",
        ),
        Code::RecordIncomplete => (
            "Thông tin cán bộ chưa đầy đủ",
            "Đã hết hạn chuẩn hóa thông tin. Vui lòng bổ sung các mục bắt buộc để tiếp tục.",
        ),
        Code::NotFound => ("Không tìm thấy", "Không có nội dung tại địa chỉ này."),
        Code::MethodNotAllowed => (
            "Phương thức không được hỗ trợ",
            "Địa chỉ này không nhận phương thức đã dùng.",
        ),
        Code::ChangedMeanwhile => (
            "Thông tin đã thay đổi",
            "Thông tin đã được thay đổi ở nơi khác. Vui lòng xem lại.",
        ),
        Code::TooLarge => (
            "Nội dung quá lớn",
            "Nội dung gửi lên vượt quá dung lượng cho phép.",
        ),
        Code::UnsupportedMediaType => (
            "Kiểu dữ liệu không được hỗ trợ",
            "Vui lòng gửi nội dung theo kiểu đã công bố.",
        ),
        Code::TooMany => ("Quá nhiều lần thử", "Vui lòng chờ rồi thử lại."),
        Code::Unavailable => ("Hệ thống tạm thời gián đoạn", "Vui lòng thử lại sau ít phút."),
        Code::Broken => (
            "Có lỗi của hệ thống",
            "Lỗi đã được ghi nhận. Vui lòng thử lại sau.",
        ),
        Code::Refused => ("Không thực hiện được", ""),
    }
}

fn english(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Malformed => (
            "The request can't be read",
            "What was sent is not in the right format.",
        ),
        Code::InvalidFields => (
            "Some information is not right",
            "Please check the fields that are named.",
        ),
        Code::NotSignedIn => ("Not signed in", "Please sign in to go on."),
        Code::Reauthenticate => (
            "Please confirm that it is you",
            "Sign in once more to confirm that it is you.",
        ),
        Code::Forbidden => (
            "Not allowed",
            "This request is not allowed, from where it was sent or in this role.",
        ),
        Code::RecordIncomplete => (
            "Your record is not complete",
            "The deadline has passed. Please fill in the required fields to go on.",
        ),
        Code::NotFound => ("Not found", "There is nothing at this address."),
        Code::MethodNotAllowed => (
            "Method not allowed",
            "This address does not take the method that was used.",
        ),
        Code::ChangedMeanwhile => (
            "Changed meanwhile",
            "The information was changed elsewhere. Please look again.",
        ),
        Code::TooLarge => ("Too large", "What was sent is larger than allowed."),
        Code::UnsupportedMediaType => (
            "Unsupported media type",
            "Please send the content in the documented type.",
        ),
        Code::TooMany => ("Too many tries", "Please wait, then try again."),
        Code::Unavailable => (
            "The system is interrupted for a moment",
            "Please try again in a few minutes.",
        ),
        Code::Broken => (
            "Something went wrong on our side",
            "It has been recorded. Please try again later.",
        ),
        Code::Refused => ("This can't be done", ""),
    }
}
