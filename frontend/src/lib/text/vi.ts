/** The words that all pages share, in Vietnamese. English must match. */
const vi = {
  site: {
    fallbackName: 'Dịch vụ công trực tuyến',
    skip: 'Đến nội dung chính',
    language: 'Ngôn ngữ',
    vietnamese: 'VI – Tiếng Việt',
    english: 'EN – English',
    menu: 'Trình đơn chính',
    sandbox: 'Môi trường thử nghiệm',
    sandboxNote: 'Mọi người và mọi số ở đây đều là hư cấu.',
    sandboxTools: 'Công cụ thử nghiệm',
    docs: 'Tài liệu giao diện lập trình (API)',
    never: 'Cán bộ không bao giờ hỏi mật khẩu hay mã xác thực (OTP) của ông/bà.',
  },
  common: {
    retry: 'Thử lại',
    loading: 'Đang tải…',
    error: 'Lỗi',
    notice: 'Lưu ý',
    newTab: '(mở trong thẻ mới)',
    show: 'Hiện',
    hide: 'Ẩn',
    showPassword: 'Hiện mật khẩu',
    hidePassword: 'Ẩn mật khẩu',
    copy: 'Chép',
    copied: 'Đã chép',
    errorSummary: 'Xin xem lại',
  },
  notFound: {
    title: 'Không có trang này',
    heading: 'Không có trang này',
    lead: 'Địa chỉ có thể đã đổi hoặc bị gõ nhầm. Xin kiểm tra lại địa chỉ, hoặc về trang chủ.',
    home: 'Về trang chủ',
  },
  broken: {
    heading: 'Trang chưa mở được',
    lead: 'Có thể kết nối mạng đã mất hoặc cổng vừa được cập nhật. Xin tải lại trang.',
    reload: 'Tải lại trang',
  },
  unavailable: {
    heading: 'Cổng tạm thời chưa trả lời',
    signOutFailed: 'Chưa đăng xuất được. Xin thử lại.',
  },
  problem: {
    malformed: 'Hệ thống không đọc được yêu cầu. Xin tải lại trang rồi thử lại.',
    record_incomplete: 'Đã hết hạn chuẩn hóa thông tin. Xin bổ sung các mục bắt buộc để tiếp tục.',
    invalid_fields: 'Có mục chưa đúng. Xin xem lại từng mục.',
    not_signed_in: 'Ông/bà chưa đăng nhập.',
    reauthenticate: 'Xin xác nhận lại danh tính trước khi tiếp tục.',
    forbidden: 'Tài khoản này không được làm việc này.',
    not_found: 'Không tìm thấy nội dung này.',
    method_not_allowed: 'Hệ thống không nhận yêu cầu này. Xin tải lại trang.',
    changed_meanwhile: 'Nội dung vừa được đổi ở nơi khác. Xin tải lại trang để xem bản mới.',
    too_large: 'Nội dung gửi lên quá lớn.',
    unsupported_media_type: 'Hệ thống không nhận loại nội dung này.',
    too_many: 'Có quá nhiều lần thử trong thời gian ngắn.',
    unavailable: 'Hệ thống tạm thời chưa phục vụ được.',
    broken: 'Hệ thống gặp lỗi. Xin thử lại; nếu vẫn lỗi, xin thử lại sau.',
    refused: 'Yêu cầu không được chấp nhận.',
    unreachable: 'Không kết nối được. Xin kiểm tra mạng rồi thử lại.',
  },
  /** After a refusal that passes by itself, when the server says no time. */
  soon: 'Xin thử lại sau ít phút.',
  wait: (seconds: number) =>
    seconds < 90
      ? `Xin thử lại sau ${seconds}\u00a0giây.`
      : `Xin thử lại sau ${Math.ceil(seconds / 60)}\u00a0phút.`,
};

export type Text = typeof vi;
export default vi;
