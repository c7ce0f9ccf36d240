import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

/** The words of cases of disputed identities, in Vietnamese. English must match. */
const vi = {
  title: 'Vụ việc danh tính',
  lead: 'Khi một tài khoản VNeID hay một số định danh có vẻ thuộc về hai tài khoản, hai cán bộ khác nhau quyết định. Thông tin của công dân chỉ mở sau khi ghi lý do.',
  unavailable: 'Chưa tải được vụ việc',
  states: {
    open: 'Chờ quyết định',
    awaiting_second: 'Chờ cán bộ thứ hai',
    carried_out: 'Đã thực hiện',
    undo_awaiting_second: 'Chờ cán bộ thứ hai để hoàn tác',
    final: 'Đã kết thúc',
  } satisfies Record<Schemas['IdentityCaseState'], string>,
  kinds: {
    subject: 'Tài khoản đã thuộc người khác',
    tech_id: 'Trùng mã Techid',
    personal_id: 'Trùng số định danh cá nhân',
  } satisfies Record<Schemas['IdentityCaseKind'], string>,
  outcomes: {
    keep_with_holder: 'Giữ cho tài khoản đang có',
    give_to_claimant: 'Chuyển cho tài khoản yêu cầu',
    link_to_holder: 'Liên kết vào tài khoản đang có',
    undo: 'Hoàn tác',
  } satisfies Record<Schemas['IdentityCaseOutcome'], string>,
  list: {
    filter: 'Lọc theo tình trạng',
    all: 'Tất cả',
    open: 'Đang mở',
    closed: 'Đã đóng',
    caption: 'Các vụ việc, ghi nhận gần nhất ở trên',
    case: 'Vụ việc',
    state: 'Tình trạng',
    met: 'Ghi nhận gần nhất',
    first: 'Cán bộ thứ nhất',
    none: 'Không có vụ việc nào.',
    noneWay: 'Khi hệ thống gặp một danh tính có hai tài khoản cùng yêu cầu, vụ việc hiện ở đây.',
    number: (ending: string) => `Số ${ending}`,
  },
  facts: {
    kind: 'Loại',
    provider: 'Nơi cấp tài khoản',
    opened: 'Mở lúc',
    met: 'Ghi nhận gần nhất',
    state: 'Tình trạng',
    outcome: 'Đã thực hiện',
    undoUntil: 'Hoàn tác được đến hết',
    first: 'Cán bộ thứ nhất',
    byYou: 'chính ông/bà',
    someone: 'một cán bộ',
  },
  look: {
    title: 'Mở thông tin của công dân',
    lead: 'Lý do được ghi vào nhật ký hoạt động của công dân liên quan, và công dân đọc được đúng từng chữ. Lý do cũng được ghi vào nhật ký thao tác.',
    reason: 'Lý do xem',
    reasonHint:
      'Từ 10 đến 500 ký tự. Ví dụ: Giải quyết vụ việc theo phiếu tiếp nhận số 12 ngày 20/11/2026',
    reasonMissing: 'Hãy ghi lý do, ít nhất 10 ký tự.',
    go: 'Ghi lý do và xem',
    going: 'Đang mở…',
    refused: {
      concerns_you: 'Vụ việc này liên quan đến chính ông/bà nên ông/bà không xem được.',
    } satisfies Record<Schemas['LookAtCaseRefusal'], string>,
  },
  sides: {
    identity: 'Danh tính đang tranh chấp',
    issuer: 'Nơi cấp',
    subject: 'Mã tài khoản kết thúc bằng',
    techId: 'Techid kết thúc bằng',
    heldBy: 'Hiện liên kết với',
    nobody: 'chưa tài khoản nào',
    holder: 'Tài khoản đang có',
    claimant: 'Tài khoản yêu cầu',
    visitor: 'Người đến đăng nhập, chưa có tài khoản ở cổng.',
    created: 'Mở tài khoản',
    lastSignedIn: 'Đăng nhập gần nhất',
    never: 'chưa rõ',
    sessions: 'Phiên đang mở',
    disabled: 'Tài khoản đang bị khóa',
    proofs: 'Giấy tờ, thông tin và nguồn',
    ways: 'Cách đăng nhập',
    disputed: 'đang tranh chấp',
    linked: (when: string) => `liên kết ${when}`,
    used: (when: string) => `dùng gần nhất ${when}`,
    source: (source: string, when: string) => `${source}, ${when}`,
    sources: {
      vneid: 'VNeID',
      dvcqg: 'Cổng Dịch vụ công quốc gia',
      national_portal: 'Cổng Dịch vụ công quốc gia',
      self_declared: 'Công dân tự khai',
      local: 'Tên đăng nhập và mật khẩu',
      unknown: 'Nơi cấp không còn dùng',
    } as Record<string, string>,
    fields: {
      full_name: 'Họ tên',
      birth_date: 'Ngày sinh',
      personal_id: 'Số định danh',
    } satisfies Record<Schemas['CaseProofField'], string>,
  },
  decide: {
    title: 'Quyết định',
    first:
      'Quyết định này được ghi lại, chưa làm gì. Cán bộ thứ hai quyết định mà không biết ông/bà chọn gì; hai quyết định giống nhau thì mới thực hiện.',
    second: (who: string, when: string) =>
      `${who} đã quyết định lúc ${when}. Nội dung chưa hiện để hai người quyết định độc lập. Nếu ông/bà chọn giống, quyết định được thực hiện ngay; nếu khác, vụ việc mở lại và cả hai được lưu.`,
    yours: 'Ông/bà đã quyết định. Cần một cán bộ quản trị khác quyết định lần hai.',
    outcome: 'Chọn một',
    outcomeMissing: 'Hãy chọn một quyết định.',
    ends: (count: string) => `Sẽ kết thúc ${count} phiên đăng nhập.`,
    noWay: 'Tài khoản đang có sẽ không còn cách đăng nhập nào.',
    allow: 'Tôi biết tài khoản đó sẽ không còn cách đăng nhập nào và vẫn quyết định như vậy',
    grounds: 'Căn cứ',
    groundsHint: 'Từ 10 đến 1.000 ký tự: giấy tờ nào, ai đối chiếu, khi nào.',
    groundsMissing: 'Hãy ghi căn cứ, ít nhất 10 ký tự.',
    go: 'Ghi quyết định',
    going: 'Đang ghi…',
    results: {
      noted: 'Đã ghi quyết định. Chờ cán bộ thứ hai.',
      carried_out: 'Hai quyết định giống nhau: đã thực hiện.',
      disagreed: 'Hai quyết định khác nhau: vụ việc mở lại, cả hai được lưu.',
    } satisfies Record<Schemas['DecisionResult'], string>,
    refused: {
      already_decided: 'Ông/bà đã quyết định trong lượt này. Cần một cán bộ khác.',
      closed: 'Vụ việc này đã đóng.',
      outcome_not_possible: 'Không còn chọn được quyết định này. Hãy xem lại thông tin.',
      leaves_no_way_in:
        'Tài khoản đang có sẽ không còn cách đăng nhập nào. Nếu vẫn quyết định như vậy, hãy đánh dấu xác nhận.',
      concerns_you: 'Vụ việc này liên quan đến chính ông/bà nên ông/bà không quyết định được.',
      not_looked: 'Ông/bà cần mở hồ sơ và xem căn cứ của hai bên trước khi quyết định.',
    } satisfies Record<Schemas['DecideCaseRefusal'], string>,
  },
  undo: {
    title: 'Hoàn tác',
    lead: (day: string) =>
      `Đến hết ngày ${day}, hai cán bộ quản trị có thể trả mọi liên kết về đúng như trước. Sau đó vụ việc mở lại.`,
    second: (who: string) =>
      `${who} đã đề nghị hoàn tác. Nếu ông/bà đồng ý, mọi liên kết trở về như trước.`,
    yours: 'Ông/bà đã đề nghị hoàn tác. Cần một cán bộ quản trị khác.',
    go: 'Hoàn tác vụ việc',
    going: 'Đang hoàn tác…',
    results: {
      noted: 'Đã ghi đề nghị hoàn tác. Chờ cán bộ thứ hai.',
      carried_out: 'Đã hoàn tác: mọi liên kết trở về như trước.',
      disagreed: 'Chưa hoàn tác.',
    } satisfies Record<Schemas['DecisionResult'], string>,
    refused: {
      already_decided: 'Ông/bà đã đề nghị hoàn tác. Cần một cán bộ khác.',
      not_carried_out: 'Vụ việc này chưa được thực hiện nên không có gì để hoàn tác.',
      too_late: 'Đã quá 30 ngày nên không hoàn tác được nữa.',
      changed_since: 'Các liên kết đã thay đổi từ đó nên không trả về nguyên trạng được.',
      concerns_you: 'Vụ việc này liên quan đến chính ông/bà nên ông/bà không hoàn tác được.',
    } satisfies Record<Schemas['UndoCaseRefusal'], string>,
  },
  history: {
    title: 'Đã diễn ra',
    none: 'Chưa có quyết định nào ở các lượt trước.',
    round: (round: number) => `Lượt ${round}`,
    opened: 'Mở vụ việc',
    decided: (who: string) => `${who} quyết định`,
    closed: 'Đã thực hiện',
  },
};

export type CasesText = typeof vi;
export default vi;
