// Kuzu, and LadybugDB, which took it over: graphs with a fixed schema, asked in Cypher.
'use strict';
const { readFolder, groupByType } = require('./files');

const TYPES = { integer: 'INT64', real: 'DOUBLE', date: 'DATE', text: 'STRING' };
const properties = (columns, left) =>
  columns.filter(({ name }) => !left.includes(name)).map(({ name, kind }) => `${name} ${TYPES[kind]}`).join(', ');

module.exports = class Kuzu {
  constructor(library) {
    this.library = library;
  }

  async open(file) {
    this.database = new this.library.Database(file);
    this.database.initSync();
    this.connection = new this.library.Connection(this.database);
    this.connection.initSync();
    this.connection.setQueryTimeout(10000);
  }
  async close() {
    this.connection.closeSync();
    this.database.closeSync();
  }

  async load(folder) {
    this.connection.setQueryTimeout(600000);
    const { nodes, ties } = readFolder(folder);
    for (const { label, columns, file } of nodes) {
      this.run(`CREATE NODE TABLE ${label}(id INT64 PRIMARY KEY, ${properties(columns, ['id'])})`);
      this.run(`COPY ${label} FROM '${file}' (HEADER=true)`);
    }
    for (const [type, group] of groupByType(ties)) {
      const ends = group.map(({ from, to }) => `FROM ${from} TO ${to}`).join(', ');
      this.run(`CREATE REL TABLE ${type}(${ends}, ${properties(group[0].columns, ['from', 'to'])})`);
      for (const { from, to, file } of group) {
        const which = group.length > 1 ? `, from='${from}', to='${to}'` : '';
        this.run(`COPY ${type} FROM '${file}' (HEADER=true${which})`);
      }
    }
    this.run('CHECKPOINT');
  }

  run(text) {
    this.connection.querySync(text).close();
  }
  async prepare(question) {
    return question.cypher && this.prepareText(question.cypher);
  }
  prepareText(text) {
    const statement = this.connection.prepareSync(text);
    if (!statement.isSuccess()) throw new Error(statement.getErrorMessage());
    return async (parameters) => {
      const result = this.connection.executeSync(statement, parameters);
      const names = result.getColumnNamesSync();
      const rows = result.getAllSync().map((row) => names.map((name) => row[name]));
      result.close();
      return rows;
    };
  }

  async writes() {
    const tie = this.prepareText("MATCH (a:Person {id: $a}), (b:Person {id: $b}) " +
      "CREATE (a)-[:MEETS {on_date: date('2026-01-01'), confidence: 0.5, place: 'Geneva'}]->(b)");
    const merge = this.prepareText("UNWIND $rows AS row MERGE (p:Person {id: row.id}) " +
      "ON CREATE SET p.name = row.n, p.role = 'envoy' ON MATCH SET p.role = 'envoy'");
    return {
      tie: ({ a, b }) => tie({ a, b }),
      begin: async () => this.run('BEGIN TRANSACTION'),
      commit: async () => this.run('COMMIT'),
      mergeAll: (rows) => merge({ rows }),
    };
  }
};
