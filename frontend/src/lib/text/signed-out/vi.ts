/** The words of the portal's page after signing out, in Vietnamese. English must match. */
const vi = {
  title: 'Đã đăng xuất',
  heading: 'Ông/bà đã đăng xuất',
  ended: 'Đã kết thúc:',
  things: ['phiên đăng nhập trên cổng này', 'phiên đăng nhập tại VNeID mà cổng đã mở'],
  notReached: 'Phiên đăng nhập tại VNeID có thể vẫn còn',
  notReachedWay:
    'VNeID chưa trả lời nên cổng chưa báo đăng xuất được. Nếu đang dùng máy chung, xin đóng hẳn trình duyệt trước khi rời máy và không lưu mật khẩu trên máy.',
  after: 'Lần sau, ông/bà cần nhập lại số định danh và mật khẩu.',
  shared:
    'Nếu đang dùng máy chung, xin đóng trình duyệt trước khi rời máy và không lưu mật khẩu trên máy.',
  again: 'Đăng nhập lại',
  still: 'Ông/bà vẫn đang đăng nhập',
  stillWay: 'Phiên đăng nhập trên cổng này chưa kết thúc.',
  unsure: 'Chưa rõ ông/bà đã đăng xuất hay chưa',
};

export type SignedOutText = typeof vi;
export default vi;
