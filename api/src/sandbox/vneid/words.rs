//! What several steps say when they are not due: Vietnamese and English.

pub const WRONG_STAGE: (&str, &str) = (
    "Bước này chưa đến hoặc đã qua. Vui lòng tiếp tục với bước đang hiển thị.",
    "This step is not due or is past. Please go on with the step that is shown.",
);

pub const SIGN_IN_EXPIRED: (&str, &str) = (
    "Lượt đăng nhập đã hết thời gian. Vui lòng bắt đầu lại.",
    "The time for this sign-in is over. Please start again.",
);

pub const WRONG_CREDENTIALS: (&str, &str) = (
    "Số định danh cá nhân hoặc mật khẩu chưa đúng. Vui lòng kiểm tra lại; nếu đã thử nhiều lần, hãy chờ ít phút.",
    "The personal number or the password is not right. Please check both; after many tries, wait a few minutes.",
);

pub const ACCOUNT_LOCKED: (&str, &str) = (
    "Tài khoản VNeID này đang bị khóa. Vui lòng mở khóa trong ứng dụng VNeID hoặc liên hệ cơ quan Công an nơi gần nhất.",
    "This VNeID account is locked. Please unlock it in the VNeID app or ask at the nearest police office.",
);
