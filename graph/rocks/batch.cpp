#include "graph/rocks/batch.h"

#include "graph/store/bytes.h"
#include "graph/value/interruptible.h"

#include <utility>

namespace dossier::graph::rocks {

namespace {

/// A sequence number, which RocksDB fills in, and the number of changes.
constexpr std::size_t kHeadBytes = 12;
constexpr std::size_t kCountPlace = 8;
/// Sorts of changes in a family with a number.
constexpr char kErase = 4, kPut = 5;

}  // namespace

BatchImpl::BatchImpl(std::size_t bytes) {
  bytes_.reserve(kHeadBytes + bytes);
  bytes_.resize(kHeadBytes);
}

void BatchImpl::put(Family family, std::string_view key, std::string_view value) {
  begin(kPut, family);
  add(key);
  add(value);
}

void BatchImpl::erase(Family family, std::string_view key) {
  begin(kErase, family);
  add(key);
}

void BatchImpl::begin(char kind, Family family) {
  const char head[] = {kind, static_cast<char>(family)};
  bytes_.append(head, sizeof head);
  ++count_;
}

void BatchImpl::add(std::string_view part) {
  append_varint(bytes_, part.size());
  append_long(bytes_, part);
}

rocksdb::WriteBatch BatchImpl::take() {
  for (std::size_t i = 0; i < sizeof count_; ++i)
    bytes_[kCountPlace + i] = static_cast<char>(count_ >> (8 * i));
  rocksdb::WriteBatch out(std::move(bytes_));
  bytes_.assign(kHeadBytes, '\0');
  count_ = 0;
  return out;
}

}  // namespace dossier::graph::rocks
