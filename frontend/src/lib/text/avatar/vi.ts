import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

/** The words about a picture, in Vietnamese. English must match. */
const vi = {
  title: 'Ảnh đại diện',
  lead: 'Ảnh này hiện cạnh họ tên ông/bà trên cổng. Không bắt buộc phải có ảnh.',
  now: 'Ảnh đang dùng',
  none: 'Chưa dùng ảnh; cổng hiện chữ cái đầu của họ tên.',
  choose: 'Chọn ảnh',
  chooseOther: 'Chọn ảnh khác',
  limits: (megabytes: number) => `Ảnh JPEG, PNG hoặc WebP, nhiều nhất ${megabytes}\u00a0MB`,
  stripped:
    'Cổng chỉ giữ phần hình vuông ông/bà chọn, không giữ nơi chụp và thông tin khác của tệp.',
  opening: 'Đang mở ảnh…',
  crop: 'Chọn phần ảnh muốn dùng',
  cropHelp: 'Kéo ảnh để dời, hoặc dùng các nút và phím mũi tên. Phím + và − để phóng to, thu nhỏ.',
  stage: 'Khung chọn ảnh',
  left: 'Dời sang trái',
  right: 'Dời sang phải',
  up: 'Dời lên',
  down: 'Dời xuống',
  zoom: 'Phóng to, thu nhỏ',
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  preview: 'Ảnh sẽ hiện như thế này',
  selected: (side: number, width: number, height: number) =>
    `Phần đang chọn: ${side} × ${side} điểm ảnh trong ảnh ${width} × ${height}`,
  small: 'Phần đang chọn khá nhỏ nên ảnh có thể bị mờ. Thu nhỏ lại để lấy phần rộng hơn.',
  use: 'Dùng ảnh này',
  sending: 'Đang gửi ảnh…',
  cancel: 'Thôi, giữ ảnh đang dùng',
  cancelNone: 'Thôi, không dùng ảnh',
  remove: 'Không dùng ảnh',
  removing: 'Đang bỏ ảnh…',
  removed: 'Đã bỏ ảnh đại diện',
  removedWay: 'Cổng hiện chữ cái đầu của họ tên thay cho ảnh.',
  undo: 'Hoàn tác',
  undone: 'Đã dùng lại ảnh cũ',
  set: 'Đã đổi ảnh đại diện',
  setWay: 'Ảnh mới hiện cạnh họ tên ông/bà trên mọi trang.',
  cantOpen: 'Trình duyệt không mở được ảnh này',
  cantOpenWay:
    'Tệp có thể bị hỏng. Xin chọn ảnh khác. Nếu chắc chắn ảnh tốt, ông/bà có thể gửi để cổng kiểm tra; cổng lấy hình vuông lớn nhất ở giữa ảnh.',
  sendAnyway: 'Gửi để cổng kiểm tra',
  unusable: 'Ảnh này không dùng được',
  tooLarge: (megabytes: number) =>
    `Tệp lớn hơn ${megabytes}\u00a0MB. Xin chọn ảnh nhỏ hơn, hoặc chụp lại với chất lượng thấp hơn.`,
  refused: {
    empty_file: 'Tệp này không có nội dung. Xin chọn ảnh khác.',
    not_a_picture: 'Tệp này không phải ảnh JPEG, PNG hoặc WebP. Xin chọn ảnh khác.',
    damaged_picture: 'Tệp ảnh bị hỏng hoặc bị thiếu. Xin chọn ảnh khác.',
    too_many_pixels: 'Ảnh có quá nhiều điểm ảnh. Xin thu nhỏ ảnh hoặc chọn ảnh khác.',
  } satisfies Record<Schemas['PictureRefusal'], string>,
  unsupported: 'Cổng chỉ nhận ảnh JPEG, PNG hoặc WebP. Xin chọn ảnh khác.',
};

export type AvatarText = typeof vi;
export default vi;
