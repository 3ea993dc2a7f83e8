#pragma once

#include "graph/rocks/table_block.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/env.h>

namespace dossier::graph::rocks {

/// The file has a form that is not known here; RocksDB knows it.
struct UnknownForm {};

/// Decompresses blocks of one file.
class BlockExpander {
 public:
  BlockExpander();
  ~BlockExpander();
  BlockExpander(const BlockExpander&) = delete;
  BlockExpander& operator=(const BlockExpander&) = delete;

  void set_dictionary(std::string dictionary) { dictionary_ = std::move(dictionary); }
  /// The content of a block in this form; holds until the next call. Throws UnknownForm.
  std::string_view expand(std::string_view block, char form);

 private:
  struct Context;
  std::unique_ptr<Context> context_;
  std::string dictionary_;
  std::vector<char> out_;
};

/// Reads blocks of a table file that follow one another, much at a time.
class BlockReader {
 public:
  /// Throws UnknownForm when there is no such file any more.
  BlockReader(rocksdb::Env& env, const std::string& path, std::uint64_t size);

  /// The block as it is stored, and its form; checked against its checksum. Holds until the next
  /// call. Throws Corrupted, InputOutput.
  std::pair<std::string_view, char> read(const BlockPlace& place, std::size_t ahead);
  /// The last bytes of the file.
  std::string footer();

 private:
  std::string_view bytes(std::uint64_t offset, std::size_t size, std::size_t ahead);

  std::string path_;
  std::uint64_t size_;
  std::unique_ptr<rocksdb::RandomAccessFile> file_;
  std::vector<char> buffer_;
  std::uint64_t begin_ = 0;  ///< place in the file of `held_`
  std::string_view held_;
};

/// The entries of a block from front to back.
class BlockEntries {
 public:
  BlockEntries() = default;
  explicit BlockEntries(std::string_view block);

  /// False at the end. Throws Corrupted.
  bool next();
  /// The same for the index of a table.
  bool next_place(BlockPlace& place);
  std::string_view key() const { return {key_.data(), key_size_}; }
  std::string_view value() const { return value_; }

 private:
  std::uint64_t varint();
  std::uint32_t short_varint() {
    const auto byte = static_cast<unsigned char>(*at_);
    if (at_ < end_ && byte < 0x80) return ++at_, byte;
    return static_cast<std::uint32_t>(varint());
  }
  void take_key(std::size_t shared, std::size_t more);

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::vector<char> key_;
  std::size_t key_size_ = 0;
  std::string_view value_;
};

}  // namespace dossier::graph::rocks
