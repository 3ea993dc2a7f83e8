# Everything comes from Debian 12 packages; cmake/install-dependencies.sh names them.
find_package(Threads REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(Boost REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)


find_package(absl REQUIRED)
