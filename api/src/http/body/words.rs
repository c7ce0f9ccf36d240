//! What is wrong with a field, in words.

use crate::http::{FieldError, Language};

pub fn field_error(field: &str, code: &str) -> FieldError {
    let (vietnamese, english) = match code {
        "required" => ("Vui lòng nhập mục này.", "Please fill in this field."),
        "type" => ("Giá trị không đúng kiểu.", "The value is not of the right type."),
        "length" => (
            "Nội dung quá dài hoặc quá ngắn.",
            "This is too long or too short.",
        ),
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
        "phone" => (
            "Vui lòng nhập số di động Việt Nam, ví dụ 0912 345 678.",
            "Please enter a Vietnamese mobile number such as 0912 345 678.",
        ),
        "fax" => (
            "Vui lòng nhập số fax Việt Nam có mã vùng, ví dụ 0221 3863 456.",
            "Please enter a Vietnamese fax number with its area code, such as 0221 3863 456.",
        ),
        "email" => (
            "Vui lòng nhập địa chỉ thư điện tử, ví dụ ten@example.vn.",
            "Please enter an e-mail address such as name@example.vn.",
        ),
        "website" => (
            "Vui lòng nhập địa chỉ trang web, ví dụ https://example.vn.",
            "Please enter the address of a website such as https://example.vn.",
        ),
        "date" => (
            "Vui lòng nhập ngày có thật, theo dạng năm-tháng-ngày (yyyy-MM-dd).",
            "Please enter a date that exists, as yyyy-MM-dd.",
        ),
        "future" => ("Ngày này chưa đến.", "This date lies in the future."),
        "old_id_number" => ("Số CMND gồm 9 chữ số.", "An old ID number (CMND) has 9 digits."),
        "text" => (
            "Vui lòng nhập bằng chữ đọc được.",
            "Please enter text that can be read.",
        ),
        "own_path" => (
            "Phải là đường dẫn của một trang thuộc hệ thống này.",
            "Must be the path of a page of this site.",
        ),
        "username" => (
            "Tên đăng nhập gồm 4 đến 32 chữ cái không dấu (a–z), chữ số, dấu chấm, gạch nối hoặc gạch dưới, có ít nhất một chữ cái; các dấu chỉ đứng giữa chữ và số.",
            "A user name has 4 to 32 letters a–z, digits, dots, hyphens or underscores, at least one letter; dots, hyphens and underscores stand between the others.",
        ),
        "username_taken" => (
            "Tên đăng nhập này, hoặc tên trông giống như vậy, đã có người dùng. Vui lòng chọn tên khác.",
            "This user name, or one that looks like it, is taken. Please choose another.",
        ),
        "password_same" => (
            "Mật khẩu mới phải khác mật khẩu đang dùng.",
            "The new password must be another one than now.",
        ),
        "password_length" => (
            "Mật khẩu có từ 12 đến 128 ký tự.",
            "A password has 12 to 128 characters.",
        ),
        "password_common" => (
            "Mật khẩu này quá dễ đoán. Hãy thử ghép vài từ không liên quan với nhau.",
            "This password is too easy to guess. Try a few words that have nothing to do with each other.",
        ),
        "password_context" => (
            "Mật khẩu không được chứa tên đăng nhập, số định danh, số điện thoại của ông/bà hoặc tên hệ thống này.",
            "A password must not contain your user name, your personal number, your phone or the name of this site.",
        ),
        "before_start" => (
            "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            "The last day must not come before the first.",
        ),
        "unit_unknown" => ("Không có đơn vị này.", "There is no such unit."),
        "unit_over" => (
            "Đơn vị này không còn hiệu lực vào thời điểm đó.",
            "This unit is not valid then.",
        ),
        "outlives_parent" => (
            "Đơn vị cấp trên kết thúc trước; ngày kết thúc không được sau ngày đó.",
            "The unit above ends before; the last day must not come after that.",
        ),
        "unit_code_taken" => ("Mã này đã có ở một đơn vị khác.", "Another unit has this code."),
        "staff_code_taken" => (
            "Mã cán bộ này đã có người mang.",
            "Another member has this staff code.",
        ),
        "staff_username_taken" => (
            "Tên đăng nhập này đã có cán bộ dùng.",
            "Another member has this user name.",
        ),
        "empty" => ("Mục này đang để trống.", "This field is empty."),
        "number_not_authorised" => (
            "Số này khác số đã được cấp cho ông/bà trên hệ thống chứng thực. Hãy xem lại số trên thẻ; nếu số nhập đúng, hãy liên hệ bộ phận quản trị hệ thống chứng thực của cơ quan để sửa ở đó trước.",
            "This is not the number that the certification system has for you. Please check it against your card; if it is right, ask those who look after the certification system at your agency to correct it there first.",
        ),
        "number_taken" => (
            "Số này đã có trong hồ sơ của một cán bộ khác. Hãy xem lại; nếu số nhập đúng, hãy liên hệ người quản trị.",
            "Another member's record has this number. Please check it; if it is right, ask an administrator.",
        ),
        "page_not_offered" => (
            "Trang này không có trong các trang mà vai trò của ông/bà được mở.",
            "This page is none of those that your role may open.",
        ),
        "too_far" => (
            "Thời hạn không được quá 5 năm kể từ hôm nay.",
            "The deadline must be within five years from now.",
        ),
        "past" => (
            "Thời điểm này đã qua. Vui lòng chọn một thời điểm sắp tới.",
            "This time has passed. Please choose one that is still to come.",
        ),
        "unit_ended" => (
            "Có đơn vị đã ngừng hoạt động. Vui lòng chọn đơn vị kế thừa.",
            "One of these units has ended. Please choose the one that took its place.",
        ),
        "units_overlap" => (
            "Có đơn vị trực thuộc một đơn vị khác cũng được chọn. Chỉ cần chọn đơn vị cấp trên.",
            "One of these units lies below another one that was chosen. Choosing the upper one is enough.",
        ),
        "unknown" => (
            "Mục này không có hoặc không sửa được ở đây.",
            "There is no such field, or it can't be changed here.",
        ),
        "cursor" => (
            "Vị trí trang không hợp lệ. Vui lòng xem lại từ trang đầu.",
            "The place in the list is not valid. Please begin at the first page.",
        ),
        "outside" => (
            "Phần chọn nằm ngoài ảnh.",
            "The selection lies outside the picture.",
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
