#!/usr/bin/env bash
# Installs into a scratch prefix and uses the result as a stranger would: by find_package, by
# pkg-config, and by running the installed program.
set -euo pipefail
build=${1:?usage: run.sh BUILD_DIR SOURCE_DIR COMPILER}
consumer=${2:?}/tests/install/consumer
compiler=${3:?}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cmake --install "$build" --prefix "$scratch/first" >"$scratch/install.log"
mv "$scratch/first" "$scratch/moved"  # package files must not depend on the place
prefix=$scratch/moved

cmake -S "$consumer" -B "$scratch/cmake" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$compiler" >"$scratch/configure.log" \
  || { cat "$scratch/configure.log"; exit 1; }
cmake --build "$scratch/cmake" >"$scratch/build.log" || { cat "$scratch/build.log"; exit 1; }
"$scratch/cmake/consumer"

PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name dossier.pc)")
export PKG_CONFIG_PATH
read -ra flags <<<"$(pkg-config --cflags --libs dossier)"
"$compiler" -std=c++20 "$consumer/main.cpp" -o "$scratch/by_pkg_config" "${flags[@]}"
"$scratch/by_pkg_config"

"$prefix/bin/dossier" --version
