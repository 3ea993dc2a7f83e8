// One peer: import, opening, questions and writes, as the programs beside it do for Dossier.
//
//   run.js ENGINE MODULES FOLDER DATABASE
//
// ENGINE is kuzu, ladybug, duckdb or sqlite; MODULES a node_modules folder where it is installed. Prints one line a measure.
// PARTS names some of `import open questions writes`, QUESTIONS a part of the names of questions, to take only these.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const { bytesBeside, removeBeside } = require('./files');

const PACKAGES = {
  kuzu: ['kuzu', './kuzu'],
  ladybug: ['@ladybugdb/core', './kuzu'],
  duckdb: ['@duckdb/node-api', './duckdb'],
  sqlite: ['better-sqlite3', './sqlite'],
};
const BUDGET = Number(process.env.QUESTION_MS || 1500);
const PARTS = (process.env.PARTS || 'import open questions writes').split(' ');
const ONLY = process.env.QUESTIONS || '';
const [engine, modules, folder, database] = process.argv.slice(2);

const now = () => Number(process.hrtime.bigint()) / 1e6;
const tell = (name, value, unit, remarks = '') => console.log(`${name.padEnd(34)} ${value.toFixed(4).padStart(14)} ${unit.padEnd(6)} ${remarks}`);
const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))];
const md5 = (text) => crypto.createHash('md5').update(text).digest('hex').slice(0, 10);

function cell(value) {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(3);
  return String(value);
}
function digest(rows, ordered) {
  const lines = rows.map((row) => row.map(cell).join('|'));
  return md5((ordered ? lines : lines.sort()).join('\n'));
}
function peakMemory() {
  return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
}
function connector() {
  const [name, file] = PACKAGES[engine];
  const Peer = require(file);
  return new Peer(require(path.join(modules, name)));
}

async function measureImport() {
  removeBeside(database);
  const peer = connector();
  const start = now();
  await peer.open(database);
  await peer.load(folder);
  await peer.close();
  tell('import', (now() - start) / 1000, 's');
  tell('import memory', peakMemory(), 'MB');
  tell('import disk', bytesBeside(database) / 1e6, 'MB');
}

async function measureOpening(point) {
  const times = [];
  for (let i = 0; i < 5; ++i) {
    const peer = connector();
    const start = now();
    await peer.open(database);
    await (await peer.prepare(point))(point.sets[0]);
    times.push(now() - start);
    await peer.close();
  }
  tell('open to read, first answer', quantile(times, 0.5), 'ms');
}

async function measureQuestion(peer, question) {
  const ask = await peer.prepare(question);
  if (!ask) return;
  const answers = [];
  let cold = 0;
  for (const set of question.sets) {
    const start = now();
    const rows = await ask(set);
    if (answers.length === 0) cold = now() - start;
    answers.push(digest(rows, question.ordered));
  }
  const times = [];
  const begin = now();
  for (let round = 0; round < 20 && (round === 0 || now() - begin < BUDGET); ++round) {
    for (const set of question.sets) {
      const start = now();
      await ask(set);
      times.push(now() - start);
    }
  }
  tell(question.name, quantile(times, 0.5), 'ms', `${cold.toFixed(3)} cold, answer ${md5(answers.join(','))}`);
}

async function measureWrites(peer, people) {
  const writes = await peer.writes();
  let state = 12345;
  const any = () => (state = (state * 48271) % 2147483647) % people;
  const repeat = async (count, limit, action) => {
    const start = now();
    let done = 0;
    for (; done < count && now() - start < limit; ++done) await action();
    return (1000 * done) / (now() - start);
  };
  const tie = () => writes.tie({ a: any(), b: any() });
  tell('single commits', await repeat(2000, 4000, tie), '/s');
  if (writes.mergeAll) {
    const rows = Array.from({ length: 10000 }, (_, i) => ({ id: i % 2 ? 1e9 + i : any(), n: `New Person ${i}` }));
    const start = now();
    await writes.mergeAll(rows);
    tell('merge of 10,000 entities', 1e7 / (now() - start), '/s');
  }
  await writes.begin();
  const start = now();
  let done = 0;
  for (; done < 100000 && now() - start < 4000; ++done) await tie();
  await writes.commit();
  tell('100,000 relationships at once', (1000 * done) / (now() - start), '/s', done < 100000 ? `stopped after ${done}` : '');
}

async function main() {
  const given = JSON.parse(fs.readFileSync(path.join(folder, 'params.json'), 'utf8'));
  const questions = require('./questions')(given);
  if (PARTS.includes('import')) await measureImport();
  if (PARTS.includes('open')) await measureOpening(questions[0]);
  const peer = connector();
  await peer.open(database);
  for (const question of questions) {
    if (!PARTS.includes('questions') || !question.name.includes(ONLY)) continue;
    try {
      await measureQuestion(peer, question);
    } catch (failure) {
      console.log(`${question.name.padEnd(34)} failed: ${String(failure.message).split('\n')[0].slice(0, 100)}`);
    }
  }
  if (PARTS.includes('writes')) await measureWrites(peer, given.base.Person[1]);
  await peer.close();
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
