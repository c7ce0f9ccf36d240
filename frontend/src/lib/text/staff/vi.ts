import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

const over = {
  not_due: 'Lượt đăng nhập này đang ở bước khác. Hãy đăng nhập lại từ đầu.',
  sign_in_over: 'Lượt đăng nhập này đã kết thúc. Hãy đăng nhập lại từ đầu.',
};

/** The words of the staff's side in Vietnamese. English must match. */
const vi = {
  frame: {
    name: 'Hệ thống dành cho cán bộ',
    menu: 'Trình đơn cán bộ',
    roles: {
      staff: 'Cán bộ',
      manager: 'Quản lý đơn vị',
      administrator: 'Quản trị hệ thống',
    } satisfies Record<Schemas['StaffRole'], string>,
    signOut: 'Đăng xuất',
    signedInAs: 'Đang đăng nhập:',
    signingOut: 'Đang đăng xuất…',
    signOutFailed: 'Chưa đăng xuất được. Hãy thử lại.',
    help: 'Trợ giúp',
    portal: 'Về cổng dành cho công dân',
    never: 'Quản trị viên không bao giờ hỏi mật khẩu, mã xác thực hay mã khôi phục.',
    unavailable: 'Hệ thống tạm thời chưa trả lời',
    offline: 'Mất kết nối mạng',
    offlineWay: 'Những gì đang hiện và đang nhập vẫn còn. Khi có mạng, làm tiếp được ngay.',
    back: 'Trở lại',
  },
  /** By address; what is not here is called as the server calls it. */
  pages: {
    '/hethong': 'Trang chủ',
    '/hethong/trang-ca-nhan': 'Trang cá nhân',
    '/hethong/trang-ca-nhan/phien-dang-nhap': 'Phiên đăng nhập',
    '/hethong/trang-ca-nhan/nhat-ky': 'Nhật ký hoạt động',
    '/hethong/don-vi': 'Đơn vị',
    '/hethong/quan-tri': 'Quản trị',
  } as Record<string, string>,
  warning: {
    title: 'Phiên đăng nhập sắp kết thúc',
    soon: 'Nếu không có thao tác nào, hệ thống sẽ tự đăng xuất sau',
    lastSoon: 'Thời gian tối đa của một lần đăng nhập sắp hết. Hệ thống sẽ đăng xuất sau',
    stay: 'Tiếp tục làm việc',
    understood: 'Đã hiểu',
    leave: 'Đăng xuất ngay',
    failed: 'Chưa gia hạn được. Hãy kiểm tra kết nối mạng rồi thử lại.',
  },
  login: {
    title: 'Cán bộ đăng nhập',
    heading: 'Cán bộ đăng nhập',
    lead: 'Dành cho cán bộ, công chức, viên chức giải quyết thủ tục hành chính.',
    citizens: 'Công dân, doanh nghiệp đăng nhập ở',
    citizensLink: 'cổng dành cho công dân',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu cán bộ',
    passwordHint: 'Không phải mật khẩu VNeID. Mật khẩu VNeID chỉ nhập ở trang của VNeID.',
    go: 'Đăng nhập',
    going: 'Đang kiểm tra…',
    usernameMissing: 'Nhập tên đăng nhập',
    passwordMissing: 'Nhập mật khẩu cán bộ',
    or: 'Cách khác',
    vneid: 'Đăng nhập bằng VNeID',
    vneidWay:
      'Dùng được khi hồ sơ đã có Số CCCD/Số định danh cá nhân. Lần đầu, hệ thống hỏi thêm mật khẩu cán bộ một lần.',
    forgotten: 'Quên mật khẩu hoặc mất điện thoại?',
    forgottenWay:
      'Đăng nhập bằng VNeID, dùng mã khôi phục đã lưu, hoặc đến gặp quản trị hệ thống để nhận mã một lần.',
    handedCode: 'Tôi có mã một lần do quản trị cấp',
    already: (name: string) => `Đang đăng nhập với tên ${name}.`,
    goOn: 'Tiếp tục',
    afterwards: 'Sau khi đăng nhập, hệ thống trở lại đúng trang vừa mở.',
    kept: 'Nội dung nhập dở vẫn còn; sau khi đăng nhập lại, nhập tiếp được ngay.',
    another: 'Đăng nhập lại từ đầu',
    step: (step: number, of: number) => `Bước ${step}/${of}`,
    refused: {
      wrong_credentials:
        'Tên đăng nhập hoặc mật khẩu chưa đúng. Nếu đã thử nhiều lần, hãy chờ ít phút. Nếu quên mật khẩu, hãy liên hệ quản trị hệ thống.',
      account_disabled: 'Tài khoản cán bộ đã bị khóa. Hãy liên hệ quản trị hệ thống.',
    } satisfies Record<Schemas['StaffCredentialsRefusal'], string>,
    problem: {
      expired: {
        title: 'Lượt đăng nhập này không dùng được nữa',
        way: 'Mỗi lượt chỉ dùng một lần và được giữ trong ít phút. Hãy đăng nhập lại từ đầu.',
      },
      unknown: {
        title: 'Chưa đăng nhập được',
        way: 'Lượt đăng nhập này không còn dùng được, có thể vì đã mở ở một thẻ khác. Hãy đăng nhập lại.',
      },
      cancelled: {
        title: 'Việc đăng nhập đã dừng',
        way: 'Chưa có gì thay đổi. Có thể đăng nhập lại bất cứ lúc nào.',
      },
      provider_unavailable: {
        title: 'VNeID đang không trả lời',
        way: 'Đây là sự cố tạm thời ở hệ thống định danh. Hãy đăng nhập bằng tên đăng nhập và mật khẩu cán bộ, hoặc thử lại sau vài phút.',
      },
      provider_refused: {
        title: 'VNeID không chấp nhận yêu cầu đăng nhập',
        way: 'Hãy thử lại, hoặc đăng nhập bằng tên đăng nhập và mật khẩu cán bộ.',
      },
      identity_rejected: {
        title: 'Không xác nhận được thông tin VNeID gửi về',
        way: 'Để bảo vệ tài khoản, hệ thống không nhận lần đăng nhập này. Hãy thử lại; nếu lặp lại, hãy báo quản trị hệ thống.',
      },
      account_disabled: {
        title: 'Tài khoản cán bộ đã bị khóa',
        way: 'Hãy liên hệ quản trị hệ thống của đơn vị để được mở lại.',
      },
      not_staff: {
        title: 'Không có cán bộ nào mang số định danh này',
        way: 'Nếu hồ sơ chưa có Số CCCD/Số định danh cá nhân, hãy đăng nhập bằng mật khẩu cán bộ rồi cập nhật ở Trang cá nhân. Nếu đã có, hãy nhờ quản trị hệ thống xem lại số trong hồ sơ.',
      },
      level_too_low: {
        title: 'Tài khoản VNeID chưa ở mức 2',
        way: 'Cán bộ đăng nhập bằng VNeID cần tài khoản mức 2. Hãy đăng nhập bằng mật khẩu cán bộ, và nâng mức tài khoản VNeID ở cơ quan Công an.',
      },
      session_ended: {
        title: 'Phiên đăng nhập đã kết thúc',
        way: 'Hệ thống tự đăng xuất khi hết thời gian để bảo vệ dữ liệu. Hãy đăng nhập lại để tiếp tục.',
      },
    },
  },
  handedCode: {
    heading: 'Dùng mã một lần do quản trị cấp',
    lead: 'Nhập mã trên phiếu đã nhận tận tay. Sau đó tự đặt mật khẩu mới, rồi xác thực như mọi lần đăng nhập.',
    label: 'Mã một lần',
    hint: '16 chữ và số; không cần gõ dấu gạch hay chữ hoa',
    missing: 'Nhập mã một lần',
    never: 'Không ai, kể cả quản trị viên, hỏi mã này qua điện thoại hay tin nhắn.',
    go: 'Tiếp tục',
    going: 'Đang kiểm tra…',
    back: 'Đăng nhập bằng mật khẩu',
    none: 'Mã đã hết hạn hoặc bị mất? Hãy gặp quản trị hệ thống để nhận mã khác.',
    refused: {
      wrong_code:
        'Tên đăng nhập hoặc mã chưa đúng, mã đã được dùng hoặc đã hết hạn. Hãy xem lại phiếu. Nếu đã thử nhiều lần, hãy chờ ít phút.',
    } satisfies Record<Schemas['StaffResetCodeRefusal'], string>,
  },
  over: {
    heading: 'Lượt đăng nhập này đã kết thúc',
    way: 'Có thể đã quá 15 phút, bước này đã xong ở một thẻ khác, hoặc tài khoản vừa thay đổi. Chưa có gì bị mất.',
    again: 'Đăng nhập lại từ đầu',
  },
  newPassword: {
    heading: 'Đặt mật khẩu riêng',
    lead: 'Chọn một mật khẩu chỉ một mình biết. Không ai khác, kể cả quản trị viên, cần biết mật khẩu này.',
    rules: 'Mật khẩu cần:',
    length: (least: number, most: number) => `từ ${least} đến ${most} ký tự, ký tự nào cũng được`,
    rulesMore: [
      'không nằm trong số mật khẩu hay bị đoán',
      'không chứa tên đăng nhập, khác mật khẩu trước',
    ],
    tip: 'Một câu dài dễ nhớ tốt hơn một từ khó nhớ.',
    label: 'Mật khẩu mới',
    missing: 'Nhập mật khẩu mới',
    go: 'Lưu mật khẩu',
    going: 'Đang lưu…',
    refused: over satisfies Record<Schemas['NewPasswordRefusal'], string>,
  },
  enrol: {
    heading: 'Gắn ứng dụng xác thực',
    lead: 'Từ lần sau, mỗi lần đăng nhập bằng mật khẩu cần thêm mã 6 chữ số trên điện thoại. Việc này chỉ làm một lần.',
    app: 'Quét mã QR bằng ứng dụng xác thực',
    appWay:
      'Trên điện thoại, mở một ứng dụng xác thực (chuẩn TOTP), chọn thêm tài khoản rồi quét mã này.',
    qr: 'Mã QR để gắn ứng dụng xác thực',
    noCamera: 'Không quét được?',
    noCameraWay: 'Chọn “nhập khóa” trong ứng dụng, rồi gõ khóa này:',
    onThis: 'Ứng dụng ở ngay máy này? Mở bằng ứng dụng xác thực',
    secret: 'Khóa để nhập tay',
    copySecret: 'Chép khóa',
    codes: 'Lưu các mã khôi phục',
    codesWay:
      'Khi mất điện thoại, mỗi mã dưới đây đăng nhập được một lần. Cất ở nơi an toàn, không chung với mật khẩu. Các mã chỉ hiện lần này.',
    copyCodes: 'Chép tất cả',
    print: 'In',
    save: 'Lưu thành tệp',
    file: 'ma-khoi-phuc-can-bo.txt',
    fileHead: (name: string) => `Mã khôi phục đăng nhập cán bộ – ${name}`,
    saved: 'Đã lưu các mã khôi phục ở nơi an toàn',
    savedMissing: 'Hãy lưu các mã khôi phục, rồi đánh dấu vào ô xác nhận',
    code: 'Nhập mã đang hiện trong ứng dụng',
    codeLabel: 'Mã 6 chữ số',
    never: 'Quản trị viên không bao giờ hỏi mã này.',
    go: 'Hoàn tất và vào hệ thống',
    going: 'Đang kiểm tra…',
    reload:
      'Nếu tải lại trang, mã QR và các mã khôi phục đổi mới; khi đó xóa mục cũ trong ứng dụng.',
    loading: 'Đang tạo mã QR…',
    unavailable: 'Chưa tạo được mã QR',
  },
  code: {
    heading: 'Nhập mã xác thực',
    lead: 'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện.',
    label: 'Mã xác thực',
    hint: '6 chữ số, đổi sau mỗi 30 giây',
    missing: 'Nhập mã xác thực',
    shape: 'Mã xác thực gồm 6 chữ số',
    never: 'Quản trị viên không bao giờ hỏi mã này.',
    go: 'Xác nhận',
    going: 'Đang kiểm tra…',
    lost: 'Không có điện thoại ở đây? Dùng mã khôi phục',
    refused: {
      wrong_code:
        'Mã chưa đúng hoặc đã được dùng. Hãy nhập mã đang hiện; nếu vừa nhập đúng, chờ mã tiếp theo. Nếu vẫn sai, kiểm tra ngày giờ trên điện thoại.',
      ...over,
    } satisfies Record<Schemas['AuthenticatorCodeRefusal'], string>,
  },
  recovery: {
    heading: 'Dùng mã khôi phục',
    lead: 'Nhập một trong các mã đã lưu khi gắn ứng dụng xác thực. Mỗi mã dùng được một lần.',
    label: 'Mã khôi phục',
    hint: '10 chữ và số; không cần gõ dấu gạch hay chữ hoa',
    missing: 'Nhập mã khôi phục',
    go: 'Xác nhận',
    going: 'Đang kiểm tra…',
    back: 'Nhập mã của ứng dụng xác thực',
    none: 'Không còn mã khôi phục? Hãy liên hệ quản trị hệ thống của đơn vị.',
    left: (count: number) => `Còn ${count} mã khôi phục`,
    leftNone: 'Đã dùng hết mã khôi phục',
    leftWay:
      'Nếu mất hẳn điện thoại, hãy liên hệ quản trị hệ thống để gắn lại ứng dụng xác thực và nhận mã mới.',
    refused: {
      wrong_code: 'Mã khôi phục chưa đúng hoặc đã được dùng. Hãy xem lại, hoặc dùng mã khác.',
      ...over,
    } satisfies Record<Schemas['RecoveryCodeRefusal'], string>,
  },
  confirm: {
    heading: 'Xác nhận một lần bằng mật khẩu cán bộ',
    lead: 'VNeID đã xác nhận danh tính. Đây là lần đầu tài khoản VNeID này vào hệ thống cán bộ, nên cần mật khẩu cán bộ để liên kết. Từ lần sau chỉ cần VNeID.',
    password: 'Mật khẩu cán bộ',
    missing: 'Nhập mật khẩu cán bộ',
    go: 'Xác nhận và liên kết',
    going: 'Đang kiểm tra…',
    notMe: 'Không phải tài khoản của mình? Dừng lại và đăng nhập từ đầu',
    refused: {
      wrong_credentials: 'Mật khẩu cán bộ chưa đúng. Nếu đã thử nhiều lần, hãy chờ ít phút.',
      ...over,
    } satisfies Record<Schemas['ConfirmStaffRefusal'], string>,
  },
  enter: { title: 'Đang vào hệ thống' },
  proof: {
    title: 'Xác nhận lại danh tính',
    why: (name: string) =>
      `Việc này cần chắc chắn là ${name}. Nội dung đã nhập vẫn còn trong biểu mẫu.`,
    lasts: (minutes: number) =>
      `Trong ${minutes}\u00a0phút sau khi xác nhận, hệ thống không hỏi lại.`,
    code: 'Mã của ứng dụng xác thực',
    codeHint: 'Bỏ trống nếu chưa gắn ứng dụng xác thực',
    go: 'Xác nhận và lưu',
    going: 'Đang kiểm tra…',
    stop: 'Thôi, chưa lưu',
    refused: {
      wrong_credentials: 'Mật khẩu chưa đúng. Nếu đã thử nhiều lần, hãy chờ ít phút.',
      wrong_code:
        'Mã chưa đúng hoặc đã được dùng. Hãy nhập mã đang hiện; nếu vừa nhập, chờ mã tiếp theo.',
      second_factor_needed:
        'Quản trị viên cần ứng dụng xác thực. Hãy đăng xuất rồi đăng nhập bằng mật khẩu để gắn.',
    } satisfies Record<Schemas['StaffProofRefusal'], string>,
  },
  gate: {
    due: 'Thông tin cán bộ cần chuẩn hóa',
    shut: 'Đã quá hạn chuẩn hóa thông tin',
    missing: (names: string) => `Còn thiếu: ${names}.`,
    by: (when: string, days: number) =>
      days > 0 ? `Hạn: ${when} (còn ${days} ngày).` : `Hạn: ${when} (hôm nay).`,
    was: (when: string) => `Hạn là ${when}.`,
    shutWay:
      'Chỉ còn mở được biểu mẫu này, Trợ giúp và Đăng xuất. Lưu đủ các mục bắt buộc là dùng lại được ngay mọi trang.',
    go: 'Cập nhật thông tin',
    later: 'Để sau',
    target: 'Lưu đủ, hệ thống mở tiếp trang vừa chọn.',
    reminder: (campaign: string) => `Nhắc: ${campaign}`,
    reminderBy: (when: string) => `Xin bổ sung các mục còn thiếu trước ${when}.`,
    scam: 'Hệ thống chỉ nhắc ở đây, không gửi đường dẫn qua tin nhắn hay thư. Cán bộ không bao giờ hỏi mật khẩu hay mã xác thực.',
    seen: 'Đã xem lời nhắc',
    seenFailed: 'Chưa ghi nhận được. Hãy thử lại.',
  },
  home: {
    title: 'Trang chủ',
    hello: (name: string) => `Xin chào, ${name}`,
    nobody: 'cán bộ',
    lead: {
      staff: 'Những việc có thể làm với tài khoản này.',
      manager: 'Những việc có thể làm với tài khoản này và đơn vị đang quản lý.',
      administrator: 'Những việc có thể làm với vai trò quản trị.',
    } satisfies Record<Schemas['StaffRole'], string>,
    abouts: {
      '/hethong/trang-ca-nhan':
        'Xem và cập nhật thông tin cán bộ, ảnh, tài khoản biên lai/hóa đơn.',
      '/hethong/trang-ca-nhan/phien-dang-nhap': 'Những nơi tài khoản đang đăng nhập.',
      '/hethong/trang-ca-nhan/nhat-ky': 'Những việc đã làm với tài khoản.',
      '/hethong/don-vi': 'Các đơn vị, cán bộ và những thông tin còn thiếu.',
      '/hethong/quan-tri': 'Đơn vị, cán bộ và đợt chuẩn hóa của toàn tỉnh.',
      '/hethong/tro-giup': 'Đăng nhập, ứng dụng xác thực, chuẩn hóa thông tin.',
    } as Record<string, string>,
    complete: 'Thông tin cán bộ đã đủ các mục bắt buộc.',
    lost: 'Trang mặc định đã chọn không còn mở được',
    lostWay: (nearest: string) =>
      `Vai trò hiện nay không mở được trang đó, nên hệ thống mở “${nearest}”.`,
    choose: 'Chọn trang mặc định khác',
  },
  help: {
    title: 'Trợ giúp',
    lead: 'Cách xử lý những việc thường gặp.',
    items: [
      {
        what: 'Quên mật khẩu cán bộ',
        how: 'Đăng nhập bằng VNeID nếu đã liên kết; nếu chưa, gặp quản trị hệ thống để nhận mã một lần, rồi tự đặt mật khẩu mới.',
      },
      {
        what: 'Mất hoặc đổi điện thoại có ứng dụng xác thực',
        how: 'Ở bước nhập mã, chọn Dùng mã khôi phục. Sau đó liên hệ quản trị hệ thống để gắn ứng dụng trên điện thoại mới.',
      },
      {
        what: 'Mã xác thực luôn báo sai',
        how: 'Bật đặt ngày giờ tự động trên điện thoại. Mỗi mã chỉ dùng một lần; nếu vừa dùng, chờ mã tiếp theo.',
      },
      {
        what: 'Số CCCD khác số đã cấp trong hệ thống chứng thực',
        how: 'Xem lại số trên thẻ. Nếu số trên thẻ đúng, đề nghị đơn vị quản lý chứng thực cập nhật số, rồi nhập lại ở Trang cá nhân.',
      },
      {
        what: 'Không đăng nhập được bằng VNeID',
        how: 'Hồ sơ cần có Số CCCD/Số định danh cá nhân đúng với tài khoản VNeID mức 2. Lần đầu cần thêm mật khẩu cán bộ.',
      },
      {
        what: 'Quá hạn chuẩn hóa thông tin',
        how: 'Sau khi đăng nhập, hệ thống mở biểu mẫu. Lưu đủ các mục có dấu * là dùng lại được mọi trang.',
      },
      {
        what: 'Nghi có người khác dùng tài khoản',
        how: 'Mở Trang cá nhân, Phiên đăng nhập, kết thúc mọi phiên; rồi báo quản trị hệ thống để đặt lại mật khẩu.',
      },
    ],
    scams:
      'Hệ thống không gửi đường dẫn và không gọi điện để “chuẩn hóa thông tin”. Việc chuẩn hóa chỉ làm ở Trang cá nhân sau khi tự mở hệ thống và đăng nhập.',
  },
  signedOut: {
    title: 'Đã đăng xuất',
    heading: 'Đã đăng xuất khỏi hệ thống cán bộ',
    things: [
      'Phiên làm việc trên hệ thống đã kết thúc.',
      'Lần đăng nhập sau phải nhập lại tài khoản từ đầu.',
    ],
    citizen: 'Phiên của công dân trên cùng trình duyệt, nếu có, vẫn mở.',
    notReached: 'Phiên đăng nhập ở VNeID, nếu có, chưa được kết thúc',
    notReachedWay: 'Trên máy dùng chung, hãy đóng mọi cửa sổ trình duyệt.',
    reported:
      'Mọi phiên đăng nhập của tài khoản đã kết thúc. Hãy báo quản trị hệ thống để đặt lại mật khẩu.',
    again: 'Đăng nhập lại',
    still: 'Vẫn đang đăng nhập',
    stillWay: 'Bấm Đăng xuất để kết thúc phiên.',
  },
  notFound: {
    title: 'Không có trang này',
    lead: 'Địa chỉ có thể đã đổi hoặc bị gõ nhầm.',
    home: 'Về trang chủ cán bộ',
    noRole: 'Vai trò hiện nay không mở được trang này',
    noRoleWay: 'Nếu cần trang này cho công việc, hãy liên hệ quản trị hệ thống.',
  },
  person: {
    sessions: {
      lead: 'Những nơi tài khoản cán bộ đang đăng nhập. Nếu có phiên lạ, hãy kết thúc phiên đó ngay.',
      strangeWay: 'Kết thúc phiên đó, rồi xem',
      strangeGuide: 'những việc cần làm khi nghi có người khác dùng tài khoản',
    },
    activity:
      'Những việc đã làm với tài khoản cán bộ trong 12 tháng qua, mới nhất ở trên. Nếu có việc không phải mình làm, bấm Không phải tôi ở việc đó.',
    avatar: {
      title: 'Ảnh đại diện',
      lead: 'Ảnh này hiện cạnh họ tên trên hệ thống. Không bắt buộc phải có ảnh.',
      stripped:
        'Hệ thống chỉ giữ phần hình vuông đã chọn, không giữ nơi chụp và thông tin khác của tệp.',
      setWay: 'Ảnh mới hiện cạnh họ tên trên mọi trang.',
      cantOpenWay:
        'Tệp có thể bị hỏng. Hãy chọn ảnh khác. Nếu chắc chắn ảnh tốt, có thể gửi để hệ thống kiểm tra; khi đó hệ thống lấy hình vuông lớn nhất ở giữa ảnh.',
    },
  },
};

export type StaffText = typeof vi;
export default vi;
