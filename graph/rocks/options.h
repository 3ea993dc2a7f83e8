#pragma once

#include "graph/rocks/rocks.h"

#include <vector>

#include <rocksdb/db.h>

namespace dossier::graph::rocks {

/// Options of the whole database for these settings; `env` null means files.
rocksdb::DBOptions database_options(const Settings& settings, rocksdb::Env* env);

/// The families in order of `Family`, with one shared block cache.
std::vector<rocksdb::ColumnFamilyDescriptor> family_descriptors(const Settings& settings);

}  // namespace dossier::graph::rocks
