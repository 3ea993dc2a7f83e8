#!/usr/bin/env bash
# Builds the fuzz targets with clang and runs each under the address and undefined-behaviour sanitizers: without
# SECONDS a short run that is the same every time, with SECONDS a new one of that length. Exits with 77, which
# stands for "skipped", where clang is not installed.
#
#   run.sh BUILD_DIR SOURCE_DIR [SECONDS]
set -euo pipefail
build=${1:?usage: run.sh BUILD_DIR SOURCE_DIR [SECONDS]}
source_dir=${2:?usage: run.sh BUILD_DIR SOURCE_DIR [SECONDS]}
length=(-seed=1 -runs=20000)
[ -z "${3:-}" ] || length=(-max_total_time="$3")

compiler=$(command -v clang++ || command -v clang++-14 || true)
if [ -z "$compiler" ]; then
  echo "fuzz: skipped, clang is not installed"
  exit 77
fi

cmake -S "$source_dir" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=Debug \
  -DCMAKE_CXX_FLAGS_DEBUG="-O1 -gline-tables-only" -DCMAKE_CXX_FLAGS="-fsanitize=fuzzer-no-link" \
  -DDOSSIER_SANITIZE="address;undefined" -DDOSSIER_BUILD_FUZZ=ON -DDOSSIER_BUILD_TESTS=OFF -DDOSSIER_BUILD_SHELL=OFF \
  -DDOSSIER_BUILD_EXAMPLES=OFF -DDOSSIER_INSTALL=OFF >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
cmake --build "$build" >"$build.log" 2>&1 || { tail -50 "$build.log"; exit 1; }

corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
for target in "$build"/tests/fuzz/fuzz_*; do
  name=$(basename "$target")
  mkdir -p "$corpus/$name"
  echo "$name"
  "$target" "${length[@]}" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    "$corpus/$name" >"$corpus/log" 2>&1 || { tail -40 "$corpus/log"; exit 1; }
  grep -E "number_of_executed_units|peak_rss" "$corpus/log" || true
done
