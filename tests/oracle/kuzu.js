// Answers of Kuzu by its module for Node.js: one case a line on standard input, {setup, queries}, and
// one line of answers each, rows or the message of an error.
'use strict';
const { createInterface } = require('readline');
const kuzu = require('kuzu');

function rowsOf(connection, text) {
  const result = connection.querySync(text);
  const names = result.getColumnNamesSync();
  const rows = result.getAllSync().map((row) => names.map((name) => row[name]));
  result.close();
  return rows;
}

function answer({ setup, queries }) {
  const database = new kuzu.Database(':memory:');
  database.initSync();
  const connection = new kuzu.Connection(database);
  connection.initSync();
  for (const statement of setup) connection.querySync(statement).close();
  const answers = queries.map((query) => {
    try {
      return { rows: rowsOf(connection, query) };
    } catch (failure) {
      return { error: String(failure.message) };
    }
  });
  connection.closeSync();
  database.closeSync();
  return answers;
}

const plain = (key, value) => (typeof value === 'bigint' ? Number(value) : value);

createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)), plain)}\n`);
});
