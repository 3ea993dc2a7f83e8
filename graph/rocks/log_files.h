#pragma once

#include <memory>

#include <rocksdb/env.h>

namespace dossier::graph::rocks {

/// The files of the machine, but for the log, which is a LogFile.
std::unique_ptr<rocksdb::Env> make_log_env();

}  // namespace dossier::graph::rocks
