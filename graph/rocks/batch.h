#pragma once

#include "graph/rocks/rocks.h"

#include <string>

#include <rocksdb/write_batch.h>

namespace dossier::graph::rocks {

/// Writes changes down as the log has them
/// (https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format), which takes a third of
/// what rocksdb::WriteBatch does for short keys. REQUIRES: families have their numbers in RocksDB,
/// in the order in which they are created.
class BatchImpl final : public Batch {
 public:
  explicit BatchImpl(std::size_t bytes);
  void put(Family family, std::string_view key, std::string_view value) override;
  void erase(Family family, std::string_view key) override;
  std::size_t bytes() const override { return bytes_.size(); }
  rocksdb::WriteBatch take();

 private:
  void begin(char kind, Family family);
  void add(std::string_view part);

  std::string bytes_;
  std::uint32_t count_ = 0;
};

}  // namespace dossier::graph::rocks
