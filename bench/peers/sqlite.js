// SQLite: tables in rows with indexes on both ends, asked in SQL. Files are read by the program `sqlite3`.
'use strict';
const { execFileSync } = require('child_process');
const { readFolder } = require('./files');
const { tableOf, derived } = require('./sql');

const TYPES = { integer: 'INTEGER', real: 'REAL', date: 'TEXT', text: 'TEXT' };
const RENAMED = { from: 'src', to: 'dst' };

module.exports = class Sqlite {
  constructor(library) {
    this.library = library;
  }

  async open(file) {
    this.file = file;
    this.database = new this.library(file);
    for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'cache_size=-1000000', 'mmap_size=8000000000']) {
      this.database.pragma(pragma);
    }
  }
  async close() {
    this.database.close();
  }

  async load(folder) {
    const content = readFolder(folder);
    this.database.close();
    this.readFiles(content);
    await this.open(this.file);
    this.database.pragma('synchronous=OFF');
    for (const tie of content.ties.map(tableOf)) {
      this.run(`CREATE INDEX ${tie}_out ON ${tie}(src, dst)`);
      this.run(`CREATE INDEX ${tie}_in ON ${tie}(dst, src)`);
    }
    const { views, met } = derived(content);
    views.forEach((view) => this.run(view));
    this.run('CREATE TABLE met(src INTEGER, dst INTEGER, confidence REAL, PRIMARY KEY (src, dst)) WITHOUT ROWID');
    this.run(`INSERT INTO met SELECT * FROM (${met}) ORDER BY src, dst`);
    this.run('CREATE TABLE node(id INTEGER PRIMARY KEY, name TEXT)');
    for (const { label } of content.nodes) this.run(`INSERT INTO node SELECT id, name FROM ${label}`);
    this.run('CREATE INDEX person_name ON person(name)');
    this.run('ANALYZE');
  }

  readFiles({ nodes, ties }) {
    const lines = ['PRAGMA journal_mode=OFF;', 'PRAGMA synchronous=OFF;', '.mode csv'];
    const add = (table, { columns, file }) => {
      const typed = columns.map(({ name, kind }) => `${RENAMED[name] || name} ${TYPES[kind]}${name === 'id' ? ' PRIMARY KEY' : ''}`);
      lines.push(`CREATE TABLE ${table}(${typed.join(', ')});`, `.import --skip 1 "${file}" ${table}`);
    };
    for (const node of nodes) add(node.label.toLowerCase(), node);
    for (const tie of ties) add(tableOf(tie), tie);
    execFileSync('sqlite3', [this.file], { input: lines.join('\n') + '\n', stdio: ['pipe', 'ignore', 'inherit'] });
  }

  run(text) {
    this.database.exec(text);
  }
  async prepare(question) {
    const text = question.sqlite === undefined ? question.sql : question.sqlite;
    if (!text) return null;
    const statement = this.database.prepare(text).raw(true);
    return async (parameters) => (Object.keys(parameters).length === 0 ? statement.all() : statement.all(parameters));
  }

  async writes() {
    const tie = this.database.prepare("INSERT INTO meets_person_person VALUES ($a, $b, '2026-01-01', 0.5, 'Geneva')");
    const merge = this.database.prepare("INSERT INTO person(id, name, role) VALUES ($id, $n, 'envoy') " +
      "ON CONFLICT (id) DO UPDATE SET role = excluded.role");
    return {
      tie: async (ends) => tie.run(ends),
      begin: async () => this.run('BEGIN'),
      commit: async () => this.run('COMMIT'),
      mergeAll: async (rows) => this.database.transaction(() => rows.forEach((row) => merge.run(row)))(),
    };
  }
};
