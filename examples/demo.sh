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

# show COMMAND: a command of the shell, shown with what it draws
show() {
  say "$1"
  printf '  | %s\n' "$2"
  "$dossier" shell "$graph" -c "$2" --format table
}

ask 'Who proposed what to whom?' <<'E2'
MATCH (who)-[p:PROPOSED]->(what:Proposal)-[:PROPOSED_TO]->(whom)
RETURN who.name AS who, what.what AS proposed, collect(DISTINCT whom.name) AS to
ORDER BY who, proposed
E2

ask 'In everyday English, with the sentence that says so:' <<'E2'
what did Finland propose
E2

ask 'What became of it: who accepted, who rejected?' <<'E2'
MATCH (who)-[:PROPOSED]->(what:Proposal)<-[r:ACCEPTED|REJECTED|SUPPORTED|OPPOSED]-(by)
RETURN who.name AS who, what.what AS proposed, type(r) AS answer, by.name AS by
ORDER BY who, proposed, by
E2

show 'Around NATO, drawn in the terminal:' ':around NATO'

show 'How is Igor Ivanov connected to Jens Stoltenberg?' ':path "Igor Ivanov" "Jens Stoltenberg"'

say "A picture: $directory/proposals.svg"
if command -v dot >/dev/null; then
  "$dossier" export "$graph" -o "$directory/proposals.svg" --title 'Who proposed what to whom' \
    --query 'MATCH p = (who)-[:PROPOSED]->(:Proposal)-[:PROPOSED_TO]->(whom) RETURN p'
else
  echo "GraphViz is not installed: apt install graphviz"
fi

say "The whole graph as a page for a browser: $directory/world.html"
"$dossier" export "$graph" -o "$directory/world.html" --title 'The documents of the tour'

say "Go on with"
cat <<E2
  $dossier $graph                      explore it; :help lists the commands
  $dossier ingest my.dossier ~/papers  documents of your own
E2
