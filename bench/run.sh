#!/usr/bin/env bash
# What `make bench` runs. BENCH_TEXTS names a folder of documents, the example corpus without it. BENCH_DATA names a folder of
# CSV files with params.json (bench/load.h) and, for checking answers, expected.json; BENCH_DATABASE where the database
# goes. Without BENCH_DATA only the language pipeline is measured.
set -euo pipefail
build=${1:?usage: run.sh BUILD_DIR}

"$build/bench/language" "${BENCH_TEXTS:-$(dirname "$0")/../examples/corpus}"

if [ -z "${BENCH_DATA:-}" ]; then
  echo "imports, questions, writes and algorithms: skipped, BENCH_DATA names no folder"
  exit 0
fi

scratch=
if [ -z "${BENCH_DATABASE:-}" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
fi
database=${BENCH_DATABASE:-$scratch/database}
"$build/bench/import" "$BENCH_DATA" "$database"
"$build/bench/questions" "$BENCH_DATA" "$database"
"$build/bench/open" "$database" 1
"$build/bench/writes" "$database"
"$build/bench/memory" "$database"
"$build/bench/algorithms" "$database" Person MEETS
