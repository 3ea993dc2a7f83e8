#include "graph/rocks/table_block.h"

#define XXH_INLINE_ALL
#include "graph/store/bytes.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <xxhash.h>

namespace dossier::graph::rocks {

namespace {

constexpr std::size_t kLongestVarint = 5;

char* write_varint(char* at, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) *at++ = static_cast<char>(value | 0x80);
  *at++ = static_cast<char>(value);
  return at;
}

char* write_bytes(char* at, std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(at, bytes.data(), bytes.size());
  return at + bytes.size();
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    const std::uint64_t differ =
        load_little<std::uint64_t>(a.data() + i) ^ load_little<std::uint64_t>(b.data() + i);
    if (differ != 0) return i + static_cast<std::size_t>(std::countr_zero(differ)) / 8;
  }
  while (i < size && a[i] == b[i]) ++i;
  return i;
}

}  // namespace

std::uint32_t block_checksum(std::string_view block, char form) {
  constexpr std::uint32_t kSpread = 0x6b9083d9u;  // takes the form in as if it were hashed too
  return static_cast<std::uint32_t>(XXH3_64bits(block.data(), block.size())) ^
         static_cast<unsigned char>(form) * kSpread;
}

char* TableBlock::room_for(std::size_t bytes) {
  if (bytes_.size() - size_ < bytes) bytes_.resize(2 * (size_ + bytes));
  return bytes_.data() + size_;
}

void TableBlock::add(std::string_view key, std::string_view tail, std::string_view value) {
  const bool whole = count_++ % interval_ == 0;
  if (whole) whole_.push_back(static_cast<std::uint32_t>(size_));
  const std::size_t shared = whole ? 0 : common_prefix(last_, key);
  char* at = room_for(3 * kLongestVarint + key.size() + tail.size() + value.size());
  at = write_varint(at, static_cast<std::uint32_t>(shared));
  at = write_varint(at, static_cast<std::uint32_t>(key.size() - shared + tail.size()));
  at = write_varint(at, static_cast<std::uint32_t>(value.size()));
  at = write_bytes(write_bytes(write_bytes(at, key.substr(shared)), tail), value);
  size_ = static_cast<std::size_t>(at - bytes_.data());
  last_.assign(key);
}

std::string_view TableBlock::finish() {
  const auto places = static_cast<std::uint32_t>(whole_.size());
  char* at = room_for((whole_.size() + 1) * sizeof places);
  at = write_bytes(at,
                   {reinterpret_cast<const char*>(whole_.data()), whole_.size() * sizeof places});
  at = write_bytes(at, {reinterpret_cast<const char*>(&places), sizeof places});
  size_ = static_cast<std::size_t>(at - bytes_.data());
  return {bytes_.data(), size_};
}

void TableBlock::clear() {
  count_ = 0;
  size_ = 0;
  last_.clear();
  whole_.clear();
}

void append_place(std::string& out, const BlockPlace& place) {
  append_varint(out, place.offset);
  append_varint(out, place.size);
}

void IndexBlock::add(std::string_view key, const BlockPlace& place) {
  whole_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  append_varint(bytes_, 0);  // shares nothing with the key before
  append_varint(bytes_, key.size());
  bytes_ += key;
  append_place(bytes_, place);  // whole places: each entry is the first of its group
}

std::string_view IndexBlock::finish() {
  for (const std::uint32_t place : whole_) append_little(bytes_, place);
  append_little(bytes_, static_cast<std::uint32_t>(whole_.size()));
  return bytes_;
}

}  // namespace dossier::graph::rocks
