import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];
type Kind = Schemas['WayInKind'];
type Told = Record<string, { title: string; way: string }>;

/** Why linking came to nothing, as the server names it in the address. */
const failed = {
  other_person: {
    title: 'Tài khoản vừa đăng nhập là của người khác',
    way: 'Số định danh cá nhân của tài khoản đó khác với tài khoản này, nên chưa có gì được liên kết. Xin thực hiện lại bằng đúng tài khoản của ông/bà.',
  },
  no_techid: {
    title: 'Cổng Dịch vụ công Quốc gia chưa gửi Techid',
    way: 'Tài khoản của ông/bà ở đó chưa có mã này, nên chưa liên kết được. Xin đăng nhập Cổng Dịch vụ công Quốc gia, hoàn thiện thông tin tài khoản, rồi thử lại ở đây.',
  },
  identity_conflict: {
    title: 'Thông tin này trùng với một tài khoản khác trên cổng',
    way: 'Chưa có gì được liên kết hay gộp. Sự việc đã được ghi lại; chủ của cả hai tài khoản đều được báo. Xin mang giấy tờ tùy thân đến Bộ phận Một cửa nơi gần nhất để được kiểm tra và hỗ trợ.',
  },
  already_linked: {
    title: 'Tài khoản của ông/bà đã có liên kết này',
    way: 'Không cần làm gì thêm. Nếu muốn dùng một tài khoản khác, xin xóa liên kết đang có trước.',
  },
  expired: {
    title: 'Lần liên kết đã quá thời gian',
    way: 'Chưa có gì thay đổi. Xin bấm Liên kết để làm lại.',
  },
  cancelled: {
    title: 'Ông/bà đã dừng việc liên kết',
    way: 'Chưa có gì thay đổi. Ông/bà có thể liên kết bất cứ lúc nào.',
  },
  provider_unavailable: {
    title: 'Hệ thống bên kia đang không trả lời',
    way: 'Đây là sự cố tạm thời; chưa có gì thay đổi. Xin thử lại sau vài phút.',
  },
  provider_refused: {
    title: 'Hệ thống bên kia không chấp nhận yêu cầu',
    way: 'Chưa có gì thay đổi. Xin thử lại; nếu lặp lại, xin báo cho Bộ phận Một cửa.',
  },
  identity_rejected: {
    title: 'Không xác nhận được thông tin gửi về',
    way: 'Để bảo vệ ông/bà, cổng không nhận thông tin này. Xin thử lại; nếu lặp lại, xin báo cho Bộ phận Một cửa.',
  },
} satisfies Told;

