#!/usr/bin/env bash
# The tour of `make demo`: documents become a graph, the graph answers, the answer becomes a picture.
set -euo pipefail
dossier=$(realpath "${1:?usage: demo.sh PROGRAM DIRECTORY}")
directory=${2:?usage: demo.sh PROGRAM DIRECTORY}
corpus=$(dirname "$(realpath "$0")")/corpus

rm -rf "$directory"
mkdir -p "$directory"
graph=$directory/demo.dossier

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n%s\n' "$*"; }

# ask QUESTION: the query comes from standard input and is shown with its answer
ask() {
  say "$1"
  local query
  query=$(cat)
  printf '%s\n' "$query" | sed 's/^/  | /'
  "$dossier" query "$graph" --format table "$query"
}

say "Reading the documents of $(realpath --relative-to=. "$corpus" 2>/dev/null || echo "$corpus")"
"$dossier" ingest "$graph" "$corpus"

ask 'Who proposed what to whom?' <<'E2'
MATCH (who)-[p:PROPOSED]->(what:Proposal)-[:PROPOSED_TO]->(whom)
RETURN who.name AS who, what.what AS proposed, collect(DISTINCT whom.name) AS to, p.evidence[0] AS evidence
ORDER BY who, proposed
E2

ask 'What became of it: who accepted, who rejected?' <<'E2'
MATCH (who)-[:PROPOSED]->(what:Proposal)<-[r:ACCEPTED|REJECTED|SUPPORTED|OPPOSED]-(by)
RETURN who.name AS who, what.what AS proposed, type(r) AS answer, by.name AS by
ORDER BY who, proposed, by
E2

ask 'Who belongs to NATO, and who leads it?' <<'E2'
MATCH (o:Organization)<-[m:MEMBER_OF|HOLDS_POSITION]-(who)
WHERE 'NATO' IN o.aliases
RETURN type(m) AS relation, who.name AS who, m.role AS role
ORDER BY relation, who
E2

ask 'How is Igor Ivanov connected to Jens Stoltenberg?' <<'E2'
MATCH path = shortestPath((a:Person {name: 'Igor Ivanov'})-[*..8]-(b:Person {name: 'Jens Stoltenberg'}))
RETURN [n IN nodes(path) | coalesce(n.name, labels(n)[0])] AS through, [r IN relationships(path) | type(r)] AS by
E2

say "A picture: $directory/proposals.svg"
"$dossier" query "$graph" --format dot \
  'MATCH p = (who)-[:PROPOSED]->(:Proposal)-[:PROPOSED_TO]->(whom) RETURN p' >"$directory/proposals.dot"
if command -v dot >/dev/null; then
  dot -Tsvg "$directory/proposals.dot" -o "$directory/proposals.svg"
  ls -l "$directory/proposals.svg"
else
  echo "GraphViz is not installed; the drawing is in $directory/proposals.dot"
fi

say "Go on with: $dossier shell $graph"
