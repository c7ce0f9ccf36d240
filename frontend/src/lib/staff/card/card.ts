import type { Typed } from '../record/record.ts';

/** What the QR code of a chip card says. It is not signed: it may fill a form, and proves nothing. */
export interface Card {
  personal_id: string;
  full_name: string;
  /** `dd/MM/yyyy` */
  birth_date: string;
  gender: 'female' | 'male' | '';
  address: string;
}

const genders: Record<string, Card['gender']> = { nam: 'male', nữ: 'female' };

/** Number | old number | name | day of birth | sex | address | issued, and whatever a later card adds. */
export function readCard(text: string): Card | undefined {
  const fields = text.normalize('NFC').split('|');
  if (fields.length < 7) return undefined;
  const [number = '', , name = '', born = '', sex = '', address = ''] = fields.map((field) =>
    field.trim().replace(/\s+/g, ' '),
  );
  const birthDate = dayOf(born);
  if (!/^\d{12}$/.test(number) || !name || !birthDate) return undefined;
  return {
    personal_id: number,
    full_name: name,
    birth_date: birthDate,
    gender: genders[sex.toLocaleLowerCase('vi')] ?? '',
    address,
  };
}

/** `ddMMyyyy` as people write it; nothing if there is no such day. */
function dayOf(digits: string): string | undefined {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(digits) ?? [];
  if (!day || !month || !year) return undefined;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return exists ? `${day}/${month}/${year}` : undefined;
}

/** For the form: what the card does not say stays as it is. */
export function typedFrom(card: Card): Partial<Typed> {
  const { personal_id: number, ...rest } = card;
  const all: Partial<Typed> = { ...rest, personal_id: (number.match(/\d{3}/g) ?? []).join(' ') };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}