/** The words of the ways in in Vietnamese. English must match. */
const vi = {
  title: 'Liên kết tài khoản',
  lead: 'Những cách ông/bà đăng nhập vào cùng một tài khoản trên cổng này. Thêm hay xóa một cách đăng nhập không làm mất thông tin và hồ sơ của ông/bà.',
  unavailable: 'Chưa tải được các cách đăng nhập',
  ways: 'Cách đăng nhập',
  names: {
    vneid: 'VNeID',
    dvcqg: 'Techid DVCQG',
    local: 'Tài khoản đăng nhập',
  } satisfies Record<Kind, string>,
  about: {
    vneid: 'Tài khoản định danh điện tử do Bộ Công an cấp',
    dvcqg: 'Tài khoản trên Cổng Dịch vụ công Quốc gia',
    local: 'Tên đăng nhập và mật khẩu riêng của cổng này',
  } satisfies Record<Kind, string>,
  can: {
    vneid:
      'Đăng nhập bằng mã QR, hoặc bằng số định danh và mật khẩu VNeID; xác nhận lại danh tính khi thay đổi mục quan trọng; cập nhật giấy tờ, nhân thân mỗi lần đăng nhập.',
    dvcqg:
      'Đăng nhập qua Cổng Dịch vụ công Quốc gia; mở thẳng thủ tục từ cổng đó; xác nhận doanh nghiệp mà ông/bà đại diện.',
    local:
      'Đăng nhập khi không dùng được VNeID. Mỗi lần đăng nhập cần thêm mã gửi đến di động liên hệ. Không dùng để xác nhận lại danh tính.',
  } satisfies Record<Kind, string>,
  without: {
    vneid: 'Nếu xóa, ông/bà không đăng nhập cổng này bằng VNeID nữa. Tài khoản VNeID vẫn còn.',
    dvcqg:
      'Nếu xóa, ông/bà không đăng nhập qua Cổng Dịch vụ công Quốc gia và không đại diện doanh nghiệp do cổng đó xác nhận. Tài khoản ở cổng đó vẫn còn.',
    local: '',
  } satisfies Record<Kind, string>,
  canLabel: 'Dùng để',
  techId: 'Techid',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  passwordHidden: 'Đã đặt, không hiện ở đây',
  since: 'Liên kết từ',
  created: 'Tạo lúc',
  notLinked: 'Chưa liên kết',
  notMade: 'Chưa tạo',
  linked: 'Đang dùng',
  thisSession: 'Phiên này đăng nhập bằng cách này',
  link: (name: string) => `Liên kết ${name}`,
  going: 'Đang mở…',
  remove: 'Xóa liên kết',
  removeNamed: (name: string) => `Xóa liên kết ${name}`,
  removing: 'Đang xóa…',
  account: 'Thông tin tài khoản',
  cantRemove: 'Chưa xóa được.',
  removedTitle: 'Đã xóa, còn khôi phục được',
  removedAt: 'Xóa lúc',
  restoreUntil: 'Khôi phục được đến',
  restore: 'Khôi phục',
  restoreNamed: (name: string) => `Khôi phục liên kết ${name}`,
  restoring: 'Đang khôi phục…',
  undo: 'Hoàn tác',
  said: {
    removed: (name: string) => `Đã xóa liên kết ${name}`,
    removedWay: (until: string) =>
      `Cách này không còn mở được tài khoản. Ông/bà khôi phục được đến ${until}.`,
    restored: (name: string) => `Đã khôi phục liên kết ${name}`,
    restoredWay: 'Ông/bà lại đăng nhập được bằng cách này.',
    linked: (name: string) => `Đã liên kết ${name}`,
    linkedWay: 'Từ bây giờ ông/bà đăng nhập được bằng cách này.',
  },
  others: {
    why: (count: number) =>
      `Tài khoản còn đăng nhập ở ${count} nơi khác. Nếu có nơi ông/bà không nhận ra, xin kết thúc ngay.`,
    go: 'Kết thúc mọi phiên khác',
    going: 'Đang kết thúc…',
    done: (count: number) =>
      count > 0 ? `Đã kết thúc ${count} phiên khác.` : 'Không có phiên nào khác đang mở.',
    look: 'Xem các phiên đăng nhập',
  },
  failedTitle: 'Chưa thực hiện được',
  refused: {
    last_way_in:
      'Đây là cách đăng nhập cuối cùng của tài khoản nên không xóa được. Xin liên kết một cách khác trước.',
    too_late: 'Đã quá thời hạn khôi phục. Ông/bà có thể liên kết lại từ đầu.',
    belongs_to_another:
      'Không khôi phục được vì liên kết này hiện thuộc về một tài khoản khác. Xin mang giấy tờ tùy thân đến Bộ phận Một cửa nơi gần nhất để được hỗ trợ.',
    already_linked:
      'Tài khoản của ông/bà đã có một liên kết cùng loại. Muốn dùng liên kết cũ, xin xóa liên kết đang có trước.',
    nothing_to_confirm:
      'Không có liên kết nào đang chờ xác nhận. Xin thực hiện liên kết lại từ đầu.',
    identity_conflict: `${failed.identity_conflict.title}. ${failed.identity_conflict.way}`,
    other_person: failed.other_person.way,
    no_techid: failed.no_techid.way,
  } satisfies Record<
    Schemas['RemoveLinkRefusal'] | Schemas['RestoreLinkRefusal'] | Schemas['ConfirmLinkRefusal'],
    string
  >,
  fix: {
    link_vneid: 'Liên kết VNeID trước',
    link_dvcqg: 'Liên kết Techid DVCQG trước',
  },
  failed,
  offices: 'Bộ phận Một cửa',

  proof: {
    text: (name: string) =>
      `Thay đổi cách đăng nhập là việc quan trọng, nên cổng cần biết chắc người đang thao tác là ${name}. Ông/bà đăng nhập lại bằng tài khoản định danh rồi trở lại đúng trang này.`,
    go: 'Xác nhận danh tính',
    done: 'Đã xác nhận danh tính',
    doneForm: 'Xin nhập tiếp bên dưới.',
    goOn: 'Xin bấm nút dưới đây để làm nốt việc đang dở.',
    forget: 'Thôi, không làm nữa',
  },

  preview: {
    title: 'Xác nhận liên kết',
    of: {
      dvcqg:
        'Ông/bà vừa đăng nhập Cổng Dịch vụ công Quốc gia. Dưới đây là những gì thay đổi nếu liên kết tài khoản đó. Chưa có gì thay đổi cho đến khi ông/bà bấm Xác nhận.',
      vneid:
        'Ông/bà vừa đăng nhập VNeID. Dưới đây là những gì thay đổi nếu liên kết tài khoản đó. Chưa có gì thay đổi cho đến khi ông/bà bấm Xác nhận.',
    } satisfies Record<Schemas['IdentityProvider'], string>,
    account: 'Tài khoản sẽ liên kết',
    until: 'Xác nhận trước',
    added: 'Được thêm',
    addedNone: 'Không có mục nào được thêm.',
    replaced: 'Được thay',
    replacedNone: 'Không có mục nào bị thay.',
    kept: 'Giữ nguyên',
    keptNone: 'Không có mục nào khác.',
    before: 'Đang lưu',
    after: 'Sẽ là',
    from: (source: string) => `do ${source} cung cấp`,
    cleared: 'ông/bà để trống',
    why: {
      same: 'hai bên giống nhau',
      typed_by_me: 'ông/bà tự khai, được ưu tiên',
      not_given: 'bên kia không gửi mục này',
    } satisfies Record<Schemas['KeptBecause'], string>,
    go: 'Xác nhận liên kết',
    going: 'Đang liên kết…',
    cancel: 'Không liên kết',
    none: 'Không có liên kết nào đang chờ xác nhận',
    noneWay:
      'Có thể đã quá thời gian, đã xác nhận xong, hoặc việc này bắt đầu ở một trình duyệt khác. Xin xem lại trang Liên kết tài khoản.',
    over: 'Đã quá thời gian xác nhận',
    overWay: 'Chưa có gì thay đổi. Xin thực hiện liên kết lại từ đầu.',
    unavailable: 'Chưa tải được nội dung liên kết',
  },

  local: {
    title: 'Tài khoản đăng nhập',
    lead: 'Tên đăng nhập và mật khẩu riêng của cổng này, dùng khi ông/bà không đăng nhập được bằng VNeID. Không bắt buộc phải có.',
    off: 'Cổng này không dùng tên đăng nhập riêng',
    offWay: 'Ông/bà đăng nhập bằng VNeID.',
    unavailable: 'Chưa tải được tài khoản đăng nhập',
    noPhone: 'Cần có di động liên hệ đã xác nhận',
    noPhoneWay:
      'Mỗi lần đăng nhập bằng tên đăng nhập, cổng gửi một mã đến di động liên hệ. Ông/bà nhập và xác nhận số trước, rồi trở lại đây.',
    noPhoneGo: 'Nhập di động liên hệ',
    lostPhone: 'Hiện chưa đăng nhập được bằng tên đăng nhập',
    create: 'Tạo tài khoản đăng nhập',
    creating: 'Đang tạo…',
    username: 'Tên đăng nhập',
    usernameHint:
      '4 đến 32 chữ không dấu (a–z), chữ số, dấu chấm, gạch nối hoặc gạch dưới; có ít nhất một chữ. Chữ hoa và chữ thường như nhau.',
    password: 'Mật khẩu',
    newPassword: 'Mật khẩu mới',
    rules: 'Mật khẩu cần',
    ruleLength: (shortest: number, longest: number) =>
      `Có từ ${shortest} đến ${longest} ký tự. Ký tự nào cũng được, kể cả dấu cách và chữ có dấu.`,
    rulesMore: [
      'Khó đoán: không phải mật khẩu nhiều người hay dùng. Ghép vài từ không liên quan là cách dễ nhớ.',
      'Không chứa tên đăng nhập, số định danh, số điện thoại của ông/bà hay tên cổng này.',
      'Khác với mật khẩu VNeID.',
    ],
    codesTo: (phone: string) => `Mã khi đăng nhập được gửi đến số ${phone}.`,
    codes: 'Mã gửi đến',
    changed: 'Đổi gần nhất',
    made: 'Tạo lúc',
    change: 'Thay đổi',
    changeUsername: 'Thay đổi tên đăng nhập',
    usernameLead: 'Mật khẩu giữ nguyên. Tên cũ không dùng để đăng nhập được nữa.',
    nowNamed: (name: string) => `Tên đang dùng: ${name}`,
    changePassword: 'Đổi mật khẩu',
    passwordLead:
      'Nếu quên mật khẩu cũ cũng không sao: ông/bà đã xác nhận danh tính nên chỉ cần đặt mật khẩu mới.',
    save: 'Lưu',
    saving: 'Đang lưu…',
    cancel: 'Hủy, không thay đổi',
    none: 'Ông/bà chưa có tài khoản đăng nhập',
    noneWay: 'Có thể đã được xóa ở một thẻ khác.',
    remove: 'Xóa tài khoản đăng nhập',
    removeWay:
      'Tên đăng nhập và mật khẩu bị xóa hẳn, không khôi phục được; muốn dùng lại thì tạo mới. Các cách đăng nhập khác, thông tin và hồ sơ của ông/bà không thay đổi.',
    removeGo: (name: string) => `Xóa tên đăng nhập ${name}`,
    removing: 'Đang xóa…',
    said: {
      created: (name: string) => `Đã tạo tài khoản đăng nhập ${name}`,
      createdWay: 'Ông/bà dùng tên này ở trang Đăng nhập, mục Tên đăng nhập và mật khẩu.',
      renamed: (name: string) => `Tên đăng nhập mới là ${name}`,
      renamedWay: 'Mật khẩu vẫn như cũ.',
      password: 'Đã đổi mật khẩu',
      passwordWay: 'Mật khẩu cũ không dùng được nữa.',
      removed: 'Đã xóa tài khoản đăng nhập',
      removedWay: 'Ông/bà đăng nhập bằng các cách còn lại.',
    },
    refused: {
      no_confirmed_phone:
        'Mã khi đăng nhập được gửi đến di động liên hệ. Xin nhập và xác nhận di động liên hệ trước.',
    } satisfies Record<Schemas['SetLocalRefusal'], string>,
  },

  business: {
    title: 'Tài khoản doanh nghiệp',
    lead: 'Ông/bà có thể làm thủ tục cho chính mình, hoặc thay mặt doanh nghiệp mà ông/bà là người đại diện. Lựa chọn chỉ có hiệu lực trong phiên đăng nhập này và luôn hiện ở đầu trang.',
    unavailable: 'Chưa tải được danh sách doanh nghiệp',
    now: 'Trong phiên này, ông/bà làm thủ tục',
    self: 'Cho chính mình',
    forBusiness: 'Thay mặt',
    selfNow: 'Đang làm cho chính mình',
    acting: 'Đang đại diện',
    toSelf: 'Chuyển về cho chính mình',
    act: 'Đại diện',
    actFor: (name: string) => `Đại diện ${name}`,
    switching: 'Đang chuyển…',
    mine: 'Doanh nghiệp ông/bà đại diện',
    taxCode: 'Mã số thuế',
    enterpriseCode: 'Mã số doanh nghiệp',
    role: 'Chức vụ',
    by: 'Xác nhận bởi',
    confirmed: 'Lần gần nhất',
    providers: {
      vneid: 'VNeID',
      dvcqg: 'Cổng Dịch vụ công Quốc gia',
    } satisfies Record<Schemas['IdentityProvider'], string>,
    noProvider: 'nguồn không còn dùng',
    cantAct: 'Hiện chưa đại diện được vì liên kết đã xác nhận doanh nghiệp này không còn.',
    cantActGo: 'Khôi phục hoặc liên kết lại',
    leave: 'Rời doanh nghiệp',
    leaveNamed: (name: string) => `Rời ${name}`,
    leaving: 'Đang rời…',
    linkTitle: 'Thêm hoặc cập nhật',
    linkWay:
      'Ông/bà đăng nhập lại ở nơi xác nhận; cổng nhận danh sách mọi doanh nghiệp ông/bà đang đại diện. Doanh nghiệp không còn do ông/bà đại diện được bỏ khỏi danh sách.',
    link: 'Liên kết doanh nghiệp',
    update: 'Cập nhật danh sách',
    going: 'Đang mở…',
    noTechid:
      'Doanh nghiệp do Cổng Dịch vụ công Quốc gia xác nhận, mà tài khoản này chưa liên kết Techid DVCQG. Xin liên kết trước.',
    noTechidGo: 'Liên kết Techid DVCQG',
    how: 'Để đại diện một doanh nghiệp',
    said: {
      acting: (name: string) => `Đang đại diện ${name}`,
      actingWay: 'Mọi việc từ bây giờ trong phiên này được làm thay mặt doanh nghiệp.',
      self: 'Đang làm cho chính mình',
      selfWay: 'Mọi việc từ bây giờ trong phiên này được làm cho chính ông/bà.',
      left: (name: string) => `Đã rời ${name}`,
      leftWay:
        'Không phiên nào còn đại diện doanh nghiệp này. Muốn thêm lại, bấm Liên kết doanh nghiệp.',
      linked: 'Đã cập nhật danh sách doanh nghiệp',
      linkedWay: 'Chọn Đại diện ở doanh nghiệp mà ông/bà muốn làm thay mặt.',
    },
    failed: {
      ...failed,
      no_business: {
        title: 'Chưa có doanh nghiệp nào do ông/bà đại diện',
        way: 'Nơi xác nhận không ghi nhận doanh nghiệp nào. Doanh nghiệp cần đăng ký ông/bà là người đại diện tại Cổng Dịch vụ công Quốc gia trước.',
      },
      other_person: {
        title: 'Người vừa đăng nhập không phải chủ tài khoản này',
        way: 'Chưa có gì thay đổi. Xin thực hiện lại bằng tài khoản của chính ông/bà.',
      },
      expired: {
        title: 'Việc liên kết đã quá thời gian',
        way: 'Chưa có gì thay đổi. Xin bấm Liên kết doanh nghiệp để làm lại.',
      },
    } satisfies Told,
    refused: {
      not_your_business:
        'Ông/bà chưa liên kết hoặc không còn đại diện doanh nghiệp này. Danh sách đã được tải lại.',
      link_removed:
        'Liên kết xác nhận doanh nghiệp này đã được xóa. Xin khôi phục hoặc liên kết lại.',
    } satisfies Record<Schemas['ActingForRefusal'], string>,
  },

  notices: {
    title: 'Cách đăng nhập vào tài khoản đã thay đổi',
    conflictTitle: 'Có người dùng thông tin trùng với tài khoản của ông/bà',
    conflictWay:
      'Không có gì được gộp hay thay đổi. Có thể chỉ là nhầm lẫn. Nếu không phải ông/bà, xin mang giấy tờ tùy thân đến Bộ phận Một cửa nơi gần nhất để được kiểm tra.',
    way: 'Nếu đúng là ông/bà làm, bấm Tôi đã biết. Nếu không, kết thúc các phiên khác, rồi báo ở nhật ký.',
    notMe: 'Không phải tôi làm',
    seen: 'Tôi đã biết',
    seeing: 'Đang ghi…',
  },
};

export type LinksText = typeof vi;
export default vi;
