#!/usr/bin/env bash
# Which room may include which: graph <- ingest, graph <- query, the facade (api) in front of them,
# and shell and examples on the public headers only. RocksDB stays inside graph/rocks.
set -euo pipefail
cd "${1:?usage: includes.sh SOURCE_DIR}"
failed=0

# forbid FOLDER PATTERN REASON [GREP_OPTION]
forbid() {
  local hits
  hits=$(grep -rnE --include='*.h' --include='*.cpp' ${4:+"$4"} "#include [\"<]($2)" "$1" 2>/dev/null || true)
  [ -z "$hits" ] && return
  printf '%s\n' "$hits" | sed "s|\$|   <- $3|"
  failed=1
}

forbid include 'graph/|ingest/|query/|shell/|api/|rocksdb/|nlohmann/' 'public headers include public headers and std only'
forbid include 'boost/' 'public headers include public headers and std only' --exclude=bgl.h
forbid graph   'ingest/|query/|shell/|api/' 'graph stands on nothing'
forbid ingest  'query/|shell/|api/'         'ingest stands on graph'
forbid query   'ingest/|shell/|api/'        'query stands on graph'
forbid api     'shell/'                     'the facade stands below the shell'
forbid shell   'graph/|ingest/|query/|api/' 'shell uses the public headers'
forbid examples 'graph/|ingest/|query/|api/|shell/' 'examples use the public headers'
for room in ingest query api shell examples; do
  forbid "$room" 'rocksdb/' 'RocksDB belongs to graph/rocks'
done
elsewhere=$(grep -rlE '#include <rocksdb/' graph | grep -v '^graph/rocks/' || true)
[ -z "$elsewhere" ] || { echo "RocksDB outside of graph/rocks: $elsewhere"; failed=1; }

exit $failed
