import type { HistoryText } from './vi.ts';

const en: HistoryText = {
  title: 'History of changes',
  of: (field) => `History: ${field}`,
  lead: 'Changes of the last 12 months, the newest first.',
  all: 'See all items',
  when: 'When',
  field: 'Item',
  who: 'By whom',
  before: 'Before',
  after: 'After',
  nothing: 'empty',
  empty: 'No changes yet',
  emptyWay: 'When something changes, the old and the new are written down here.',
  unavailable: 'The history could not be loaded',
};

export default en;
