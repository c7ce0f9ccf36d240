/** The words of the code that comes by SMS, in Vietnamese. English must match. */
const vi = {
  title: 'Nhập mã xác thực',
  heading: 'Nhập mã xác thực',
  sentTo: 'Mã gồm 6 chữ số đã được gửi bằng tin nhắn SMS tới số',
  code: 'Mã xác thực (OTP)',
  validUntil: 'Mã có hiệu lực đến',
  codeExpired: 'Mã đã hết hiệu lực lúc',
  left: 'còn',
  resendIn: 'Gửi lại được sau',
  resendNow: 'Gửi lại được ngay',
  triesLeft: 'Số lần nhập còn lại',
  resendsLeft: 'Số lần gửi lại còn lại',
  never: 'Cán bộ không bao giờ hỏi mã này.',
  go: 'Xác nhận',
  going: 'Đang kiểm tra…',
  resend: 'Gửi lại mã',
  resending: 'Đang gửi…',
  resent: 'Đã gửi mã mới. Mã cũ không dùng được nữa.',
  missing: 'Nhập mã xác thực',
  shape: 'Mã xác thực gồm 6 chữ số',
  outbox: 'Mở hộp tin nhắn thử nghiệm',
  help: 'Không nhận được mã?',
  causes: [
    {
      cause: 'Tin nhắn đến chậm.',
      way: 'Chờ hết giờ đếm ngược rồi bấm Gửi lại mã. Chỉ mã mới nhất dùng được.',
    },
    {
      cause: 'Đã đổi số điện thoại.',
      way: 'Mã chỉ gửi tới số đã đăng ký. Ông/bà cập nhật số mới tại Công an xã, phường, mang theo thẻ căn cước.',
    },
    {
      cause: 'Vừa đổi sang máy mới.',
      way: 'Xem tin nhắn ở máy có lắp SIM của số trên.',
    },
    {
      cause: 'Hộp tin nhắn đầy hoặc chặn tin lạ.',
      way: 'Xóa bớt tin cũ, bỏ chặn, rồi gửi lại mã.',
    },
  ],
  refused: {
    wrong_stage: 'Bước này đã qua. Trang đã chuyển tới bước hiện tại.',
    sign_in_expired: 'Lần đăng nhập đã quá thời gian. Xin bắt đầu lại.',
    wrong_code: 'Mã chưa đúng. Xin xem lại tin nhắn mới nhất.',
    code_expired: 'Mã đã hết hiệu lực. Xin bấm Gửi lại mã.',
    code_used: 'Mã này đã được dùng. Xin bấm Gửi lại mã.',
    no_tries_left: 'Đã nhập sai quá số lần cho phép. Mã này không dùng được nữa.',
    no_resends_left: 'Đã gửi lại hết số lần cho phép của lần đăng nhập này.',
    daily_limit: 'Số điện thoại này đã nhận đủ số tin gửi lại trong hôm nay. Xin thử lại ngày mai.',
  },
};

export type CodeText = typeof vi;
export default vi;
