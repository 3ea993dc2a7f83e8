#!/usr/bin/env bash
# No line of code is longer than 100 characters, but where a test spells out a document or a picture as it is.
set -euo pipefail
cd "${1:?usage: lines.sh SOURCE_DIR}"
export LC_ALL=C.UTF-8
folders=(api bench examples graph include ingest query shell tests)
literal=(export_dot_test.cpp read_clean.cpp read_formats.cpp)
if grep -rnE --include='*.h' --include='*.cpp' "${literal[@]/#/--exclude=}" '^.{101,}' "${folders[@]}"; then
  echo 'these lines are longer than 100 characters'
  exit 1
fi
