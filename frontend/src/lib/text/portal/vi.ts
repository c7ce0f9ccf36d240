/** The words of the portal's frame, in Vietnamese. English must match. */
const vi = {
  menu: {
    home: 'Trang chủ',
    account: 'Quản lý tài khoản',
    signIn: 'Đăng nhập',
    signOut: 'Đăng xuất',
    signingOut: 'Đang đăng xuất…',
    staff: 'Cán bộ đăng nhập',
  },
  who: {
    verified: 'Đã xác thực',
    level: (level: number) => `Mức ${level}`,
    signedInAs: 'Đang đăng nhập:',
    actingFor: 'Đang đại diện',
    actingForSelf: 'Đang làm cho chính mình',
    taxCode: 'MST',
    change: 'Chuyển',
    changeHint: 'Chuyển giữa làm cho chính mình và đại diện doanh nghiệp',
  },
  offline: {
    title: 'Mất kết nối mạng',
    way: 'Những gì đang hiện và đang nhập vẫn còn. Khi có mạng, ông/bà làm tiếp được ngay.',
  },
  shared: {
    label: 'Máy dùng chung',
    ends: 'Tự kết thúc sau',
    end: 'Kết thúc',
  },
  warning: {
    title: 'Phiên đăng nhập sắp kết thúc',
    soon: 'Nếu ông/bà không làm gì, cổng sẽ tự đăng xuất sau',
    lastSoon: 'Thời gian tối đa của một lần đăng nhập sắp hết. Cổng sẽ đăng xuất sau',
    stay: 'Tiếp tục dùng',
    understood: 'Đã hiểu',
    leave: 'Đăng xuất ngay',
    failed: 'Chưa gia hạn được. Xin kiểm tra kết nối mạng rồi thử lại.',
  },
};

export type PortalText = typeof vi;
export default vi;
