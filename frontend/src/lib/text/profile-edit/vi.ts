/** The words about changing what a profile says, in Vietnamese. English must match. */
const vi = {
  edit: {
    title: {
      contact_phone: 'Thay đổi di\u00a0động liên\u00a0hệ',
      email: 'Thay đổi email',
      contact_address: 'Thay đổi địa\u00a0chỉ liên\u00a0hệ',
      fax: 'Thay đổi số fax',
      website: 'Thay đổi website',
      organisation: 'Thay đổi cơ\u00a0quan, tổ\u00a0chức',
      issue: 'Thay đổi ngày\u00a0cấp, nơi\u00a0cấp',
      old_id_number: 'Thay đổi số CMND cũ',
    },
    lead: {
      contact_phone:
        'Cổng gửi một mã bằng tin nhắn SMS tới số mới. Số đang dùng, nếu có, vẫn được giữ cho đến khi ông/bà nhập đúng mã.',
      email: 'Cơ quan giải quyết thủ tục dùng địa chỉ này để liên hệ với ông/bà.',
      contact_address:
        'Nơi ông/bà muốn nhận giấy tờ, thư từ. Địa chỉ này không thay cho địa chỉ cư trú.',
      fax: 'Nhập cả mã vùng.',
      website: 'Trang web của ông/bà hoặc của cơ quan, tổ chức.',
      organisation: 'Nơi ông/bà làm việc, nếu cần ghi trong hồ sơ.',
      issue: 'Ghi đúng như trên thẻ căn cước.',
      old_id_number: 'Số trên giấy chứng minh nhân dân trước đây, nếu có.',
    },
    hints: {
      contact_phone: 'Số di động Việt Nam, ví dụ 0912 345 678',
      email: 'Ví dụ ten@example.vn',
      contact_address: 'Số nhà, đường hoặc thôn, xã hoặc phường, tỉnh hoặc thành phố',
      fax: 'Ví dụ 0221 3863 456',
      website: 'Ví dụ https://example.vn',
      organisation: '',
      id_issued_on: 'Ngày/tháng/năm, ví dụ 05/09/2021',
      id_issued_at: 'Ví dụ Cục Cảnh sát quản lý hành chính về trật tự xã hội',
      old_id_number: '9 chữ số',
    },
    tooLong: 'Nội dung quá dài. Xin rút gọn lại.',
    dateShape: 'Nhập ngày có thật theo dạng ngày/tháng/năm, ví dụ 05/09/2021.',
    optional: 'Để trống rồi bấm Lưu nếu ông/bà không muốn cổng lưu mục này.',
    overrides: (source: string) =>
      `${source} cung cấp nội dung này. Nếu ông/bà sửa, cổng dùng nội dung ông/bà khai.`,
    useProvider: 'Dùng thông tin này',
    providerSays: (value: string) => `VNeID ghi: ${value}`,
    save: 'Lưu',
    saving: 'Đang lưu…',
    sendCode: 'Gửi mã xác nhận',
    cancel: 'Hủy, không thay đổi',
    willProve:
      'Khi bấm nút dưới đây, ông/bà xác nhận lại danh tính bằng tài khoản định danh rồi trở lại trang này. Nội dung đã nhập vẫn còn.',
    restored: 'Nội dung ông/bà nhập dở vẫn còn',
    restoredWay: 'Nội dung này chưa được lưu. Xin xem lại rồi bấm nút để lưu.',
    forget: 'Bỏ nội dung nhập dở',
    saved: (fields: string) => `Đã lưu: ${fields}`,
    cleared: (fields: string) => `Đã bỏ: ${fields}`,
    savedWay: 'Thông tin mới được dùng ngay từ bây giờ.',
    nothing: 'Không có gì thay đổi',
    nothingWay: 'Nội dung ông/bà nhập giống với nội dung đang lưu.',
    alsoChanged: 'Trong lúc đó, những mục sau cũng vừa được đổi ở nơi khác:',
  },

  conflict: {
    title: 'Mục này vừa được đổi ở nơi khác',
    lead: 'Có thể ông/bà đã lưu ở một thẻ hoặc thiết bị khác. Chưa có gì bị ghi đè. Xin chọn nội dung muốn giữ.',
    mine: 'Nội dung ông/bà vừa nhập',
    theirs: 'Nội dung đang lưu',
    empty: 'để trống',
    since: (source: string, moment: string) => `${source}, lúc ${moment}`,
    save: 'Lưu lựa chọn',
    back: 'Nhập lại',
    kept: 'Đã giữ nội dung đang lưu',
    keptWay: 'Không có gì bị ghi đè.',
    choose: (field: string) => `${field}: chọn nội dung muốn giữ`,
  },
};

export type ProfileEditText = typeof vi;
export default vi;
