import type { components } from '#lib/api/schema.d.ts';
import smsCode from '../sms-code/vi.ts';

type Schemas = components['schemas'];

/** The words about confirming a contact phone, in Vietnamese. English must match. */
const vi = {
  ...smsCode,
  heading: 'Nhập mã xác nhận',
  notSent: 'Chưa gửi được tin nhắn tới số này',
  notSentWay: 'Đường gửi tin nhắn đang gặp sự cố. Xin bấm Gửi lại mã; số vừa khai vẫn được giữ.',
  code: 'Mã xác nhận (OTP)',
  missing: 'Nhập mã xác nhận',
  shape: 'Mã xác nhận gồm 6 chữ số',
  cancel: 'Bỏ số này',
  cancelled: (phone: string) => `Đã bỏ số ${phone}`,
  cancelledWay: 'Số này chưa được dùng ở đâu.',
  again: 'Nhập lại số',
  confirmed: (phone: string) => `Đã xác nhận số ${phone}`,
  confirmedWay: 'Từ bây giờ cơ quan giải quyết thủ tục liên hệ với ông/bà qua số này.',
  none: 'Không có số nào đang chờ xác nhận',
  noneWay: 'Số này đã được xác nhận hoặc đã được bỏ, có thể ở một thẻ khác.',
  causes: [
    {
      cause: 'Tin nhắn đến chậm.',
      way: 'Chờ hết giờ đếm ngược rồi bấm Gửi lại mã. Chỉ mã mới nhất dùng được.',
    },
    { cause: 'Số bị gõ nhầm.', way: 'Bấm Bỏ số này rồi nhập lại số đúng.' },
    { cause: 'Hộp tin nhắn đầy hoặc chặn tin lạ.', way: 'Xóa bớt tin cũ, bỏ chặn, rồi gửi lại.' },
  ],
  refused: {
    wrong_code: 'Mã chưa đúng. Xin xem lại tin nhắn mới nhất.',
    code_expired: 'Mã đã hết hiệu lực. Xin bấm Gửi lại mã.',
    no_tries_left: 'Đã nhập sai quá số lần cho phép. Xin bấm Gửi lại mã.',
    no_resends_left: 'Đã gửi lại hết số lần cho phép. Xin bỏ số này rồi nhập lại để bắt đầu lại.',
    nothing_pending: 'Không có số nào đang chờ xác nhận.',
  } satisfies Record<Schemas['ConfirmPhoneRefusal'] | Schemas['ResendPhoneRefusal'], string>,
};

export type ContactPhoneText = typeof vi;
export default vi;
