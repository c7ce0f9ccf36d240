//! What is wrong, in words.

use super::code::Code;
use super::column::Column;
use super::kind::Kind;
use crate::http::Language;

/// What is wrong with a file of a kind, and what to do. `detail` stands where the message has `{}`.
pub fn message(language: Language, kind: Kind, code: Code, detail: Option<&str>) -> String {
    let (vietnamese, english) = match code as usize <= Code::MissingHeading as usize {
        true => of_file(code),
        false => of_row(code),
    };
    let said = language.pick(vietnamese, english);
    match code {
        Code::UnknownHeading => said.replace("{}", &Column::offered(kind, language)),
        _ => said.replace("{}", detail.unwrap_or_default()),
    }
}

const fn of_file(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::EmptyFile => ("Tệp không có nội dung.", "The file is empty."),
        Code::NoRows => (
            "Tệp chỉ có dòng tiêu đề, không có dòng dữ liệu nào.",
            "The file has headings and no rows.",
        ),
        Code::NotUtf8 => (
            "Tệp không phải UTF-8 (có thể là Windows-1258, TCVN3 hoặc VNI), bắt đầu sai từ dòng này. Hãy lưu lại dưới dạng “CSV UTF-8”.",
            "The file is not UTF-8 (it may be Windows-1258, TCVN3 or VNI), from this line on. Please save it as “CSV UTF-8”.",
        ),
        Code::OldWorkbook => (
            "Đây là tệp Excel 97–2003 (.xls). Hãy lưu lại dưới dạng .xlsx hoặc CSV UTF-8.",
            "This is a workbook of Excel 97–2003 (.xls). Please save it as .xlsx or CSV UTF-8.",
        ),
        Code::Locked => (
            "Tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi nhập lại.",
            "The file is locked with a password. Please take the password off.",
        ),
        Code::WebPage => (
            "Đây là trang web (HTML), không phải bảng tính, dù tên tệp ghi khác.",
            "This is a web page (HTML) and no spreadsheet, whatever its name says.",
        ),
        Code::Damaged => (
            "Không đọc được tệp như một bảng tính .xlsx; tệp có thể đã hỏng.",
            "The file can't be read as a workbook (.xlsx); it may be damaged.",
        ),
        Code::TooLargeInside => (
            "Tệp quá lớn sau khi giải nén. Hãy chia thành nhiều tệp.",
            "The file is too large when it is unpacked. Please divide it.",
        ),
        Code::TooManyRows => (
            "Tệp có hơn {} dòng. Hãy chia thành nhiều tệp.",
            "The file has more than {} rows. Please divide it.",
        ),
        Code::TooManyColumns => ("Tệp có hơn {} cột.", "The file has more than {} columns."),
        Code::OpenQuote => (
            "Dấu ngoặc kép mở ô ở dòng này không được đóng đúng chỗ, nên các dòng sau có thể đã bị đọc gộp vào ô. Hãy đóng hoặc bỏ dấu ngoặc kép.",
            "A quotation mark that opens a cell in this line is not closed where the cell ends, so that it may take in the lines below. Please close it or take it away.",
        ),
        Code::NoVisibleSheet => (
            "Bảng tính không có trang nào vừa hiện vừa có nội dung.",
            "All sheets of the workbook are hidden or empty.",
        ),
        Code::UnknownHeading => (
            "Không có cột nào mang tiêu đề này. Các cột có thể dùng: {}.",
            "No column has this heading. There are: {}.",
        ),
        Code::DoubleHeading => (
            "Có hai cột cùng ý nghĩa với tiêu đề này.",
            "Two columns mean what this heading says.",
        ),
        Code::MissingHeading => ("Thiếu cột này.", "This column is missing."),
        _ => (
            "Tệp không phải CSV hoặc XLSX.",
            "The file is neither CSV nor XLSX.",
        ),
    }
}

