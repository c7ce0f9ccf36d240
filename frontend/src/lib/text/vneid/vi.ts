/** The words of the sandbox's VNeID pages, in Vietnamese. English must match. */
const vi = {
  shell: {
    wordmark: 'VNeID',
    /** These words stand there in every language; `translated` follows where they need it. */
    sandbox: 'MÔI TRƯỜNG THỬ NGHIỆM',
    translated: '',
    note: 'Đây không phải VNeID thật. Chỉ dùng người và số hư cấu; không nhập mật khẩu thật của ông/bà.',
    tools: 'Công cụ thử nghiệm',
    newWindow: '(mở trong cửa sổ mới)',
  },
  start: {
    none: 'Chưa có lần đăng nhập nào ở đây',
    noneWay: 'Trang này chỉ mở được từ dịch vụ mà ông/bà muốn đăng nhập. Xin bắt đầu từ cổng.',
    toPortal: 'Đến trang đăng nhập của cổng',
    over: {
      expired: {
        title: 'Lần đăng nhập đã quá thời gian',
        way: 'Vì an toàn, mỗi lần đăng nhập chỉ được giữ trong ít phút. Bắt đầu lại thì ông/bà vẫn trở về đúng trang đang mở.',
      },
      ended: {
        title: 'Lần đăng nhập đã dừng',
        way: 'Không tiếp tục được lần này nữa. Ông/bà có thể bắt đầu lại ngay.',
      },
      cancelled: {
        title: 'Lần đăng nhập đã dừng',
        way: 'Lần này đã được hủy ở trang này hoặc ở một thẻ khác. Ông/bà có thể bắt đầu lại ngay.',
      },
      declined: {
        title: 'Điện thoại đã từ chối',
        way: 'Người giữ điện thoại đã bấm Từ chối nên lần đăng nhập này dừng lại, chưa có ai đăng nhập. Nếu bấm nhầm, ông/bà có thể bắt đầu lại ngay.',
      },
      wrong_number: {
        title: 'Số chọn trên điện thoại không khớp',
        way: 'Để phòng người khác quét mã, lần đăng nhập này đã dừng lại, chưa có ai đăng nhập. Xin bắt đầu lại và chọn đúng số đứng cạnh mã QR.',
      },
    },
    again: 'Bắt đầu lại',
    done: (service: string) => `Đã xong. Đang trở lại ${service}…`,
    doneLink: 'Trở lại ngay',
    lost: 'Mất kết nối',
    lostWay: 'Những gì đã nhập vẫn còn nguyên. Xin kiểm tra mạng rồi thử lại.',
  },
  password: {
    title: 'Đăng nhập VNeID',
    heading: 'Đăng nhập',
    asks: 'Dịch vụ yêu cầu đăng nhập:',
    second: 'Hoặc dùng mật khẩu',
    number: 'Số định danh cá nhân (CCCD)',
    numberHint: '12 chữ số trên thẻ căn cước',
    password: 'Mật khẩu VNeID',
    go: 'Đăng nhập',
    going: 'Đang kiểm tra…',
    cancel: 'Hủy và trở lại dịch vụ',
    personas: 'Lấy số và mật khẩu của người thử nghiệm',
    numberMissing: 'Nhập số định danh cá nhân',
    numberShape: 'Số định danh cá nhân gồm 12 chữ số',
    passwordMissing: 'Nhập mật khẩu VNeID',
  },
  refused: {
    wrong_credentials: 'Số định danh hoặc mật khẩu chưa đúng. Xin nhập lại.',
    account_locked: 'Tài khoản này đang bị khóa. Xin đến Công an xã, phường để được mở lại.',
    wrong_stage: 'Bước này đã qua. Trang đã chuyển tới bước hiện tại.',
    sign_in_expired: 'Lần đăng nhập đã quá thời gian. Xin bắt đầu lại.',
  },
};

export type VneidText = typeof vi;
export default vi;
