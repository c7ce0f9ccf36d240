/** The words about what was done with an account, in Vietnamese. English must match. */
const vi = {
  title: 'Nhật ký hoạt động',
  lead: 'Những việc đã làm với tài khoản của ông/bà trong 12 tháng qua, mới nhất ở trên. Nếu có việc không phải ông/bà làm, bấm Không phải tôi ở việc đó.',
  today: 'Hôm nay',
  yesterday: 'Hôm qua',
  code: 'Mã sự kiện:',
  thisSession: 'Phiên này',
  details: {
    fields: (names: string) => `Mục: ${names}`,
    phone: (phone: string) => `Số: ${phone}`,
    sessions: (count: number) => `Số phiên đã kết thúc: ${count}`,
    problem: (why: string) => `Lý do: ${why}`,
    way: (name: string) => `Cách đăng nhập: ${name}`,
    business: (taxCode: string) => `Doanh nghiệp có mã số thuế ${taxCode}`,
    self: 'Cho chính mình',
    reason: (words: string) => `Lý do cán bộ ghi: “${words}”`,
    outcomes: {
      keep_with_holder: 'Kết quả: giữ nguyên cho tài khoản đang có',
      give_to_claimant: 'Kết quả: chuyển cho tài khoản yêu cầu',
      link_to_holder: 'Kết quả: liên kết vào tài khoản đang có',
      undo: 'Kết quả: trả về như trước',
    } as Record<string, string>,
  },
  notMe: 'Không phải tôi',
  notMeOf: (event: string, moment: string) => `(${event}, ${moment})`,
  confirm:
    'Cổng kết thúc ngay mọi phiên đăng nhập của tài khoản, kể cả phiên này, ghi lại việc vừa báo, rồi chỉ các bước tiếp theo.',
  confirmGo: 'Kết thúc mọi phiên đăng nhập',
  confirmGoing: 'Đang kết thúc…',
  reported: (moment: string) => `Đã báo không phải mình, lúc ${moment}`,
  empty: 'Chưa có hoạt động nào',
  unavailable: 'Chưa tải được nhật ký',
  failed: 'Chưa kết thúc được các phiên',

  /** Why something came to nothing, as the server names it in the log and in addresses. */
  problems: {
    expired: 'quá thời gian cho phép',
    unknown: 'không rõ lần đăng nhập',
    cancelled: 'người dùng dừng giữa chừng',
    other_person: 'người xác nhận không phải chủ tài khoản',
    not_fresh: 'hệ thống định danh không hỏi lại mật khẩu',
    provider_unavailable: 'hệ thống định danh không trả lời',
    provider_refused: 'hệ thống định danh không chấp nhận yêu cầu',
    identity_rejected: 'không xác nhận được thông tin gửi về',
    account_disabled: 'tài khoản đang tạm khóa',
    no_techid: 'Cổng Dịch vụ công Quốc gia không gửi Techid',
    identity_conflict: 'thông tin trùng với một tài khoản khác',
    proof_needed: 'cần xác nhận tài khoản đã có',
  } as Record<string, string>,
};

export type ActivityText = typeof vi;
export default vi;
