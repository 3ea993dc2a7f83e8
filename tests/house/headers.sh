#!/usr/bin/env bash
# Every public header compiles alone, with the project's warnings.
set -euo pipefail
source_dir=${1:?usage: headers.sh SOURCE_DIR COMPILER}
compiler=${2:?usage: headers.sh SOURCE_DIR COMPILER}
for header in "$source_dir"/include/dossier/*.h; do
  case $header in
    *_c.h) printf '#include "%s"\n' "$header" | "${CC:-cc}" -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$source_dir/include" -x c - ;;
  esac
  printf '#include "%s"\n' "$header" | "$compiler" -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
    -Werror -fsyntax-only -I"$source_dir/include" -x c++ -
done
