/** The words of every long list, in Vietnamese. English must match. */
const vi = {
  more: 'Xem thêm',
  loading: 'Đang tải…',
  shown: (count: number) => `Đã hiện ${count} mục`,
  end: 'Đã hết danh sách',
  moreFailed: 'Chưa tải thêm được',
};

export type ListText = typeof vi;
export default vi;
