#!/usr/bin/env bash
# Installs the Debian packages that building and drawing need, and with the argument `test` those that read exports
# back. Does nothing when all are there.
set -euo pipefail

packages=(
  g++ cmake ninja-build pkg-config make
  librocksdb-dev libboost-graph-dev nlohmann-json3-dev catch2
  libxml2-dev libutf8proc-dev libre2-dev libabsl-dev libstemmer-dev
  tzdata graphviz
)
[ "${1:-}" = test ] && packages+=(python3 python3-networkx python3-igraph python3-rdflib)

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "installing: ${missing[*]}" >&2
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "these packages are missing and neither root nor sudo is at hand: ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