const fn of_row(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Required => ("Ô này không được để trống.", "This must be filled in."),
        Code::WithoutHeading => (
            "Dòng có nội dung ở cột {}, nơi không có tiêu đề.",
            "Something stands in column {}, which has no heading.",
        ),
        Code::TooLong => (
            "Nội dung quá dài. Nếu là tệp CSV, có thể một dấu ngoặc kép chưa được đóng.",
            "This is too long. In a CSV a quotation mark may not have been closed.",
        ),
        Code::Formula => (
            "Ô chứa công thức. Hãy dán lại dưới dạng giá trị.",
            "This is a formula. Please paste its value instead.",
        ),
        Code::ErrorValue => (
            "Ô chứa lỗi của bảng tính (ví dụ #REF!).",
            "This is an error of the spreadsheet, such as #REF!.",
        ),
        Code::Merged => (
            "Có các ô gộp ({}). Hãy bỏ gộp ô.",
            "Cells are merged here ({}). Please split them.",
        ),
        Code::BecameDate => (
            "Bảng tính đã đổi nội dung này thành ngày tháng. Hãy định dạng cột là văn bản rồi nhập lại.",
            "A spreadsheet made a date of this. Please format the column as text and enter it again.",
        ),
        Code::NumberSpoilt => (
            "Bảng tính đã làm mất số 0 ở đầu hoặc làm tròn số này. Hãy định dạng cột là văn bản rồi nhập lại số.",
            "A spreadsheet took the leading zero off, or rounded the number. Please format the column as text and enter the number again.",
        ),
        Code::BadKey => (
            "Mã có từ 1 đến 64 ký tự, không có dấu cách thừa hoặc ký tự ẩn.",
            "A code has 1 to 64 characters, without needless spaces or hidden signs.",
        ),
        Code::BadUsername => (
            "Tên đăng nhập gồm 4 đến 32 chữ cái không dấu (a–z), chữ số, dấu chấm, gạch nối hoặc gạch dưới, có ít nhất một chữ cái.",
            "A user name has 4 to 32 letters a–z, digits, dots, hyphens or underscores, at least one letter.",
        ),
        Code::BadKind => (
            "Không có loại đơn vị này. Dùng: Tỉnh, Sở, Xã, Trung tâm, Phòng.",
            "There is no such kind. Use province, department, commune, service_centre or division.",
        ),
        Code::BadRole => (
            "Không có vai trò này. Dùng: Cán bộ, Quản lý.",
            "There is no such role. Use staff or manager.",
        ),
        Code::BadGender => ("Giới tính là Nam hoặc Nữ.", "A gender is female or male."),
        Code::BadDate => (
            "Không có ngày này, hoặc năm không từ 1900 đến 2199. Dùng dạng ngày/tháng/năm, ví dụ 01/07/2025.",
            "There is no such date, or its year is not one from 1900 to 2199. Use yyyy-MM-dd or dd/MM/yyyy.",
        ),
        Code::Future => ("Ngày này chưa đến.", "This date lies in the future."),
        Code::BadPhone => (
            "Không phải số di động Việt Nam.",
            "This is no Vietnamese mobile number.",
        ),
        Code::BadEmail => ("Không phải địa chỉ thư điện tử.", "This is no e-mail address."),
        Code::BadNumber => (
            "Số định danh gồm đúng 12 chữ số.",
            "A personal number has twelve digits.",
        ),
        Code::ChangedMeanwhile => (
            "Dữ liệu này vừa được người khác sửa trong lúc tệp đang được kiểm tra. Hãy nhập lại.",
            "Somebody changed this while the file was being checked. Please try again.",
        ),
        _ => of_others(code),
    }
}

/// By what else is there.
const fn of_others(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Duplicate => ("Đã có ở dòng {}.", "The same stands in row {}."),
        Code::NumberTaken => (
            "Số này đang là của cán bộ mang mã {}. Hãy đưa cả hai người vào tệp nếu số được đổi.",
            "The member with the code {} has this number. If numbers change hands, please put both into the file.",
        ),
        Code::UnknownUnit => (
            "Không có đơn vị nào mang mã này, cả trong hệ thống lẫn trong tệp.",
            "No unit has this code, neither here nor in the file.",
        ),
        Code::UnitOver => (
            "Đơn vị này đã hết hiệu lực, hoặc chưa có hiệu lực vào ngày tiếp nhận.",
            "This unit is over, or not valid on the day when it takes over.",
        ),
        Code::OutlivesParent => (
            "Đơn vị cấp trên kết thúc trước; ngày hết hiệu lực không được sau ngày đó.",
            "The unit above ends before; the last day must not come after that.",
        ),
        Code::TooDeep => (
            "Cây đơn vị không được quá 12 cấp.",
            "The tree of units must not have more than 12 levels.",
        ),
        Code::UnitInUse => (
            "Đơn vị còn cán bộ, hoặc còn đơn vị trực thuộc chưa hết hiệu lực. Hãy điều chuyển trước.",
            "Members, or units that go on, are still in it. Please move them first.",
        ),
        Code::UnitCycle => ("Đơn vị sẽ nằm dưới chính nó.", "The unit would lie below itself."),
        Code::EndsBeforeItBegins => (
            "Ngày hết hiệu lực trước ngày bắt đầu.",
            "The last day is before the first.",
        ),
        Code::UnknownSuccessor => (
            "Không có đơn vị kế thừa nào mang mã này, cả trong hệ thống lẫn trong tệp.",
            "No unit has this code, neither here nor in the file.",
        ),
        Code::SuccessorCycle => ("Đơn vị sẽ kế thừa chính nó.", "The unit would succeed itself."),
        Code::UsernameTaken => (
            "Tên đăng nhập này đã có cán bộ khác dùng.",
            "Another member has this user name.",
        ),
        Code::UsernameDiffers => (
            "Cán bộ này đã có tên đăng nhập khác; nhập dữ liệu không đổi tên đăng nhập.",
            "The member has another user name, which an import does not change.",
        ),
        Code::Administrator => (
            "Nhập dữ liệu không cấp, không thu hồi vai trò quản trị. Hãy làm ở trang của cán bộ đó.",
            "An import makes nobody an administrator and takes it from nobody. Please do so at the member's page.",
        ),
        Code::MemberDisabled => (
            "Tài khoản của cán bộ này đã bị khóa. Hãy mở lại hoặc bỏ dòng này.",
            "This member's account is disabled. Please enable it, or leave the row out.",
        ),
        _ => ("Không đọc được nội dung này.", "This can't be read."),
    }
}
