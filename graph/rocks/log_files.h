#pragma once

#include <memory>

#include <rocksdb/env.h>

namespace dossier::graph::rocks {

/// The files of the machine, where those of the log are as long as what is to be written next
/// before it is written: to put bytes on the device within the length of a file takes two thirds of
/// what it takes to lengthen the file too. Behind its end such a log holds zeros, which replaying
/// passes over; a log that is closed is cut where it ends.
std::unique_ptr<rocksdb::Env> make_log_env();

}  // namespace dossier::graph::rocks
