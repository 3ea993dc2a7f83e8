// DuckDB: tables in columns, asked in SQL.
'use strict';
const { readFolder } = require('./files');
const { tableOf, derived } = require('./sql');

const TYPES = { integer: 'BIGINT', real: 'DOUBLE', date: 'DATE', text: 'VARCHAR' };

module.exports = class DuckDb {
  constructor(library) {
    this.library = library;
  }

  async open(file) {
    this.instance = await this.library.DuckDBInstance.create(file);
    this.connection = await this.instance.connect();
  }
  async close() {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  async load(folder) {
    const content = readFolder(folder);
    const csv = ({ file, columns }) => {
      const types = columns.map(({ name, kind }) => `'${name}': '${TYPES[kind]}'`).join(', ');
      return `read_csv('${file}', header=true, auto_detect=false, delim=',', quote='"', columns={${types}})`;
    };
    for (const node of content.nodes) await this.run(`CREATE TABLE ${node.label} AS FROM ${csv(node)}`);
    for (const tie of content.ties) {
      await this.run(`CREATE TABLE ${tableOf(tie)} AS SELECT "from" AS src, "to" AS dst, * EXCLUDE ("from", "to") FROM ${csv(tie)} ORDER BY src`);
    }
    const { views, node, met } = derived(content);
    for (const statement of [...views, node, `CREATE TABLE met AS FROM (${met}) ORDER BY src`]) await this.run(statement);
    for (const { label } of content.nodes) await this.run(`CREATE UNIQUE INDEX ${label}_id ON ${label}(id)`);
    await this.run('CREATE UNIQUE INDEX node_id ON node(id)');
    await this.run('CREATE INDEX person_name ON person(name)');
    await this.run('CHECKPOINT');
  }

  async run(text) {
    await this.connection.run(text);
  }
  async prepare(question) {
    const text = question.duckdb === undefined ? question.sql : question.duckdb;
    return text && this.prepareText(text);
  }
  async prepareText(text) {
    const statement = await this.connection.prepare(text);
    return async (parameters) => {
      for (const [name, value] of Object.entries(parameters)) {
        const place = statement.parameterIndex(name);
        if (typeof value === 'string') statement.bindVarchar(place, value);
        else statement.bindBigInt(place, BigInt(value));
      }
      return (await statement.runAndReadAll()).getRows();
    };
  }

  async writes() {
    const tie = await this.prepareText("INSERT INTO meets_person_person VALUES ($a, $b, DATE '2026-01-01', 0.5, 'Geneva')");
    return { tie, begin: () => this.run('BEGIN'), commit: () => this.run('COMMIT') };
  }
};
