import type { ListText } from './vi.ts';

const en: ListText = {
  more: 'Show more',
  loading: 'Loading…',
  shown: (count) => `${count} shown`,
  end: 'That is all',
  moreFailed: 'No more could be loaded',
};

export default en;
