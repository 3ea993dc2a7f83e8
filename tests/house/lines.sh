#!/usr/bin/env bash
# No line is longer than 100 characters, in the folders that keep to it; files of data are exempt.
set -euo pipefail
cd "${1:?usage: lines.sh SOURCE_DIR}"
export LC_ALL=C.UTF-8
folders=(shell graph/export graph/layout ingest/read ingest/train query/ast
         tests/shell tests/tools tests/train)
if grep -rnE --include='*.h' --include='*.cpp' '^.{101,}' "${folders[@]}"; then
  echo 'these lines are longer than 100 characters'
  exit 1
fi
