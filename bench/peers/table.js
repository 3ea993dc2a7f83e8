// Puts the lines of several engines beside each other, as Markdown. The first file is Dossier's.
//
//   table.js NAME=FILE...
'use strict';
const fs = require('fs');

const LINE = /^(\S.*?)\s{2,}(-?[\d.]+) (\S+)\s*(.*)$/;
const SINGLE = /^(\S+)\s+(-?[\d.]+) (\S+)\s*(.*)$/;

function read(file) {
  const measures = new Map();
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const found = LINE.exec(line) || SINGLE.exec(line);
    if (!found) continue;
    const answer = /answer (\w+)/.exec(found[4]);
    measures.set(found[1], { value: Number(found[2]), unit: found[3], answer: answer && answer[1] });
  }
  return measures;
}

const engines = process.argv.slice(2).map((word) => {
  const [name, file] = word.split('=');
  return { name, measures: read(file) };
});
const [own, ...peers] = engines;

const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4));

function row(name, { value, unit, answer }) {
  const more = unit === '/s';
  const known = peers.map(({ measures }) => measures.get(name));
  const cells = known.map((measure) => {
    if (!measure) return '-';
    const differs = answer && measure.answer && measure.answer !== answer;
    return short(measure.value) + (differs ? ' (other answer)' : '');
  });
  const values = known.filter(Boolean).map((measure) => measure.value);
  const best = more ? Math.max(...values) : Math.min(...values);
  const ratio = values.length === 0 ? '-' : `${short(more ? value / best : best / value)}x`;
  return `| ${name} | ${unit} | ${short(value)} | ${cells.join(' | ')} | ${ratio} |`;
}

console.log(`| measure | unit | ${engines.map(({ name }) => name).join(' | ')} | against the best peer |`);
console.log(`|${'---|'.repeat(engines.length + 3)}`);
for (const [name, measure] of own.measures) console.log(row(name, measure));
