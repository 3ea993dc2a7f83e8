// What DuckDB and SQLite have in common: the tables and views that bench/peers/questions.js names.
'use strict';
const { groupByType } = require('./files');

const tableOf = (tie) => `${tie.type}_${tie.from}_${tie.to}`.toLowerCase();

/// Statements for what stands beside the tables that were read.
function derived({ nodes, ties }) {
  const out = [];
  for (const [type, group] of groupByType(ties)) {
    out.push(`CREATE VIEW ${type.toLowerCase()} AS ${group.map((tie) => `SELECT * FROM ${tableOf(tie)}`).join(' UNION ALL ')}`);
  }
  out.push(`CREATE VIEW tie AS ${ties.map((tie) => `SELECT src, dst FROM ${tableOf(tie)}`).join(' UNION ALL ')}`);
  const all = nodes.map(({ label }) => `SELECT id, name FROM ${label.toLowerCase()}`).join(' UNION ALL ');
  return { views: out, node: `CREATE TABLE node AS ${all}`,
    met: 'SELECT src, dst, confidence FROM meets_person_person UNION ALL SELECT dst, src, confidence FROM meets_person_person' };
}

module.exports = { tableOf, derived };
