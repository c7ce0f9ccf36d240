import type { components } from '#lib/api/schema.d.ts';
import smsCode from '../sms-code/vi.ts';

type Schemas = components['schemas'];

/** The words of signing in with user name and password, in Vietnamese. English must match. */
const vi = {
  title: 'Đăng nhập bằng tên đăng nhập',
  lead: 'Dành cho người đã tạo tài khoản đăng nhập trên cổng này. Sau bước này, cổng gửi một mã đến di động liên hệ của ông/bà.',
  notVneid: 'Đừng nhập mật khẩu VNeID ở đây. Mật khẩu VNeID chỉ nhập ở trang của VNeID.',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  go: 'Tiếp tục',
  going: 'Đang kiểm tra…',
  usernameMissing: 'Nhập tên đăng nhập',
  passwordMissing: 'Nhập mật khẩu',
  forgotten: 'Quên mật khẩu?',
  forgottenWay: 'Ông/bà đăng nhập bằng VNeID rồi đặt mật khẩu mới.',
  forgottenGo: 'Đặt lại mật khẩu qua VNeID',
  other: 'Cách đăng nhập khác',
  off: 'Cổng này không dùng tên đăng nhập riêng',
  offWay: 'Xin đăng nhập bằng VNeID.',
  toSignIn: 'Đến trang Đăng nhập',
  refused: {
    wrong_credentials:
      'Tên đăng nhập hoặc mật khẩu chưa đúng. Nếu đã thử nhiều lần, xin chờ ít phút. Nếu quên mật khẩu, xin đặt lại qua VNeID.',
    no_confirmed_phone:
      'Tài khoản chưa có di động liên hệ đã xác nhận để nhận mã. Xin đăng nhập bằng VNeID.',
    account_disabled:
      'Tài khoản trên cổng đang tạm khóa. Xin liên hệ Bộ phận Một cửa nơi gần nhất, mang theo thẻ căn cước.',
  } satisfies Record<Schemas['LocalSignInRefusal'], string>,
  code: {
    ...smsCode,
    heading: 'Nhập mã xác thực',
    notSent: 'Chưa gửi được tin nhắn',
    notSentWay: 'Đường gửi tin nhắn đang gặp sự cố. Xin bấm Gửi lại mã.',
    toNumber: 'Di động liên hệ',
    code: 'Mã xác thực (OTP)',
    missing: 'Nhập mã xác thực',
    shape: 'Mã xác thực gồm 6 chữ số',
    cancel: 'Nhập lại tên đăng nhập, mật khẩu',
    causes: [
      {
        cause: 'Tin nhắn đến chậm.',
        way: 'Chờ hết giờ đếm ngược rồi bấm Gửi lại mã. Chỉ mã mới nhất dùng được.',
      },
      {
        cause: 'Đã đổi số điện thoại.',
        way: 'Mã chỉ gửi tới di động liên hệ đã xác nhận. Ông/bà đăng nhập bằng VNeID rồi thay số ở mục Thông tin cá nhân.',
      },
      {
        cause: 'Hộp tin nhắn đầy hoặc chặn tin lạ.',
        way: 'Xóa bớt tin cũ, bỏ chặn, rồi gửi lại mã.',
      },
    ],
    refused: {
      wrong_code: 'Mã chưa đúng. Xin xem lại tin nhắn mới nhất.',
      code_expired: 'Mã đã hết hiệu lực. Xin bấm Gửi lại mã.',
      code_used: 'Mã này đã được dùng. Xin bấm Gửi lại mã.',
      no_tries_left: 'Đã nhập sai quá số lần cho phép. Xin bấm Gửi lại mã.',
      no_resends_left: 'Đã gửi lại hết số lần cho phép. Xin đăng nhập lại từ đầu.',
      sign_in_over: 'Lần đăng nhập này đã kết thúc. Xin đăng nhập lại từ đầu.',
    } satisfies Record<Schemas['LocalOtpRefusal'] | Schemas['ResendLocalRefusal'], string>,
  },
  over: 'Lần đăng nhập này đã kết thúc',
  overWay:
    'Có thể đã quá thời gian, đã bắt đầu lại ở một thẻ khác, hoặc tài khoản vừa thay đổi. Xin đăng nhập lại từ đầu.',
  again: 'Đăng nhập lại',
  unavailable: 'Chưa tải được bước này',
};

export type LocalText = typeof vi;
export default vi;
