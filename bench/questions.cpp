#include "bench/questions.h"

namespace dossier::bench {

namespace {

using enum ParameterSet;

constexpr Question kQuestions[] = {
    {"Q01_point_id", "MATCH (p:Person {id: $id}) RETURN p.name, p.nationality, p.role", Persons},
    {"Q02_point_name", "MATCH (p:Person {name: $name}) RETURN p.id, p.nationality", Names, 50},
    {"Q03_nbr1_meets",
     "MATCH (p:Person {id: $id})-[m:MEETS]-(x:Person) RETURN x.id, x.name, m.confidence", Persons},
    {"Q03b_nbr_any", "MATCH (p:Person {id: $id})-[]->(x) RETURN x.id, x.name", Actives},
    {"Q04_who_person",
     "MATCH (p:Person {id: $id})-[a:PROPOSED]->(q:Proposal)-[b:PROPOSED_TO]->(t) "
     "RETURN q.name, t.name, a.evidence, b.confidence",
     Actives},
    {"Q05_who_count", "MATCH (p)-[:PROPOSED]->(q:Proposal)-[:PROPOSED_TO]->(t) RETURN count(*)"},
    {"Q06_who_topk",
     "MATCH (p)-[:PROPOSED]->(q:Proposal)-[:PROPOSED_TO]->(t:Country) "
     "RETURN p.id AS p, t.id AS t, count(*) AS c ORDER BY c DESC, p, t LIMIT 10",
     None, 0, true},
    {"Q07_meets2",
     "MATCH (a:Person {id: $id})-[:MEETS]-(b:Person)-[:MEETS]-(c:Person) WHERE c.id <> $id "
     "RETURN count(DISTINCT c.id)",
     Persons, 20},
    {"Q08_meets3",
     "MATCH (a:Person {id: $id})-[:MEETS]-(b:Person)-[:MEETS]-(c:Person)-[:MEETS]-(d:Person) "
     "WHERE c.id <> $id AND d.id <> b.id RETURN count(DISTINCT d.id)",
     Persons, 5},
    {"Q09_triangles",
     "MATCH (a:Person)-[:MEETS]-(b:Person)-[:MEETS]-(c:Person)-[:MEETS]-(a) WHERE a.id < b.id AND "
     "b.id < c.id "
     "RETURN count(*)"},
    {"Q10_reach4",
     "MATCH (a:Person {id: $id})-[:MEETS*1..4]->(b:Person) WHERE b.id <> $id RETURN count(DISTINCT "
     "b.id)",
     Persons, 3},
    {"Q11_shortest",
     "MATCH (a:Person {id: $a}), (b:Person {id: $b}) MATCH p = "
     "shortestPath((a)-[:MEETS*1..10]-(b)) "
     "RETURN length(p)",
     Pairs, 20},
    {"Q12_group",
     "MATCH (x:Person)-[s:SUPPORTS]->(q:Proposal) RETURN q.topic AS topic, count(*) AS c, "
     "avg(s.confidence) AS m "
     "ORDER BY c DESC, topic LIMIT 10",
     None, 0, true},
    {"Q13a_contains",
     "MATCH (:Person)-[s:SUPPORTS]->(:Proposal) WHERE s.evidence CONTAINS 'sanctuary-clause' "
     "RETURN count(*)"},
    {"Q13b_starts", "MATCH (p:Person) WHERE p.name STARTS WITH 'Ana Kovac' RETURN count(*)"},
    {"Q14_optional",
     "MATCH (q:Proposal) WHERE q.status = 'tabled' OPTIONAL MATCH (c:Country)-[:REJECTS]->(q) "
     "RETURN q.topic AS topic, count(*) AS n, count(c.id) AS r ORDER BY topic",
     None, 0, true},
    {"Q15_comention",
     "MATCH (p:Person {id: $id})<-[:MENTIONS]-(d:Document)-[:MENTIONS]->(o:Person) WHERE o.id <> "
     "$id "
     "RETURN o.id AS o, count(*) AS c ORDER BY c DESC, o LIMIT 10",
     Actives, 20, true},
    {"Q16_cyclic",
     "MATCH (a:Person)-[:MEETS]->(b:Person)-[:PROPOSED]->(q:Proposal)<-[:SUPPORTS]-(a) RETURN "
     "count(*)"},
    {"Q17_2paths", "MATCH (a:Person)-[:MEETS]->(b:Person)-[:MEETS]->(c:Person) RETURN count(*)"},
    {"Q18_range_top",
     "MATCH (x:Person)-[s:SUPPORTS]->(q:Proposal) WHERE s.on_date >= date('2025-06-01') AND "
     "s.confidence > 0.9 "
     "RETURN x.id AS x, q.id AS q, s.confidence AS confidence ORDER BY confidence DESC, x, q LIMIT "
     "20",
     None, 0, true},
};

}  // namespace

std::span<const Question> questions() { return kQuestions; }

}  // namespace dossier::bench
