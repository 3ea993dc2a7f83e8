#include "graph/rocks/table_reader.h"

#include "graph/store/bytes.h"

#include <algorithm>

#include <dossier/error.h>
#include <rocksdb/table_properties.h>

namespace dossier::graph::rocks {

namespace {

constexpr std::size_t kAhead = std::size_t{512} << 10;
constexpr unsigned char kErasedSort = 0, kValueSort = 1;

[[noreturn]] void refuse_entry() {
  throw Exception({Code::Corrupted, "a file of the database has an entry that is not readable"});
}

BlockPlace take_place(ByteReader& reader) {
  BlockPlace place;
  place.offset = reader.varint();
  place.size = reader.varint();
  if (!reader.ok()) throw UnknownForm{};
  return place;
}

}  // namespace

TableReader::TableReader(rocksdb::Env& env, const Source& source, std::uint64_t snapshot)
    : file_(env, source.path, source.size), snapshot_(snapshot), newest_(source.newest) {
  const std::string footer = file_.footer();
  const char* end = footer.data() + footer.size();
  const auto magic = load_little<std::uint64_t>(end - sizeof kMagic);
  const auto format = load_little<std::uint32_t>(end - sizeof kMagic - sizeof kFormat);
  if (magic != kMagic || format != kFormat || footer[0] != kXxh3) throw UnknownForm{};
  ByteReader places(std::string_view(footer).substr(1, kFooterPlaces));
  const BlockPlace meta = take_place(places);
  const BlockPlace index = take_place(places);
  bool user_keys = false;
  read_properties(meta, user_keys);
  read_index(index, user_keys);
}

void TableReader::read_properties(const BlockPlace& meta, bool& user_keys) {
  const auto read = [&](const BlockPlace& place) {
    const auto [stored, form] = file_.read(place, 0);
    return std::string(expander_.expand(stored, form));
  };
  const std::string parts = read(meta);
  std::string properties, dictionary;
  for (BlockEntries entries(parts); entries.next();) {
    ByteReader reader(entries.value());
    if (entries.key() == "rocksdb.properties") properties = read(take_place(reader));
    if (entries.key() == "rocksdb.compression_dict") dictionary = read(take_place(reader));
    if (entries.key() == "rocksdb.range_del") throw UnknownForm{};
  }
  expander_.set_dictionary(std::move(dictionary));
  using Names = rocksdb::TablePropertiesNames;
  bool deltas = false;
  for (BlockEntries entries(properties); entries.next();) {
    ByteReader reader(entries.value());
    const std::string_view name = entries.key();
    if (name == Names::kIndexKeyIsUserKey) user_keys = reader.varint() != 0;
    if (name == Names::kIndexValueIsDeltaEncoded) deltas = reader.varint() != 0;
    if (name == "rocksdb.block.based.table.index.type" && reader.little<std::uint32_t>() != 0)
      throw UnknownForm{};
    if (name == "rocksdb.external_sst_file.version") one_sequence_ = true;
  }
  if (!deltas) throw UnknownForm{};
}

void TableReader::read_index(const BlockPlace& place, bool user_keys) {
  const auto [stored, form] = file_.read(place, 0);
  const std::string index(expander_.expand(stored, form));
  BlockPlace block;
  for (BlockEntries entries(index); entries.next_place(block);) {
    std::string_view key = entries.key();
    if (!user_keys) {
      if (key.size() < kKeyTail) throw UnknownForm{};
      key.remove_suffix(kKeyTail);
    }
    blocks_.push_back({bounds_.size(), key.size(), block});
    bounds_ += key;
  }
}

void TableReader::load(std::size_t block) {
  block_ = block;
  const auto [stored, form] = file_.read(blocks_[block].place, kAhead);
  entries_ = BlockEntries(expander_.expand(stored, form));
}

bool TableReader::seek(std::string_view key) {
  has_last_ = false;
  const auto found =
      std::lower_bound(blocks_.begin(), blocks_.end(), key,
                       [&](const Block& block, std::string_view k) { return bound(block) < k; });
  if (found == blocks_.end()) return false;
  load(static_cast<std::size_t>(found - blocks_.begin()));
  while (next()) {
    if (this->key() >= key) return true;
  }
  return false;
}

bool TableReader::next_stored() {
  while (!entries_.next()) {
    if (block_ + 1 >= blocks_.size()) return false;
    load(block_ + 1);
  }
  if (entries_.key().size() < kKeyTail) refuse_entry();
  return true;
}

bool TableReader::next() {
  while (next_stored()) {
    const std::string_view whole = entries_.key();
    const auto tail = load_little<std::uint64_t>(whole.data() + whole.size() - kKeyTail);
    const auto sort = static_cast<unsigned char>(tail);
    if (sort != kValueSort && sort != kErasedSort) refuse_entry();
    erased_ = sort == kErasedSort;
    sequence_ = one_sequence_ ? newest_ : tail >> 8;
    if (one_sequence_) return true;
    if (sequence_ > snapshot_ || (has_last_ && key() == last_)) continue;
    last_.assign(key());
    has_last_ = true;
    return true;
  }
  return false;
}

}  // namespace dossier::graph::rocks
