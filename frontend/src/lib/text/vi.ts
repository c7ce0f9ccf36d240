/** The portal's words, and those that every page shares, in Vietnamese. English must match. */
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
  menu: {
    home: 'Trang chủ',
    account: 'Quản lý tài khoản',
    signIn: 'Đăng nhập',
    signOut: 'Đăng xuất',
    signingOut: 'Đang đăng xuất…',
  },
  who: {
    verified: 'Đã xác thực',
    level: (level: number) => `Mức ${level}`,
    signedInAs: 'Đang đăng nhập:',
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
  home: {
    title: 'Trang chủ',
    heading: 'Tài khoản dịch vụ công của ông/bà',
    lead: 'Đăng nhập bằng VNeID để xem thông tin mà cơ quan nhà nước đang dùng khi giải quyết thủ tục cho ông/bà.',
    signIn: 'Đăng nhập bằng VNeID',
    welcome: (name: string) => `Xin chào, ${name}`,
    welcomeLead: 'Ông/bà đã đăng nhập. Thông tin cá nhân nằm trong trang quản lý tài khoản.',
    toAccount: 'Quản lý tài khoản',
    can: 'Ở đây ông/bà có thể',
    things: [
      {
        name: 'Đăng nhập một lần bằng VNeID',
        about: 'Không phải lập tài khoản mới, không phải nhớ thêm mật khẩu.',
      },
      {
        name: 'Xem và cập nhật thông tin cá nhân',
        about: 'Mỗi mục ghi rõ do ai cung cấp, từ ngày nào và sửa ở đâu.',
      },
      {
        name: 'Đăng xuất hẳn',
        about:
          'Phiên đăng nhập kết thúc ở cả cổng này và VNeID, nên dùng được cả trên máy dùng chung.',
      },
    ],
  },
  signIn: {
    title: 'Đăng nhập',
    heading: 'Đăng nhập',
    lead: 'Ông/bà đăng nhập bằng tài khoản định danh điện tử VNeID.',
    button: 'Đăng nhập bằng VNeID',
    again: 'Đăng nhập lại bằng VNeID',
    retry: 'Thử lại',
    next: 'Những bước tiếp theo',
    steps: (minutes: string) => [
      'Trang của VNeID mở ra.',
      `Ở đó, ông/bà quét mã QR bằng ứng dụng VNeID; hoặc nhập số định danh, mật khẩu, rồi mã xác thực (OTP) gửi qua SMS. Mã có hiệu lực trong ${minutes}.`,
      'Ông/bà trở lại đây, đã đăng nhập.',
    ],
    minutes: (n: number) => `${n}\u00a0phút`,
    fewMinutes: 'ít phút',
    ready: 'Cần có một trong hai',
    readyThings: [
      'Điện thoại đang dùng ứng dụng VNeID',
      'Số định danh cá nhân (CCCD), mật khẩu VNeID và điện thoại nhận tin nhắn của tài khoản VNeID',
    ],
    afterwards: 'Sau khi đăng nhập, ông/bà trở lại đúng trang vừa mở.',
    kept: 'Nội dung ông/bà nhập dở vẫn còn; sau khi đăng nhập lại, ông/bà nhập tiếp.',
    shared: 'Đây là máy dùng chung',
    kiosk: 'Máy này đặt ở nơi công cộng',
    sharedShort: 'Phiên đăng nhập ngắn hơn và có nút Kết thúc luôn hiện trên màn hình.',
    sharedHint: (idle: number, longest: number) =>
      `Phiên tự kết thúc sau ${idle}\u00a0phút không dùng, nhiều nhất ${longest}\u00a0phút; nút Kết thúc luôn hiện trên màn hình.`,
    portalNever:
      'Chỉ trang của VNeID hỏi mật khẩu và mã xác thực; cổng này và cán bộ không bao giờ hỏi.',
    already: (name: string) => `Ông/bà đang đăng nhập với tên ${name}.`,
    goOn: 'Tiếp tục',
  },
  signInProblem: {
    expired: {
      title: 'Lần đăng nhập đã quá thời gian',
      way: 'Vì an toàn, mỗi lần đăng nhập chỉ được giữ trong ít phút. Xin đăng nhập lại từ đầu.',
    },
    unknown: {
      title: 'Chưa đăng nhập được',
      way: 'Lần đăng nhập này không còn dùng được, có thể vì đã mở ở một thẻ khác. Xin đăng nhập lại.',
    },
    cancelled: {
      title: 'Việc đăng nhập đã dừng',
      way: 'Chưa có gì thay đổi. Ông/bà có thể đăng nhập lại bất cứ lúc nào.',
    },
    provider_unavailable: {
      title: 'VNeID đang không trả lời',
      way: 'Đây là sự cố tạm thời ở hệ thống định danh. Xin thử lại sau vài phút. Ai đang đăng nhập vẫn dùng cổng bình thường.',
    },
    provider_refused: {
      title: 'VNeID không chấp nhận yêu cầu đăng nhập',
      way: 'Xin thử lại. Nếu vẫn không được, xin gọi tổng đài hỗ trợ của VNeID.',
    },
    identity_rejected: {
      title: 'Không xác nhận được thông tin VNeID gửi về',
      way: 'Để bảo vệ ông/bà, cổng không nhận lần đăng nhập này. Xin thử lại; nếu lặp lại, xin báo cho bộ phận một cửa.',
    },
    account_disabled: {
      title: 'Tài khoản trên cổng đang tạm khóa',
      way: 'Xin liên hệ bộ phận một cửa nơi ông/bà cư trú, mang theo thẻ căn cước, để được mở lại.',
    },
    session_ended: {
      title: 'Phiên đăng nhập đã kết thúc',
      way: 'Cổng tự đăng xuất khi hết thời gian để bảo vệ thông tin của ông/bà. Xin đăng nhập lại để tiếp tục.',
    },
  },
  offline: {
    title: 'Mất kết nối mạng',
    way: 'Những gì đang hiện và đang nhập vẫn còn. Khi có mạng, ông/bà làm tiếp được ngay.',
  },
  shared: {
    label: 'Máy dùng chung',
    ends: 'Tự kết thúc sau',
    end: 'Kết thúc',
  },
  warning: {
    title: 'Phiên đăng nhập sắp kết thúc',
    soon: 'Nếu ông/bà không làm gì, cổng sẽ tự đăng xuất sau',
    lastSoon: 'Thời gian tối đa của một lần đăng nhập sắp hết. Cổng sẽ đăng xuất sau',
    stay: 'Tiếp tục dùng',
    understood: 'Đã hiểu',
    leave: 'Đăng xuất ngay',
    failed: 'Chưa gia hạn được. Xin kiểm tra kết nối mạng rồi thử lại.',
  },
  signedOut: {
    title: 'Đã đăng xuất',
    heading: 'Ông/bà đã đăng xuất',
    ended: 'Đã kết thúc:',
    things: ['phiên đăng nhập trên cổng này', 'phiên đăng nhập tại VNeID mà cổng đã mở'],
    notReached: 'Phiên đăng nhập tại VNeID có thể vẫn còn',
    notReachedWay:
      'VNeID chưa trả lời nên cổng chưa báo đăng xuất được. Nếu đang dùng máy chung, xin đóng hẳn trình duyệt trước khi rời máy và không lưu mật khẩu trên máy.',
    after: 'Lần sau, ông/bà cần nhập lại số định danh và mật khẩu.',
    shared:
      'Nếu đang dùng máy chung, xin đóng trình duyệt trước khi rời máy và không lưu mật khẩu trên máy.',
    again: 'Đăng nhập lại',
    still: 'Ông/bà vẫn đang đăng nhập',
    stillWay: 'Phiên đăng nhập trên cổng này chưa kết thúc.',
    unsure: 'Chưa rõ ông/bà đã đăng xuất hay chưa',
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
