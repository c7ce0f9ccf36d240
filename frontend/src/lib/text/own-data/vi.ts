/** The words about getting all that is held, in Vietnamese. English must match. */
const vi = {
  data: {
    title: 'Dữ liệu của tôi',
    lead: 'Mọi thứ cổng đang lưu về ông/bà: thông tin cá nhân với nguồn và lịch sử, tài khoản đã liên kết, phiên đăng nhập, nhật ký hoạt động và ảnh đại diện.',
    print: 'Bản để xem và in',
    printWay: 'Một trang đầy đủ, dễ đọc, in được hoặc lưu thành PDF.',
    printGo: 'Mở bản in',
    file: 'Tệp dữ liệu (JSON)',
    fileWay: 'Để lưu giữ hoặc đưa vào phần mềm khác. Tệp có thông tin riêng, xin giữ cẩn thận.',
    fileGo: 'Tải tệp dữ liệu',
    loading: 'Đang chuẩn bị…',
    done: (name: string) => `Đã tải tệp ${name}`,
    doneWay: 'Tệp nằm trong thư mục tải xuống của thiết bị.',
    logged: 'Mỗi lần tải hoặc mở bản in được ghi vào nhật ký hoạt động.',
    shared: 'Ông/bà đang dùng máy dùng chung. Xin đừng để tệp lại trên máy này.',
    failed: 'Chưa lấy được dữ liệu',
  },

  print: {
    heading: 'Dữ liệu cổng đang lưu',
    of: 'Của',
    at: 'Lập lúc',
    go: 'In trang này',
    value: 'Nội dung',
    source: 'Nguồn',
    since: 'Từ ngày',
    asOf: 'Xác nhận gần nhất',
    first: 'Đăng nhập cổng lần đầu',
    links: 'Tài khoản định danh đã liên kết',
    issuer: 'Nơi cấp',
    subject: 'Mã tài khoản',
    linkedAt: 'Liên kết lúc',
    waysGone: 'Liên kết đã xóa, còn khôi phục được',
    removedAt: 'Xóa lúc',
    username: 'Tên đăng nhập',
    made: 'Tạo lúc',
    passwordChanged: 'Đổi mật khẩu lúc',
    businesses: 'Doanh nghiệp đại diện',
    taxCode: 'Mã số thuế',
    role: 'Chức vụ',
    event: 'Việc',
    code: 'Mã',
    state: 'Tình trạng',
    more: (shown: number, all: number) =>
      `In ${shown} mục gần nhất trong ${all} mục. Danh sách đầy đủ nằm trong tệp dữ liệu.`,
    pending: 'Đang chờ xác nhận',
    providerSays: 'VNeID ghi',
    live: 'đang mở',
  },
};

export type OwnDataText = typeof vi;
export default vi;
