/** The words that the pages of the administration share, in Vietnamese. English must match. */
const vi = {
  title: 'Quản trị',
  lead: 'Đơn vị, cán bộ và dữ liệu của toàn tỉnh.',
  unitTitle: 'Đơn vị',
  unitLead: (unit: string) => `${unit} và các đơn vị trực thuộc.`,
  unitLeadAll: 'Đơn vị và cán bộ của toàn tỉnh.',
  entries: {
    units: {
      title: 'Danh mục đơn vị',
      about: 'Cơ quan, đơn vị và bộ phận theo cấp; thêm, chuyển, sáp nhập.',
      aboutReading: 'Các đơn vị theo cấp, số cán bộ và thời gian hiệu lực.',
    },
    members: {
      title: 'Cán bộ',
      about: 'Cấp tài khoản, điều chuyển, đổi vai trò, khóa, cấp mã một lần.',
      aboutReading: 'Danh sách cán bộ và những thông tin còn thiếu.',
    },
    imports: {
      title: 'Nhập từ tệp',
      about: 'Đưa đơn vị, cán bộ và số định danh đã chứng thực vào từ CSV hoặc Excel.',
    },
    campaigns: {
      title: 'Đợt chuẩn hóa thông tin',
      about: 'Mở đợt, theo dõi tiến độ từng đơn vị, nhắc người còn thiếu.',
      aboutReading: 'Tiến độ của đơn vị, ai còn thiếu gì, nhắc cán bộ.',
    },
    cases: {
      title: 'Vụ việc danh tính',
      about: 'Tài khoản hay số định danh mà hai người cùng yêu cầu; hai cán bộ quyết định.',
    },
    audit: {
      title: 'Nhật ký thao tác',
      about: 'Ai làm gì, khi nào, từ đâu, trên ai; lọc và tải về.',
    },
  },
  deed: {
    willProve: 'Khi lưu, hệ thống hỏi lại mật khẩu và mã xác thực của người đang thao tác.',
    meanwhile:
      'Thông tin vừa được người khác đổi. Bản mới đang hiện ở trên; hãy xem lại, rồi lưu lần nữa nếu vẫn đúng.',
    stop: 'Thôi, không làm',
    back: 'Trở lại',
    restored: 'Nội dung nhập dở vẫn còn',
    restoredWay: 'Hãy xem lại rồi lưu.',
    forget: 'Bỏ nội dung nhập dở',
  },
};

export type AdministrationText = typeof vi;
export default vi;
