#!/usr/bin/env bash
# Builds the fuzz targets with clang and runs each under the address and undefined-behaviour sanitizers: without
# SECONDS a short run that is the same every time, with SECONDS a new one of that length. Exits with 77, which
# stands for "skipped", where clang is not installed.
#
#   run.sh BUILD_DIR SOURCE_DIR [SECONDS]
set -euo pipefail
build=${1:?usage: run.sh BUILD_DIR SOURCE_DIR [SECONDS]}
source_dir=${2:?usage: run.sh BUILD_DIR SOURCE_DIR [SECONDS]}
seconds=${3:-}

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

# The sentences of the examples, for the target that reads running text: from bytes alone a fuzzer comes upon few.
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
mkdir -p "$corpus/fuzz_language"
find "$source_dir/examples/corpus" \( -name '*.txt' -o -name '*.md' \) -print0 | sort -z | xargs -0 cat |
  LC_ALL=C sed -E 's/([.!?]) +/\1\n/g' | LC_ALL=C grep -aE '.{20}' | split -l 1 -a 4 - "$corpus/fuzz_language/"
for target in "$build"/tests/fuzz/fuzz_*; do
  name=$(basename "$target")
  mkdir -p "$corpus/$name"
  runs=20000
  [ "$name" = fuzz_language ] && runs=4000  # whole sentences: a hundredth of a second each
  length=(-seed=1 -runs="$runs")
  [ -z "$seconds" ] || length=(-max_total_time="$seconds")
  echo "$name"
  "$target" "${length[@]}" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    "$corpus/$name" >"$corpus/log" 2>&1 || { tail -40 "$corpus/log"; exit 1; }
  grep -E "number_of_executed_units|peak_rss" "$corpus/log" || true
done
