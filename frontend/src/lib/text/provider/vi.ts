/** The words of the sandbox's provider around a sign-in: requests it refuses, being down, signing out. English must match. */
const vi = {
  authorize: {
    title: 'Yêu cầu không được nhận',
    heading: 'VNeID không nhận yêu cầu đăng nhập này',
    lead: 'Lỗi nằm ở dịch vụ đã gửi ông/bà đến đây, không phải ở ông/bà. Chưa có thông tin nào được gửi đi.',
    reason: 'Lý do',
    reasons: {
      unknown_client: 'Dịch vụ chưa đăng ký (client_id không có trong danh sách).',
      unregistered_redirect_uri:
        'Địa chỉ trở về (redirect_uri) khác với địa chỉ dịch vụ đã đăng ký.',
      other: 'Yêu cầu thiếu hoặc sai thông số bắt buộc.',
    },
    none: 'Không có yêu cầu đăng nhập nào ở địa chỉ này.',
    toPortal: 'Về trang đăng nhập của cổng',
    toTools: 'Xem dịch vụ đã đăng ký',
  },
  portal: {
    wordmark: 'Cổng DVCQG (thử nghiệm)',
    heading: 'Cổng Dịch vụ công Quốc gia không nhận yêu cầu đăng nhập này',
    about:
      'Cổng thử nghiệm này không có trang đăng nhập riêng: ai đăng nhập ở đây được đưa đến VNeID thử nghiệm.',
    note: 'Đây không phải Cổng Dịch vụ công Quốc gia thật. Chỉ dùng người và số hư cấu.',
    down: 'Cổng Dịch vụ công Quốc gia thử nghiệm tạm thời không hoạt động',
  },
  down: {
    title: 'VNeID tạm ngừng',
    heading: 'VNeID tạm thời không hoạt động',
    lead: 'Chưa có thông tin nào được gửi đi. Xin thử lại sau ít phút.',
    retry: 'Thử lại',
    why: 'Lỗi này được bật trong công cụ thử nghiệm.',
    toFaults: 'Xem các lỗi đang bật',
  },
  signOut: {
    title: 'Đăng xuất VNeID',
    heading: 'Đăng xuất khỏi VNeID?',
    lead: 'Một dịch vụ yêu cầu đăng xuất nhưng không cho biết là ai. Nếu đồng ý, lần sau ông/bà phải nhập lại số định danh và mật khẩu.',
    go: 'Đăng xuất',
    stay: 'Không, giữ đăng nhập',
    failed: 'Chưa đăng xuất được',
  },
  signedOut: {
    title: 'Đã đăng xuất VNeID',
    heading: 'Ông/bà đã đăng xuất khỏi VNeID',
    lead: 'Lần đăng nhập sau sẽ hỏi lại số định danh và mật khẩu.',
    toPortal: 'Về trang chủ của cổng',
  },
};

export type ProviderText = typeof vi;
export default vi;
