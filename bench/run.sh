#!/usr/bin/env bash
# What `make bench` runs. BENCH_TEXTS names a folder of documents, the example corpus without it. BENCH_DATA names a
# folder of CSV files with params.json; without it the questions are skipped.
set -euo pipefail
build=${1:?usage: run.sh BUILD_DIR}

"$build/bench/language" "${BENCH_TEXTS:-$(dirname "$0")/../examples/corpus}"

if [ -n "${BENCH_DATA:-}" ]; then
  "$build/bench/questions" "$BENCH_DATA" "${BENCH_DATABASE:-:memory:}"
else
  echo "questions: skipped, BENCH_DATA names no folder"
fi
