#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph::rocks {

// What a table file has beside its blocks.
constexpr char kPlain = 0, kLz4 = 4, kZstd = 7;  ///< forms of a block
constexpr char kXxh3 = 4;                        ///< the checksums of a file
constexpr std::uint32_t kFormat = 5;
constexpr std::uint64_t kMagic = 0x88e241b785f4cff7u;
constexpr std::size_t kFooterPlaces = 40;
constexpr std::size_t kFooterBytes = 1 + kFooterPlaces + sizeof kFormat + sizeof kMagic;
/// Behind each block: its form and its checksum.
constexpr std::size_t kBlockTail = 5;

std::uint32_t block_checksum(std::string_view block, char form);

/// A block of a table of RocksDB
/// (https://github.com/facebook/rocksdb/wiki/Rocksdb-BlockBasedTable-Format): keys in order, each
/// as what it adds to the key before it. Every `interval`-th stands whole; the end of the block
/// tells where those are.
class TableBlock {
 public:
  explicit TableBlock(std::uint32_t interval) : interval_(interval) {}

  /// The key is `key` and `tail`, one behind the other.
  void add(std::string_view key, std::string_view tail, std::string_view value);
  /// Ends the block. The view holds until `clear`.
  std::string_view finish();
  void clear();

  bool empty() const { return count_ == 0; }
  std::size_t size() const { return size_; }
  /// The key that was added last, without its tail.
  std::string_view last_key() const { return last_; }

 private:
  char* room_for(std::size_t bytes);

  std::uint32_t interval_;
  std::uint32_t count_ = 0;
  std::size_t size_ = 0;
  std::string bytes_;  ///< longer than what is written
  std::string last_;
  std::vector<std::uint32_t> whole_;
};

/// Where a block lies in its file.
struct BlockPlace {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  ///< without what follows each block: its form and its checksum
};

void append_place(std::string& out, const BlockPlace& place);

/// The index of a table: for each block a key that is not below its last one, and below the first
/// of the next.
class IndexBlock {
 public:
  void add(std::string_view key, const BlockPlace& place);
  std::string_view finish();

 private:
  std::string bytes_;
  std::vector<std::uint32_t> whole_;
};

}  // namespace dossier::graph::rocks
