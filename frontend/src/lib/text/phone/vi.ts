/** The words of the sandbox's VNeID app on a virtual phone, in Vietnamese. English must match. */
const vi = {
  app: {
    kind: 'Điện thoại thử nghiệm',
    about:
      'Điện thoại ảo này đóng vai điện thoại của người dân. Mở trang đăng nhập ở một cửa sổ khác rồi quét mã QR của trang đó.',
    toSignIn: 'Trang đăng nhập của cổng',
    back: 'Trở lại',
    lost: 'Chưa tải được ứng dụng',
    install: 'Cài lên màn hình chính',
  },
  signIn: {
    title: 'Đăng nhập ứng dụng',
    lead: 'Lần đầu trên máy này cần số định danh, mật khẩu và mã gửi bằng tin nhắn SMS.',
    onePhone:
      'Mỗi tài khoản chỉ dùng trên một máy. Đăng nhập ở đây thì máy đang dùng sẽ tự đăng xuất.',
  },
  over: {
    another_phone: {
      title: 'Tài khoản đã chuyển sang máy khác',
      way: 'Mỗi tài khoản chỉ dùng trên một máy. Nếu không phải ông/bà chuyển, hãy đăng nhập lại ở đây và đổi mật khẩu VNeID.',
    },
    passcode_tries: {
      title: 'Đã nhập sai mật mã quá số lần cho phép',
      way: 'Để bảo vệ ông/bà, ứng dụng đã đăng xuất. Xin đăng nhập lại.',
    },
    too_late: {
      title: 'Lần đăng nhập trước chưa xong',
      way: 'Đã quá thời gian nên lần đó bị hủy. Xin đăng nhập lại.',
    },
  },
  code: { other: 'Đăng nhập bằng số khác' },
  passcode: {
    title: 'Chọn mật mã',
    lead: 'Lần sau, ông/bà mở ứng dụng trên máy này bằng mật mã. Không nên dùng ngày sinh hay dãy số dễ đoán.',
    first: 'Mật mã mới',
    hint: '6 chữ số',
    again: 'Nhập lại mật mã',
    never: 'Cán bộ không bao giờ hỏi mật mã này.',
    go: 'Lưu mật mã',
    going: 'Đang lưu…',
    missing: 'Nhập mật mã',
    shape: 'Mật mã gồm 6 chữ số',
    missingAgain: 'Nhập lại mật mã lần nữa',
    different: 'Hai lần nhập chưa giống nhau',
  },
  locked: {
    title: 'Mở khóa ứng dụng',
    passcode: 'Mật mã',
    triesLeft: (n: number) => `Còn ${n} lần nhập`,
    go: 'Mở khóa',
    going: 'Đang kiểm tra…',
    other: 'Quên mật mã hoặc dùng tài khoản khác',
    closed: 'Đã đăng xuất khỏi ứng dụng',
    closedWay: 'Trình duyệt vẫn đăng nhập.',
  },
  home: {
    title: (name: string) => `Xin chào, ${name}`,
    heading: 'Đăng nhập trên trình duyệt',
    lead: 'Trang đăng nhập của dịch vụ có mã QR, bên dưới là mã ngắn. Chọn một cách:',
    lock: 'Khóa ứng dụng',
    locksAt: (time: string) => `Tự khóa lúc ${time}`,
  },
  ways: {
    scan: { name: 'Quét mã QR', about: 'Bằng camera của máy này' },
    picture: { name: 'Chọn ảnh có mã QR', about: 'Ảnh vừa chụp, vì mã đổi mỗi giây' },
    type: { name: 'Nhập mã ngắn', about: '9 chữ số dưới mã QR' },
    others: 'Cách khác',
  },
  scan: {
    title: 'Quét mã QR',
    starting: 'Đang bật camera…',
    running: 'Đưa mã QR trên trình duyệt vào khung.',
    sending: 'Đã thấy mã, đang kiểm tra…',
    notOurs: 'Đây không phải mã đăng nhập VNeID.',
    old: 'Mã này đã cũ. Xin đưa camera vào mã đang hiện trên trình duyệt.',
    camera: {
      denied: {
        title: 'Chưa được phép dùng camera',
        way: 'Bấm biểu tượng cạnh địa chỉ trang, cho phép camera, rồi bấm Thử lại. Hoặc dùng cách khác bên dưới.',
      },
      insecure: {
        title: 'Trình duyệt không cho dùng camera ở đây',
        way: 'Trang đang mở qua kết nối không an toàn (không có https). Xin dùng cách khác bên dưới.',
      },
      absent: {
        title: 'Máy này không có camera',
        way: 'Xin dùng cách khác bên dưới.',
      },
      busy: {
        title: 'Camera đang được ứng dụng khác dùng',
        way: 'Đóng ứng dụng đó rồi bấm Thử lại, hoặc dùng cách khác bên dưới.',
      },
      failed: {
        title: 'Chưa bật được camera',
        way: 'Bấm Thử lại, hoặc dùng cách khác bên dưới.',
      },
    },
  },
  picture: {
    reading: 'Đang đọc ảnh…',
    none: 'Không thấy mã QR trong ảnh. Xin chọn ảnh rõ nét, đủ cả bốn góc của mã.',
    notOurs: 'Mã QR trong ảnh không phải mã đăng nhập VNeID.',
    old: 'Mã trong ảnh đã cũ, vì mã đổi mỗi giây. Xin quét bằng camera hoặc nhập mã ngắn.',
    unreadable: 'Không mở được tệp này. Xin chọn một tệp ảnh.',
  },
  type: {
    title: 'Nhập mã ngắn',
    field: 'Mã ngắn',
    hint: '9 chữ số dưới mã QR trên trình duyệt',
    go: 'Tiếp tục',
    going: 'Đang kiểm tra…',
    missing: 'Nhập mã ngắn',
    shape: 'Mã ngắn gồm 9 chữ số',
  },
  asks: {
    title: 'Ông/bà đang đăng nhập?',
    service: 'Dịch vụ',
    browser: 'Trình duyệt',
    address: 'Địa chỉ IP',
    at: 'Lúc',
    warning:
      'Chỉ đồng ý nếu chính ông/bà vừa mở trang đăng nhập đó. Cán bộ không bao giờ nhờ ông/bà quét mã hay chọn số.',
    which: 'Trình duyệt đang hiện số nào?',
    whichHint: 'Chọn sai thì lần đăng nhập dừng lại. Không có số nào giống thì bấm Từ chối.',
    missing: 'Chọn số đang hiện trên trình duyệt',
    decline: 'Từ chối',
    declining: 'Đang từ chối…',
    approve: 'Đồng ý',
    approving: 'Đang gửi…',
    left: 'Còn',
    over: 'Đã hết thời gian xác nhận.',
  },
  decided: {
    approved: {
      title: 'Đã đồng ý đăng nhập',
      text: (service: string) =>
        `Trình duyệt đang vào ${service}. Ông/bà tiếp tục trên trình duyệt.`,
    },
    declined: {
      title: 'Đã từ chối',
      text: (service: string) => `Không ai đăng nhập ${service} bằng lần quét này.`,
    },
    wrong_number: {
      title: 'Số đã chọn không đúng',
      text: (service: string) =>
        `Lần đăng nhập ${service} đã dừng lại, chưa có ai đăng nhập. Xin bắt đầu lại trên trình duyệt.`,
    },
    window_over: {
      title: 'Đã hết thời gian xác nhận',
      text: (service: string) =>
        `Chưa có ai đăng nhập ${service}. Xin tạo mã mới trên trình duyệt rồi quét lại.`,
    },
    refused_by_browser: {
      title: 'Trình duyệt không nhận máy này',
      text: (service: string) =>
        `Người ở trình duyệt đã bấm Không phải tôi, hoặc đã đăng nhập ${service} bằng cách khác.`,
    },
    already_approved: {
      title: 'Lần đăng nhập này đã được đồng ý',
      text: (service: string) =>
        `Trình duyệt đang vào ${service}. Ông/bà tiếp tục trên trình duyệt.`,
    },
    sign_in_over: {
      title: 'Lần đăng nhập này đã kết thúc',
      text: (service: string) => `Muốn đăng nhập ${service}, xin bắt đầu lại trên trình duyệt.`,
    },
    close: 'Đóng',
    closing: 'Đang đóng…',
    closeWay: 'Đóng sẽ đăng xuất ứng dụng trên máy này. Trình duyệt vẫn đăng nhập.',
    closePlainly: 'Đóng sẽ đăng xuất ứng dụng trên máy này.',
    again: 'Quét mã khác',
  },
  refused: {
    wrong_passcode: 'Mật mã chưa đúng. Xin nhập lại.',
    no_tries_left: 'Đã nhập sai mật mã quá số lần cho phép.',
    wrong_stage: 'Bước này đã qua. Ứng dụng đã chuyển tới bước hiện tại.',
    app_locked: 'Ứng dụng đang khóa. Xin mở khóa trước.',
    unknown_code: 'Không có trình duyệt nào đang hiện mã này. Xin xem lại mã.',
    code_expired: 'Mã đã cũ. Xin dùng mã đang hiện trên trình duyệt.',
    scanned_by_another:
      'Một máy khác đã quét mã này. Nếu không phải ông/bà, hãy bấm Không phải tôi trên trình duyệt.',
    sign_in_over: 'Lần đăng nhập này đã kết thúc. Xin bắt đầu lại trên trình duyệt.',
  },
};

export type PhoneText = typeof vi;
export default vi;
