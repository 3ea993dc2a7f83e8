#pragma once

#include <string_view>

#include <dossier/error.h>
#include <rocksdb/status.h>

namespace dossier::graph::rocks {

/// The error that a failed operation of RocksDB means to a user. `action` continues "cannot ...".
Error translate(const rocksdb::Status& status, std::string_view action);

/// Throws the translated error unless the status is fine.
inline void require(const rocksdb::Status& status, std::string_view action) {
  if (!status.ok()) [[unlikely]]
    throw Exception(translate(status, action));
}

}  // namespace dossier::graph::rocks
