// The questions of bench/questions.cpp in the words of each peer. `sql` is standard, `duckdb` and `sqlite` replace it where the
// dialects differ, null leaves a question out. A table stands for each pair of labels, a view for each type; `met` holds both
// directions of MEETS, `tie` the ends of everything, `node` id and name of everything.
'use strict';

const pick = (list, count, make) => list.slice(0, count).map(make);

module.exports = (given) => {
  const people = pick(given.persons, Infinity, ({ id }) => ({ id }));
  const actives = pick(given.actives, Infinity, ({ id }) => ({ id }));
  const pairs = pick(given.pairs, 20, ([a, b]) => ({ a, b }));
  const once = [{}];
  return [
    { name: 'Q01_point_id', sets: people,
      cypher: 'MATCH (p:Person {id: $id}) RETURN p.name, p.nationality, p.role',
      sql: 'SELECT name, nationality, role FROM person WHERE id = $id' },
    { name: 'Q02_point_name', sets: pick(given.persons, 50, ({ name }) => ({ name })),
      cypher: 'MATCH (p:Person {name: $name}) RETURN p.id, p.nationality',
      sql: 'SELECT id, nationality FROM person WHERE name = $name' },
    { name: 'Q03_nbr1_meets', sets: people,
      cypher: 'MATCH (p:Person {id: $id})-[m:MEETS]-(x:Person) RETURN x.id, x.name, m.confidence',
      sql: 'SELECT person.id, person.name, met.confidence FROM met JOIN person ON person.id = met.dst WHERE met.src = $id' },
    { name: 'Q03b_nbr_any', sets: actives,
      cypher: 'MATCH (p:Person {id: $id})-[r]->(x) RETURN x.id, x.name',
      sql: 'SELECT node.id, node.name FROM tie JOIN node ON node.id = tie.dst WHERE tie.src = $id' },
    { name: 'Q04_who_person', sets: actives,
      cypher: 'MATCH (p:Person {id: $id})-[a:PROPOSED]->(q:Proposal)-[b:PROPOSED_TO]->(t) ' +
        'RETURN q.name, t.name, a.evidence, b.confidence',
      sql: 'SELECT q.name, t.name, a.evidence, b.confidence FROM proposed_person_proposal a ' +
        'JOIN proposal q ON q.id = a.dst JOIN proposed_to b ON b.src = a.dst JOIN node t ON t.id = b.dst WHERE a.src = $id' },
    { name: 'Q05_who_count', sets: once,
      cypher: 'MATCH (p)-[:PROPOSED]->(q:Proposal)-[:PROPOSED_TO]->(t) RETURN count(*)',
      sql: 'SELECT count(*) FROM proposed a JOIN proposed_to b ON a.dst = b.src' },
    { name: 'Q06_who_topk', sets: once, ordered: true,
      cypher: 'MATCH (p)-[:PROPOSED]->(q:Proposal)-[:PROPOSED_TO]->(t:Country) ' +
        'RETURN p.id AS p, t.id AS t, count(*) AS c ORDER BY c DESC, p, t LIMIT 10',
      sql: 'SELECT a.src AS p, b.dst AS t, count(*) AS c FROM proposed a JOIN proposed_to_proposal_country b ON a.dst = b.src ' +
        'GROUP BY a.src, b.dst ORDER BY c DESC, p, t LIMIT 10' },
    { name: 'Q07_meets2', sets: people.slice(0, 20),
      cypher: 'MATCH (a:Person {id: $id})-[:MEETS]-(b:Person)-[:MEETS]-(c:Person) WHERE c.id <> $id RETURN count(DISTINCT c.id)',
      sql: 'SELECT count(DISTINCT b.dst) FROM met a JOIN met b ON a.dst = b.src WHERE a.src = $id AND b.dst <> $id' },
    { name: 'Q08_meets3', sets: people.slice(0, 5),
      cypher: 'MATCH (a:Person {id: $id})-[:MEETS]-(b:Person)-[:MEETS]-(c:Person)-[:MEETS]-(d:Person) ' +
        'WHERE c.id <> $id AND d.id <> b.id RETURN count(DISTINCT d.id)',
      sql: 'SELECT count(DISTINCT c.dst) FROM met a JOIN met b ON a.dst = b.src JOIN met c ON b.dst = c.src ' +
        'WHERE a.src = $id AND b.dst <> $id AND c.dst <> a.dst' },
    { name: 'Q09_triangles', sets: once,
      cypher: 'MATCH (a:Person)-[:MEETS]-(b:Person), (b)-[:MEETS]-(c:Person), (c)-[:MEETS]-(a) ' +
        'WHERE a.id < b.id AND b.id < c.id RETURN count(*)',
      sql: 'SELECT count(*) FROM met x JOIN met y ON x.dst = y.src JOIN met z ON z.src = x.src AND z.dst = y.dst ' +
        'WHERE x.src < x.dst AND y.src < y.dst' },
    { name: 'Q10_reach4', sets: people.slice(0, 3),
      cypher: 'MATCH (a:Person {id: $id})-[:MEETS*1..4]->(b:Person) WHERE b.id <> $id RETURN count(DISTINCT b.id)',
      sql: 'WITH RECURSIVE reached(id, steps) AS (SELECT CAST($id AS BIGINT), 0 UNION ' +
        'SELECT dst, steps + 1 FROM reached JOIN meets_person_person ON src = id WHERE steps < 4) ' +
        'SELECT count(DISTINCT id) FROM reached WHERE id <> $id' },
    { name: 'Q11_shortest', sets: pairs,
      cypher: 'MATCH p = (a:Person {id: $a})-[:MEETS* SHORTEST 1..10]-(b:Person {id: $b}) RETURN length(p)',
      sql: null,
      duckdb: 'WITH RECURSIVE reached(id, steps) USING KEY (id) AS (SELECT CAST($a AS BIGINT), 0 UNION ' +
        'SELECT DISTINCT met.dst, steps + 1 FROM reached JOIN met ON met.src = reached.id WHERE steps < 10 ' +
        'AND NOT EXISTS (FROM recurring.reached known WHERE known.id = met.dst) ' +
        'AND NOT EXISTS (FROM recurring.reached goal WHERE goal.id = $b)) SELECT min(steps) FROM reached WHERE id = $b' },
    { name: 'Q12_group', sets: once, ordered: true,
      cypher: 'MATCH (x:Person)-[s:SUPPORTS]->(q:Proposal) RETURN q.topic AS topic, count(*) AS c, avg(s.confidence) AS m ' +
        'ORDER BY c DESC, topic LIMIT 10',
      sql: 'SELECT q.topic AS topic, count(*) AS c, avg(s.confidence) AS m FROM supports_person_proposal s ' +
        'JOIN proposal q ON q.id = s.dst GROUP BY q.topic ORDER BY c DESC, topic LIMIT 10' },
    { name: 'Q13a_contains', sets: once,
      cypher: "MATCH (:Person)-[s:SUPPORTS]->(:Proposal) WHERE s.evidence CONTAINS 'sanctuary-clause' RETURN count(*)",
      sql: "SELECT count(*) FROM supports_person_proposal WHERE contains(evidence, 'sanctuary-clause')",
      sqlite: "SELECT count(*) FROM supports_person_proposal WHERE instr(evidence, 'sanctuary-clause')" },
    { name: 'Q13b_starts', sets: once,
      cypher: "MATCH (p:Person) WHERE p.name STARTS WITH 'Ana Kovac' RETURN count(*)",
      sql: "SELECT count(*) FROM person WHERE starts_with(name, 'Ana Kovac')",
      sqlite: "SELECT count(*) FROM person WHERE name BETWEEN 'Ana Kovac' AND 'Ana Kovac~'" },
    { name: 'Q14_optional', sets: once, ordered: true,
      cypher: "MATCH (q:Proposal) WHERE q.status = 'tabled' OPTIONAL MATCH (c:Country)-[:REJECTS]->(q) " +
        'RETURN q.topic AS topic, count(*) AS n, count(c.id) AS r ORDER BY topic',
      sql: 'SELECT q.topic AS topic, count(*) AS n, count(r.src) AS r FROM proposal q ' +
        "LEFT JOIN rejects_country_proposal r ON q.id = r.dst WHERE q.status = 'tabled' GROUP BY q.topic ORDER BY topic" },
    { name: 'Q15_comention', sets: actives.slice(0, 20), ordered: true,
      cypher: 'MATCH (p:Person {id: $id})<-[:MENTIONS]-(d:Document)-[:MENTIONS]->(o:Person) WHERE o.id <> $id ' +
        'RETURN o.id AS o, count(*) AS c ORDER BY c DESC, o LIMIT 10',
      sql: 'SELECT b.dst AS o, count(*) AS c FROM mentions_document_person a JOIN mentions_document_person b ON a.src = b.src ' +
        'WHERE a.dst = $id AND b.dst <> $id GROUP BY b.dst ORDER BY c DESC, o LIMIT 10' },
    { name: 'Q16_cyclic', sets: once,
      cypher: 'MATCH (a:Person)-[:MEETS]->(b:Person)-[:PROPOSED]->(q:Proposal)<-[:SUPPORTS]-(a) RETURN count(*)',
      sql: 'SELECT count(*) FROM meets_person_person m JOIN proposed_person_proposal p ON m.dst = p.src ' +
        'JOIN supports_person_proposal s ON s.src = m.src AND s.dst = p.dst' },
    { name: 'Q17_2paths', sets: once,
      cypher: 'MATCH (a:Person)-[:MEETS]->(b:Person)-[:MEETS]->(c:Person) RETURN count(*)',
      sql: 'SELECT count(*) FROM meets_person_person a JOIN meets_person_person b ON a.dst = b.src' },
    { name: 'Q18_range_top', sets: once, ordered: true,
      cypher: "MATCH (x:Person)-[s:SUPPORTS]->(q:Proposal) WHERE s.on_date >= date('2025-06-01') AND s.confidence > 0.9 " +
        'RETURN x.id AS x, q.id AS q, s.confidence AS confidence ORDER BY confidence DESC, x, q LIMIT 20',
      sql: "SELECT src, dst, confidence FROM supports_person_proposal WHERE on_date >= '2025-06-01' AND confidence > 0.9 " +
        'ORDER BY confidence DESC, src, dst LIMIT 20' },
  ];
};
