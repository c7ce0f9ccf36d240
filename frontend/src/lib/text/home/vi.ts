/** The words of the portal's home page, in Vietnamese. English must match. */
const vi = {
  title: 'Trang chủ',
  heading: 'Tài khoản dịch vụ công của ông/bà',
  lead: 'Đăng nhập bằng VNeID để xem thông tin mà cơ quan nhà nước đang dùng khi giải quyết thủ tục cho ông/bà.',
  signIn: 'Đăng nhập bằng VNeID',
  welcome: (name: string) => `Xin chào, ${name}`,
  welcomeLead: 'Ông/bà đã đăng nhập. Thông tin cá nhân nằm trong trang quản lý tài khoản.',
  toAccount: 'Quản lý tài khoản',
  can: 'Ở đây ông/bà có thể',
  things: [
    {
      name: 'Đăng nhập một lần bằng VNeID',
      about: 'Không phải lập tài khoản mới, không phải nhớ thêm mật khẩu.',
    },
    {
      name: 'Xem và cập nhật thông tin cá nhân',
      about: 'Mỗi mục ghi rõ do ai cung cấp, từ ngày nào và sửa ở đâu.',
    },
    {
      name: 'Đăng xuất hẳn',
      about:
        'Phiên đăng nhập kết thúc ở cả cổng này và VNeID, nên dùng được cả trên máy dùng chung.',
    },
  ],
};

export type HomeText = typeof vi;
export default vi;
