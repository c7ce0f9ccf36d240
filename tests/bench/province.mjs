// A province at full size, the same each time: 1,500 units and 50,000 members as the tables that are brought in.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COMMUNES = 104;
const DEPARTMENTS = 14;
const UNITS = 1500;
export const MEMBERS = 50_000;

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Minh', 'Ngọc', 'Thanh', 'Quang', 'Hữu', 'Thu', 'Xuân', 'Kim', 'Bảo'];
const GIVEN = ['An', 'Ánh', 'Bình', 'Châu', 'Dũng', 'Đạt', 'Giang', 'Hà', 'Hòa', 'Hùng', 'Khánh', 'Lan', 'Linh', 'Mai',
  'Nam', 'Nga', 'Oanh', 'Phúc', 'Quân', 'Sơn', 'Tâm', 'Thảo', 'Trang', 'Tuấn', 'Uyên', 'Vinh', 'Yến'];

/** Chance that repeats (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const digits = (number, width) => String(number).padStart(width, '0');

function units() {
  const rows = [['QM', 'Ủy ban nhân dân tỉnh Quy Mô', 'province', '']];
  const parents = [];
  for (let n = 1; n <= DEPARTMENTS; n++) {
    rows.push([`QM.S${digits(n, 2)}`, `Sở Quy mô ${n}`, 'department', 'QM']);
    parents.push(`QM.S${digits(n, 2)}`);
  }
  for (let n = 1; n <= COMMUNES; n++) {
    rows.push([`QM.X${digits(n, 3)}`, `Ủy ban nhân dân xã Quy Mô ${n}`, 'commune', 'QM']);
    parents.push(`QM.X${digits(n, 3)}`);
  }
  const workplaces = [];
  for (let n = 0; rows.length < UNITS; n++) {
    const parent = parents[n % parents.length];
    const code = `${parent}.P${digits(n, 4)}`;
    rows.push([code, `Phòng Chuyên môn ${n}`, 'division', parent]);
    workplaces.push(code);
  }
  // Parts before what they are parts of: the order is not the importer's to choose.
  return { rows: rows.reverse(), workplaces };
}

function member(n, workplaces, next) {
  const one = (list) => list[Math.floor(next() * list.length)];
  const maybe = (value) => (next() < 0.6 ? value : '');
  const name = `${one(FAMILY)} ${one(MIDDLE)} ${one(GIVEN)}`;
  return [
    `QM${digits(n, 6)}`,
    `quymo.${digits(n, 6)}`,
    name,
    one(workplaces),
    next() < 0.03 ? 'manager' : 'staff',
    maybe(next() < 0.5 ? 'Nam' : 'Nữ'),
    maybe(`${digits(1 + Math.floor(next() * 28), 2)}/${digits(1 + Math.floor(next() * 12), 2)}/${1965 + Math.floor(next() * 38)}`),
    maybe(`09${digits(Math.floor(next() * 1e8), 8)}`),
    maybe(`cb${n}@quymo.example`),
  ];
}

/** Writes both tables and says where they are. */
export function province(folder) {
  const next = chance(20261126);
  const { rows, workplaces } = units();
  const members = Array.from({ length: MEMBERS }, (_, n) => member(n, workplaces, next));
  const write = (name, headings, table) => {
    const file = join(folder, name);
    writeFileSync(file, `\ufeff${[headings, ...table].map((row) => row.join(',')).join('\r\n')}\r\n`);
    return file;
  };
  return {
    units: write('units.csv', ['code', 'name', 'kind', 'parent_code'], rows),
    members: write(
      'members.csv',
      ['staff_code', 'username', 'full_name', 'unit_code', 'role', 'gender', 'birth_date', 'phone', 'email'],
      members,
    ),
  };
}
