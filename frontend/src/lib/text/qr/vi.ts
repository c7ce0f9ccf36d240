/** The words of the code that a browser shows and a phone scans, in Vietnamese. English must match. */
const vi = {
  heading: 'Quét mã QR',
  toPassword: 'Đăng nhập bằng mật khẩu',
  alt: 'Mã QR để quét bằng ứng dụng VNeID. Mã đổi mỗi giây.',
  steps: {
    open: 'Mở ứng dụng VNeID trên điện thoại, chọn Quét mã QR.',
    scan: 'Đưa camera vào mã QR trên trang này.',
    pick: 'Chọn đúng số này trên điện thoại:',
  },
  asking: 'Đang lấy mã…',
  renewsIn: 'Tự đổi mã mới sau',
  endsIn: 'Mã còn dùng được',
  short: {
    when: 'Không quét được, hoặc đang dùng chính điện thoại có VNeID?',
    way: 'Mở ứng dụng VNeID, chọn Nhập mã ngắn rồi gõ:',
    copy: 'Chép mã ngắn',
    never: 'Chỉ nhập mã này trong ứng dụng VNeID của ông/bà. Cán bộ không bao giờ hỏi mã này.',
  },
  phone: 'Mở điện thoại thử nghiệm',
  scanned: {
    by: 'Máy quét:',
    pick: 'Trên điện thoại, chọn đúng số',
    agree: 'rồi bấm Đồng ý. Trang này sẽ tự đi tiếp.',
    decideIn: 'Chọn số trong vòng',
    notMine: 'Không phải máy của ông/bà? Chặn máy đó, rồi lấy mã mới.',
    notMe: 'Không phải tôi',
    refusing: 'Đang chặn…',
    otherTried: 'Một điện thoại khác cũng vừa quét mã này',
    otherWay:
      'Máy đó đã bị từ chối. Nếu ông/bà không quét bằng hai máy, hãy bấm Không phải tôi rồi tạo mã mới.',
    refuseFailed: 'Chưa chặn được. Xin thử lại.',
  },
  over: {
    title: 'Mã đã hết thời gian',
    text: 'Vì an toàn, mã chỉ hiện trong ít phút.',
    go: 'Tạo mã mới',
  },
  undecided: {
    title: 'Điện thoại chưa xác nhận',
    text: 'Lần quét vừa rồi không còn dùng được.',
    go: 'Tạo mã mới',
  },
  refused: {
    title: 'Đã chặn điện thoại đó',
    text: 'Máy vừa quét không đăng nhập được nữa.',
    go: 'Tạo mã mới',
  },
  busy: {
    title: 'Có quá nhiều lượt lấy mã',
    text: 'Xin chờ ít phút, hoặc đăng nhập bằng mật khẩu.',
    go: 'Lấy mã',
    after: 'Lấy được mã sau',
  },
  lost: {
    title: 'Mất kết nối',
    text: 'Trang đang tự nối lại. Xin kiểm tra mạng.',
    go: 'Thử lại ngay',
  },
  broken: {
    title: 'Chưa lấy được mã',
    text: 'Xin thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.',
    go: 'Thử lại',
  },
  said: {
    code: (number: number) => `Đã có mã QR. Số để chọn trên điện thoại: ${number}.`,
    scanned: (device: string, number: number) =>
      `${device} đã quét mã. Trên điện thoại, chọn số ${number} rồi bấm Đồng ý.`,
  },
};

export type QrText = typeof vi;
export default vi;
