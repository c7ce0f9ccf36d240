import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type FieldName = Schemas['ProfileFieldName'];

/** The words of the account page, in Vietnamese. English must match. */
const vi = {
  fields: {
    full_name: 'Họ và tên',
    organisation: 'Cơ quan, tổ chức',
    birth_date: 'Ngày sinh',
    personal_id: 'Số định danh cá nhân (CCCD)',
    old_id_number: 'Số CMND cũ',
    id_issued_on: 'Ngày cấp',
    id_issued_at: 'Nơi cấp',
    phone: 'Di động của tài khoản VNeID',
    contact_phone: 'Di động liên hệ',
    fax: 'Fax',
    email: 'Email',
    website: 'Website',
    address: 'Địa chỉ cư trú',
    contact_address: 'Địa chỉ liên hệ',
    account_type: 'Loại tài khoản',
  } satisfies Record<FieldName, string>,

  nav: {
    label: 'Các phần của tài khoản',
    profile: 'Thông tin cá nhân',
    links: 'Liên kết tài khoản',
    businesses: 'Tài khoản doanh nghiệp',
    sessions: 'Phiên đăng nhập',
    activity: 'Nhật ký hoạt động',
    data: 'Dữ liệu của tôi',
    back: 'Trở lại',
  },

  profile: {
    title: 'Quản lý tài khoản',
    heading: 'Quản lý tài khoản',
    part: 'Thông tin cá nhân',
    lead: 'Những gì cổng đang lưu về ông/bà. Mỗi mục ghi rõ do ai cung cấp và từ ngày nào.',
    groups: { identity: 'Giấy tờ và nhân thân', contact: 'Liên hệ', account: 'Tài khoản' },
    citizen: 'Tài khoản công dân',
    business: 'Tài khoản doanh nghiệp',
    notGiven: 'VNeID chưa cung cấp',
    empty: 'Chưa có',
    cleared: 'Ông/bà để trống',
    source: {
      vneid: 'VNeID',
      national_portal: 'Cổng Dịch vụ công quốc gia',
      self_declared: 'Ông/bà tự khai',
    } satisfies Record<Schemas['ProfileSource'], string>,
    since: (source: string, date: string) => `${source}, từ ${date}`,
    sinceSpoken: 'Nguồn:',
    providerSays: 'VNeID ghi:',
    change: 'Thay đổi',
    history: 'Lịch sử',
    whyNot: {
      owned_by_provider: (source: string) => `Do ${source} cung cấp.`,
    } satisfies Record<Schemas['WhyNot'], (source: string) => string>,
    putRightAt: {
      commune_police: 'Sửa tại Công an xã, phường nơi cư trú.',
      vneid_app: 'Sửa trong ứng dụng VNeID.',
    } satisfies Record<Schemas['PutRightAt'], string>,
    avatar: 'Ảnh đại diện',
    noAvatar: 'Chưa dùng ảnh',
    wrong: 'Thông tin chưa đúng?',
    wrongWay:
      'Mục nào do VNeID cung cấp thì không sửa được ở cổng này. Sau khi ông/bà sửa ở nơi ghi bên cạnh mục đó, cổng nhận thông tin mới vào lần đăng nhập tiếp theo. Những mục khác, ông/bà bấm Thay đổi.',
    level1: 'Định danh mức 1',
    lowLevel:
      'Tài khoản VNeID của ông/bà ở mức 1 nên cổng nhận được ít thông tin. Để lên mức 2, ông/bà mang thẻ căn cước đến Công an xã, phường hoặc nơi cấp căn cước.',
    unavailable: 'Chưa tải được thông tin',
    allHistory: 'Xem mọi thay đổi trong 12 tháng qua',
    changed: {
      title: 'VNeID gửi thông tin khác trước ở lần đăng nhập này',
      before: 'Trước đây:',
      now: 'Nay:',
      none: 'chưa có',
      ownCounts: 'Cổng vẫn dùng nội dung ông/bà tự khai.',
      wrong: 'Nếu thông tin mới chưa đúng, ông/bà sửa ở nơi ghi bên cạnh mục đó.',
    },
    pending: {
      title: (phone: string) => `Số ${phone} đang chờ ông/bà xác nhận`,
      way: 'Cổng chỉ dùng số này sau khi ông/bà nhập đúng mã trong tin nhắn.',
      go: 'Nhập mã xác nhận',
    },
  },
};

export type AccountText = typeof vi;
export default vi;
