/** The words of the portal's sign-in page, in Vietnamese. English must match. */
const vi = {
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
    'Mật khẩu VNeID và mã xác thực của VNeID chỉ nhập ở trang của VNeID; cổng này và cán bộ không bao giờ hỏi.',
  others: 'Cách đăng nhập khác',
  dvcqg: 'Đăng nhập qua Cổng Dịch vụ công Quốc gia',
  local: 'Tên đăng nhập và mật khẩu',
  proveWith: 'Đăng nhập vào tài khoản đã có bằng:',
  already: (name: string) => `Ông/bà đang đăng nhập với tên ${name}.`,
  goOn: 'Tiếp tục',
  problem: {
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
    no_techid: {
      title: 'Cổng Dịch vụ công Quốc gia chưa gửi mã tài khoản (Techid)',
      way: 'Chưa đăng nhập được bằng cách này. Xin đăng nhập bằng VNeID, hoặc hoàn thiện thông tin tài khoản ở Cổng Dịch vụ công Quốc gia rồi thử lại.',
    },
    identity_conflict: {
      title: 'Thông tin này trùng với một tài khoản khác trên cổng',
      way: 'Để bảo vệ cả hai bên, cổng không đăng nhập và không gộp tài khoản nào. Sự việc đã được ghi lại. Xin mang giấy tờ tùy thân đến Bộ phận Một cửa nơi gần nhất để được hỗ trợ.',
    },
    proof_needed: {
      title: 'Số định danh của ông/bà đã có tài khoản trên cổng này',
      way: 'Chưa có gì được gộp. Nếu tài khoản đó là của ông/bà, xin đăng nhập vào tài khoản đó; cổng sẽ đưa ông/bà đến trang xác nhận liên kết với Cổng Dịch vụ công Quốc gia. Nếu không phải của ông/bà, xin mang giấy tờ tùy thân đến Bộ phận Một cửa nơi gần nhất.',
    },
    session_ended: {
      title: 'Phiên đăng nhập đã kết thúc',
      way: 'Cổng tự đăng xuất khi hết thời gian để bảo vệ thông tin của ông/bà. Xin đăng nhập lại để tiếp tục.',
    },
  },
};

export type SignInText = typeof vi;
export default vi;
