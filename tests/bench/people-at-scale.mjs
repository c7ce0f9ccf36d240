// A province of 50,000 members in 1,500 units: bringing them in, their list, the board of a campaign.
import { boardSeen } from './board-seen.mjs';
import { emptyDatabase, folder, portal, SERVER } from './processes.mjs';
import { MEMBERS, province } from './province.mjs';
import { median } from './statistics.mjs';

const TURNS = 60;
const IMPORT_SECONDS = 20;
const LIST_MILLISECONDS = 20;
const BOARD_MILLISECONDS = 50;
const SEEN_MILLISECONDS = 1000;

class Administrator {
  constructor(url) {
    this.url = url;
  }

  async signsIn() {
    const { token } = await this.#ask('POST', '/sandbox/sign-in', { key: 'quan.tri' });
    this.token = token;
    return this;
  }

  get(path) {
    return this.#ask('GET', path);
  }

  post(path, body) {
    return this.#ask('POST', path, body);
  }

  async #ask(method, path, body = undefined) {
    const headers = { origin: this.url };
    if (this.token) headers.authorization = `Bearer ${this.token}`;
    if (body) headers['content-type'] = 'application/json';
    const answer = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
    return said;
  }

  /** Milliseconds of each turn, and what came last. */
  async times(path) {
    const times = [];
    let page;
    await this.get(path);
    for (let turn = 0; turn < TURNS; turn++) {
      const sent = performance.now();
      page = await this.get(path);
      times.push(performance.now() - sent);
    }
    return { times, page };
  }
}

async function imported(report, name, server, tables) {
  await server.run('import', 'units', tables.units);
  await server.run('import', 'members', tables.members);
  // Again with nothing new: each row is held against what is there.
  await server.run('import', 'members', tables.members, '--dry-run');
  const administrator = await new Administrator(server.url).signsIn();
  const { imports } = await administrator.get('/api/staff/imports');
  const [again, members, units] = imports;
  const seconds = ({ begun_at, ended_at }) => (Date.parse(ended_at) - Date.parse(begun_at)) / 1000;
  if (members.summary?.new !== MEMBERS) throw new Error(JSON.stringify(members));
  report.figure(`import of ${units.rows} units, ${name}`, `${seconds(units).toFixed(2)} s`);
  report.limit(`import of ${members.rows} members, ${name}`, seconds(members), IMPORT_SECONDS, 's');
  report.limit(`the same once more, tried out`, seconds(again), IMPORT_SECONDS, 's');
  return administrator;
}

/** A place half-way through the list. */
async function middle(administrator, sort) {
  let cursor = '';
  for (let page = 0; page < MEMBERS / 200; page++) {
    const path = `/api/staff/members?sort=${sort}&limit=100&cursor=${encodeURIComponent(cursor)}`;
    cursor = (await administrator.get(path)).next;
  }
  return encodeURIComponent(cursor);
}

async function members(report, name, administrator) {
  const { units } = await administrator.get('/api/staff/units?q=quy%20mo%201&limit=1');
  const commune = units[0].id;
  const asked = {
    'first page': '',
    'by staff code': 'sort=staff_code',
    'by unit': 'sort=unit',
    'middle by name': `sort=name&cursor=${await middle(administrator, 'name')}`,
    'middle by unit': `sort=unit&cursor=${await middle(administrator, 'unit')}`,
    'of one unit and all below': `unit=${commune}`,
    managers: 'role=manager',
    disabled: 'disabled=true',
    complete: 'complete=true',
    'not complete': 'complete=false',
    'found by name': `q=${encodeURIComponent('nguyễn lan')}`,
    'found by code': 'q=qm0499',
    'found by nothing': 'q=zzzz',
  };
  for (const [what, query] of Object.entries(asked)) {
    const { times } = await administrator.times(`/api/staff/members?limit=20&${query}`);
    report.limit(`members, ${what}, ${name}, median`, median(times), LIST_MILLISECONDS, 'ms');
    report.figure('the same, the longest', `${Math.max(...times).toFixed(1)} ms`);
  }
}

async function board(report, name, administrator, server) {
  const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const campaign = await administrator.post('/api/staff/campaigns', {
    name: 'Chuẩn hóa quy mô',
    required_fields: ['full_name', 'gender', 'birth_date', 'phone'],
    unit_ids: [],
    deadline,
  });
  const path = `/api/staff/campaigns/${campaign.id}`;
  const measure = async (what, path, most) => {
    const { times } = await administrator.times(path);
    report.limit(`${what}, ${name}, median`, median(times), most, 'ms');
    report.figure('the same, the longest', `${Math.max(...times).toFixed(1)} ms`);
  };
  await measure('campaign board', `${path}/board`, BOARD_MILLISECONDS);
  const { middle, longest } = await boardSeen(server.url, campaign.id);
  report.limit(`campaign board in a browser, seen, ${name}, median of 9`, middle, SEEN_MILLISECONDS, 'ms');
  report.figure('the same, the longest', `${longest.toFixed(0)} ms`);
  await measure('who lacks what', `${path}/missing`, LIST_MILLISECONDS);
  await measure('trend of a campaign', `${path}/trend`, BOARD_MILLISECONDS);
  await measure('all campaigns', '/api/staff/campaigns', BOARD_MILLISECONDS);
  await administrator.post(`${path}/close`, {});
  await measure('board of a closed campaign', `${path}/board`, BOARD_MILLISECONDS);
}

export async function peopleAtScale(report, postgres) {
  const tables = province(folder());
  for (const [name, url] of [
    ['SQLite', undefined],
    ['PostgreSQL', postgres],
  ]) {
    const database = url && (await emptyDatabase(url));
    const server = await portal(SERVER, folder(), database);
    const administrator = await imported(report, name, server, tables);
    await members(report, name, administrator);
    await board(report, name, administrator, server);
    await server.stop();
  }
}
