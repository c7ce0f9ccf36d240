/** The words about what a profile said before, in Vietnamese. English must match. */
const vi = {
  title: 'Lịch sử thay đổi',
  of: (field: string) => `Lịch sử thay đổi: ${field}`,
  lead: 'Những thay đổi trong 12 tháng qua, mới nhất ở trên.',
  all: 'Xem mọi mục',
  when: 'Lúc',
  field: 'Mục',
  who: 'Do ai',
  before: 'Trước',
  after: 'Sau',
  nothing: 'để trống',
  empty: 'Chưa có thay đổi nào',
  emptyWay: 'Khi nội dung thay đổi, nội dung cũ và mới được ghi lại ở đây.',
  unavailable: 'Chưa tải được lịch sử',
};

export type HistoryText = typeof vi;
export default vi;
