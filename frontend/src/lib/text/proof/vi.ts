/** The words about proving once more who one is, in Vietnamese. English must match. */
const vi = {
  title: 'Xin xác nhận lại danh tính',
  text: (name: string) =>
    `Mục này quan trọng, nên trước khi lưu cổng cần biết chắc người đang thao tác là ${name}. Ông/bà đăng nhập lại bằng tài khoản định danh rồi trở lại đúng trang này; nội dung đã nhập vẫn còn.`,
  lasts: (minutes: number) =>
    `Trong ${minutes}\u00a0phút sau khi xác nhận, ông/bà không phải xác nhận lần nữa.`,
  go: 'Xác nhận danh tính',
  going: 'Đang mở trang định danh…',
  done: 'Đã xác nhận danh tính',
  doneWay: 'Nội dung ông/bà đã nhập vẫn còn dưới đây. Xin xem lại rồi bấm nút để lưu.',
  failed: {
    other_person: {
      title: 'Người vừa xác nhận là một người khác',
      way: 'Xin xác nhận lại bằng đúng tài khoản định danh của người đang đăng nhập cổng. Chưa có gì thay đổi.',
    },
    not_fresh: {
      title: 'Hệ thống định danh chưa hỏi lại mật khẩu',
      way: 'Lần xác nhận này không được tính. Xin thử lại.',
    },
    expired: {
      title: 'Lần xác nhận đã quá thời gian',
      way: 'Xin xác nhận lại. Chưa có gì thay đổi.',
    },
    cancelled: {
      title: 'Ông/bà đã dừng việc xác nhận',
      way: 'Chưa có gì thay đổi. Ông/bà có thể xác nhận lại bất cứ lúc nào.',
    },
    provider_unavailable: {
      title: 'Hệ thống định danh đang không trả lời',
      way: 'Đây là sự cố tạm thời. Xin thử lại sau vài phút.',
    },
    provider_refused: {
      title: 'Hệ thống định danh không chấp nhận yêu cầu',
      way: 'Xin thử lại. Nếu vẫn không được, xin liên hệ bộ phận một cửa.',
    },
    identity_rejected: {
      title: 'Không xác nhận được thông tin gửi về',
      way: 'Để bảo vệ ông/bà, cổng không nhận lần xác nhận này. Xin thử lại; nếu lặp lại, xin báo cho bộ phận một cửa.',
    },
  },
};

export type ProofText = typeof vi;
export default vi;
