#pragma once

#include "graph/rocks/rocks.h"

#include <functional>
#include <memory>

#include <rocksdb/db.h>

namespace dossier::graph::rocks {

/// A cursor for passes through much of a family, which reads table files by itself and lays what is
/// in memory on top. Where something there is beyond it, it goes on as `plain` does. Null when
/// entries in memory erase others, which is not seen from outside of RocksDB.
/// `snapshot` may be null where nobody writes; must be older than this call.
std::unique_ptr<Cursor> make_pass_cursor(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family,
                                         const rocksdb::Snapshot* snapshot,
                                         std::function<std::unique_ptr<Cursor>()> plain);

}  // namespace dossier::graph::rocks
