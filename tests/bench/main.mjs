// make bench: all of it, or the parts that are named (requests, profiles, lists, pictures, sign-ins, waits,
// waiting, memory, pages, people-at-scale).
import { cpus } from 'node:os';
import { lists, pictures, profiles } from './account.mjs';
import { pages } from './pages.mjs';
import { peopleAtScale } from './people-at-scale.mjs';
import { memoryAndStart, signInRate, waitMeanwhile } from './people.mjs';
import { endAll } from './processes.mjs';
import { Report } from './report.mjs';
import { requests, where } from './requests.mjs';
import { waiting } from './waiting.mjs';

const parts = {
  requests: (report) => requests(report, process.env.MOTCUA_TEST_POSTGRES),
  profiles: (report) => profiles(report, process.env.MOTCUA_TEST_POSTGRES),
  lists: (report) => lists(report, process.env.MOTCUA_TEST_POSTGRES),
  pictures,
  'sign-ins': signInRate,
  waits: waitMeanwhile,
  waiting,
  memory: memoryAndStart,
  pages,
  'people-at-scale': (report) => peopleAtScale(report, process.env.MOTCUA_TEST_POSTGRES),
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')} (${Object.keys(parts).join(', ')})`);

const report = new Report();
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure(report);
  }
} finally {
  await endAll();
}
const day = new Date().toISOString().slice(0, 10);
console.log(`\n${day}, ${cpus().length} cores (${cpus()[0].model.trim()}), release build; ${where}\n`);
console.log(report.table());
if (report.missed > 0) console.log(`\n${report.missed} targets missed`);
