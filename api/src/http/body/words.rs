//! What is wrong with a field, in words.

use crate::http::{FieldError, Language};

pub fn field_error(field: &str, code: &str) -> FieldError {
    let (vietnamese, english) = match code {
        "required" => ("Vui lòng nhập mục này.", "Please fill in this field."),
        "type" => ("Giá trị không đúng kiểu.", "The value is not of the right type."),
        "length" => ("Độ dài không hợp lệ.", "The length is not right."),
        "range" => ("Giá trị ngoài giới hạn cho phép.", "The value is out of range."),
        "personal_id" => (
            "Số định danh cá nhân gồm 12 chữ số.",
            "A personal number has 12 digits.",
        ),
        "one_time_code" => ("Mã xác thực gồm 6 chữ số.", "A code has 6 digits."),
        "passcode" => ("Mật mã gồm 6 chữ số.", "A passcode has 6 digits."),
        "short_code" => ("Mã ngắn gồm 9 chữ số.", "A short code has 9 digits."),
        "address" => (
            "Địa chỉ phải bắt đầu bằng https:// hoặc http:// và không có dấu #.",
            "An address begins with https:// or http:// and has no #.",
        ),
        _ => ("Giá trị không hợp lệ.", "The value is not valid."),
    };
    let message = Language::current().pick(vietnamese, english).to_owned();
    FieldError {
        field: field.to_owned(),
        code: code.to_owned(),
        message,
    }
}
