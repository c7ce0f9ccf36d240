import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

/** The words for whoever did not do what is written there, in Vietnamese. English must match. */
const vi = {
  title: 'Không phải tôi',
  heading: 'Mọi phiên đăng nhập đã kết thúc',
  lead: 'Không ai còn dùng được tài khoản của ông/bà trên cổng này mà không đăng nhập lại. Xin làm tiếp các bước sau, theo thứ tự.',
  guide: 'Khi có việc không phải ông/bà làm',
  guideLead: 'Xin làm các bước sau, theo thứ tự.',
  steps: {
    change_password: {
      what: 'Đổi mật khẩu VNeID',
      how: 'Mở ứng dụng VNeID trên điện thoại, vào Cài đặt, chọn Đổi mật khẩu. Đặt mật khẩu chưa dùng ở nơi nào khác.',
    },
    check_devices: {
      what: 'Xem thiết bị đang dùng tài khoản VNeID',
      how: 'Trong ứng dụng VNeID, kiểm tra thiết bị đã đăng nhập. Nếu có thiết bị lạ, gỡ ra.',
    },
    check_contacts: {
      what: 'Đăng nhập lại và xem di động, email liên hệ',
      how: 'Nếu số hoặc địa chỉ đã bị đổi, ông/bà đổi lại ngay.',
    },
    keep_codes_secret: {
      what: 'Không đưa mật khẩu, mã xác thực cho ai',
      how: 'Cán bộ không bao giờ hỏi mật khẩu hay mã. Ai gọi điện, nhắn tin hỏi mã đều là giả mạo.',
    },
    tell_police: {
      what: 'Báo Công an nếu tài khoản đã bị lợi dụng',
      how: 'Đến Công an xã, phường nơi cư trú, mang theo thẻ căn cước, hoặc báo trong ứng dụng VNeID.',
    },
  } satisfies Record<Schemas['GuidanceStep'], { what: string; how: string }>,
  again: 'Đăng nhập lại',
  office: 'Cần người giúp, ông/bà đến bộ phận một cửa nơi cư trú và cho biết mã sự kiện:',
  officePlain: 'Cần người giúp, ông/bà đến bộ phận một cửa nơi cư trú.',
};

export type NotMeText = typeof vi;
export default vi;
