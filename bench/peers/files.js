// What a folder of CSV files holds: Label.csv for nodes, TYPE_From_To.csv for relationships; see bench/load.h.
'use strict';
const fs = require('fs');
const path = require('path');

const KINDS = {
  integer: ['id', 'from', 'to', 'doc', 'pos', 'population'],
  real: ['confidence', 'budget'],
  date: ['birth', 'founded', 'signed_on', 'proposed_on', 'published', 'on_date'],
};

function kindOf(column) {
  return Object.keys(KINDS).find((kind) => KINDS[kind].includes(column)) || 'text';
}

function columnsOf(file) {
  const bytes = Buffer.alloc(4096);
  const handle = fs.openSync(file, 'r');
  const size = fs.readSync(handle, bytes, 0, bytes.length, 0);
  fs.closeSync(handle);
  const header = bytes.toString('utf8', 0, size).split('\n')[0].trim();
  return header.split(',').map((name) => ({ name, kind: kindOf(name) }));
}

function readFolder(folder) {
  const nodes = [], ties = [];
  for (const name of fs.readdirSync(folder).filter((entry) => entry.endsWith('.csv')).sort()) {
    const file = path.join(folder, name);
    const parts = path.basename(name, '.csv').split('_');
    const columns = columnsOf(file);
    if (parts.length === 1) {
      nodes.push({ file, label: parts[0], columns });
    } else {
      const [from, to] = parts.slice(-2);
      ties.push({ file, type: parts.slice(0, -2).join('_'), from, to, columns });
    }
  }
  return { nodes, ties };
}

function groupByType(ties) {
  const groups = new Map();
  for (const tie of ties) groups.set(tie.type, [...(groups.get(tie.type) || []), tie]);
  return groups;
}

/// Bytes of a file or folder, and of what lies beside it under a longer name.
function bytesOf(target) {
  if (!fs.existsSync(target)) return 0;
  if (!fs.statSync(target).isDirectory()) return fs.statSync(target).size;
  return fs.readdirSync(target).reduce((sum, entry) => sum + bytesOf(path.join(target, entry)), 0);
}
function bytesBeside(target) {
  const folder = path.dirname(target);
  const own = fs.readdirSync(folder).filter((entry) => entry.startsWith(path.basename(target)));
  return own.reduce((sum, entry) => sum + bytesOf(path.join(folder, entry)), 0);
}
function removeBeside(target) {
  const folder = path.dirname(target);
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder)) {
    if (entry.startsWith(path.basename(target))) fs.rmSync(path.join(folder, entry), { recursive: true });
  }
}

module.exports = { readFolder, groupByType, bytesBeside, removeBeside };
