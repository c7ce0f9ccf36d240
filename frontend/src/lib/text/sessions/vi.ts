import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

/** The words about sessions, in Vietnamese. English must match. */
const vi = {
  title: 'Phiên đăng nhập',
  lead: 'Những nơi tài khoản của ông/bà đang đăng nhập. Nếu có phiên lạ, xin kết thúc phiên đó ngay.',
  live: 'Đang đăng nhập',
  over: 'Đã kết thúc trong 30 ngày qua',
  device: 'Thiết bị',
  address: 'Địa chỉ mạng (IP)',
  way: 'Cách đăng nhập',
  started: 'Bắt đầu',
  lastUsed: 'Dùng gần nhất',
  overAt: 'Kết thúc',
  thisOne: 'Phiên này',
  shared: 'Máy dùng chung',
  level: (level: number) => `mức ${level}`,
  ways: {
    vneid: 'VNeID',
    dvcqg: 'Cổng Dịch vụ công Quốc gia',
    local: 'Tên đăng nhập',
    staff_password: 'Mật khẩu cán bộ',
  } satisfies Record<Schemas['SignInWay'], string>,
  state: { expired: 'hết thời gian', ended: 'được kết thúc', live: '' } satisfies Record<
    Schemas['SessionStanding'],
    string
  >,
  act: 'Việc có thể làm',
  end: 'Kết thúc',
  endOne: (device: string, moment: string) => `Kết thúc phiên ${device}, bắt đầu ${moment}`,
  endThis: 'Đăng xuất',
  ending: 'Đang kết thúc…',
  ended: (device: string) => `Đã kết thúc phiên ${device}`,
  endedWay: 'Ở thiết bị đó phải đăng nhập lại mới dùng tiếp được.',
  many: 'Kết thúc nhiều phiên cùng lúc',
  others: 'Kết thúc mọi phiên khác',
  othersWay: 'Phiên đang dùng vẫn mở.',
  all: 'Kết thúc mọi phiên, kể cả phiên này',
  allWay: 'Phiên này cũng kết thúc ngay; phải đăng nhập lại để dùng tiếp.',
  othersEnded: (count: number) => `Đã kết thúc ${count} phiên khác`,
  noneEnded: 'Không có phiên nào khác đang mở',
  failed: 'Chưa kết thúc được',
  onlyThis: 'Ngoài phiên này, không còn nơi nào đang đăng nhập.',
  noneOver: 'Chưa có phiên nào kết thúc trong 30 ngày qua.',
  unavailable: 'Chưa tải được danh sách phiên',
  strange: 'Thấy phiên lạ?',
  strangeWay: 'Kết thúc phiên đó, rồi làm theo',
  strangeGuide: 'những việc cần làm khi không phải ông/bà',

  deviceName: {
    on: (browser: string, place: string) => `${browser} trên ${place}`,
    unknown: 'Không rõ thiết bị',
  },

  /** How a person proved who they are (RFC 8176); what has no words here is left out. */
  methods: {
    pwd: 'mật khẩu',
    otp: 'mã OTP',
    sms: 'tin nhắn SMS',
    pin: 'mã PIN',
    qr: 'quét mã QR',
    recovery: 'mã khôi phục',
    face: 'khuôn mặt',
    fpt: 'vân tay',
    hwk: 'khóa bảo mật',
    swk: 'khóa trên thiết bị',
  } as Record<string, string>,
};

export type SessionsText = typeof vi;
export default vi;
