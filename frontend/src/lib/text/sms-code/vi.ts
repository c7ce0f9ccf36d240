/** What is said of a code that the portal sends by SMS, wherever it asks for one, in Vietnamese. English must match. */
const vi = {
  sending: 'Đang gửi tin nhắn có mã gồm 6 chữ số tới số',
  sentTo: 'Mã gồm 6 chữ số đã được gửi bằng tin nhắn SMS tới số',
  never: 'Cán bộ không bao giờ hỏi mã này.',
  go: 'Xác nhận',
  going: 'Đang kiểm tra…',
  resend: 'Gửi lại mã',
  resending: 'Đang gửi…',
  resent: 'Đã gửi mã mới. Mã cũ không dùng được nữa.',
  validUntil: 'Mã có hiệu lực đến',
  codeExpired: 'Mã đã hết hiệu lực lúc',
  left: 'còn',
  resendIn: 'Gửi lại được sau',
  resendNow: 'Gửi lại được ngay',
  triesLeft: 'Số lần nhập còn lại',
  resendsLeft: 'Số lần gửi lại còn lại',
  help: 'Không nhận được mã?',
  outbox: 'Mở hộp tin nhắn thử nghiệm',
};

export type SmsCodeText = typeof vi;
export default vi;
