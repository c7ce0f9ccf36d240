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
    'Chỉ trang của VNeID hỏi mật khẩu và mã xác thực; cổng này và cán bộ không bao giờ hỏi.',
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
    session_ended: {
      title: 'Phiên đăng nhập đã kết thúc',
      way: 'Cổng tự đăng xuất khi hết thời gian để bảo vệ thông tin của ông/bà. Xin đăng nhập lại để tiếp tục.',
    },
  },
};

export type SignInText = typeof vi;
export default vi;
