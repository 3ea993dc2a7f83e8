#pragma once

#include "graph/rocks/rocks.h"
#include "graph/rocks/status.h"

#include <memory>
#include <string_view>

#include <rocksdb/iterator.h>

namespace dossier::graph::rocks {

inline std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

/// A cursor that goes as an iterator of RocksDB does.
class IteratorCursor final : public Cursor {
 public:
  explicit IteratorCursor(rocksdb::Iterator* iterator) : iterator_(iterator) {}

  bool seek(std::string_view key) override {
    iterator_->Seek({key.data(), key.size()});
    return settle();
  }
  bool next() override {
    iterator_->Next();
    return settle();
  }
  std::string_view key() const override { return view(iterator_->key()); }
  std::string_view value() const override { return view(iterator_->value()); }

 private:
  bool settle() {
    if (iterator_->Valid()) return true;
    require(iterator_->status(), "read the database");
    return false;
  }

  std::unique_ptr<rocksdb::Iterator> iterator_;
};

}  // namespace dossier::graph::rocks
