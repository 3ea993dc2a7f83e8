#include "graph/rocks/block_reader.h"

#include "graph/rocks/status.h"
#include "graph/store/bytes.h"

#include <algorithm>
#include <new>
#include <span>

#include <dossier/error.h>
#include <zstd.h>

namespace dossier::graph::rocks {

namespace {

constexpr std::size_t kLargestBlock = std::size_t{256} << 20;

/// A block of LZ4 (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). False when it is
/// none of this size.
class Lz4 {
 public:
  Lz4(std::string_view in, std::span<char> out) : in_(in), out_(out) {}

  bool expand() {
    while (at_ < in_.size()) {
      const auto token = static_cast<unsigned char>(in_[at_++]);
      if (!literals(token >> 4)) return false;
      if (at_ == in_.size()) return to_ == out_.size();
      if (!match(token & 15)) return false;
    }
    return false;
  }

 private:
  bool length(std::size_t& size) {
    if (size < 15) return true;
    for (unsigned char byte = 255; byte == 255; size += byte) {
      if (at_ >= in_.size()) return false;
      byte = static_cast<unsigned char>(in_[at_++]);
    }
    return true;
  }

  bool literals(std::size_t size) {
    if (!length(size) || size > in_.size() - at_ || size > out_.size() - to_) return false;
    std::copy_n(in_.begin() + static_cast<std::ptrdiff_t>(at_), size,
                out_.begin() + static_cast<std::ptrdiff_t>(to_));
    at_ += size;
    to_ += size;
    return true;
  }

  bool match(std::size_t size) {
    if (in_.size() - at_ < 2) return false;
    const std::size_t back = load_little<std::uint16_t>(in_.data() + at_);
    at_ += 2;
    if (!length(size) || back == 0 || back > to_ || size + 4 > out_.size() - to_) return false;
    for (size += 4; size > 0; --size, ++to_) out_[to_] = out_[to_ - back];
    return true;
  }

  std::string_view in_;
  std::span<char> out_;
  std::size_t at_ = 0, to_ = 0;
};

}  // namespace

struct BlockExpander::Context {
  ZSTD_DCtx* const zstd = ZSTD_createDCtx();

  Context() {
    if (zstd == nullptr) throw std::bad_alloc();
  }
  ~Context() { ZSTD_freeDCtx(zstd); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

BlockExpander::BlockExpander() : context_(std::make_unique<Context>()) {}
BlockExpander::~BlockExpander() = default;

std::string_view BlockExpander::expand(std::string_view block, char form) {
  if (form == kPlain) return block;
  ByteReader reader(block);
  const std::uint64_t size = reader.varint();
  if (!reader.ok() || size > kLargestBlock) throw UnknownForm{};
  if (out_.size() < size) out_.resize(static_cast<std::size_t>(size));
  const std::string_view packed = reader.rest();
  const std::span<char> out(out_.data(), static_cast<std::size_t>(size));
  if (form == kZstd) {
    const std::size_t done =
        ZSTD_decompress_usingDict(context_->zstd, out.data(), out.size(), packed.data(),
                                  packed.size(), dictionary_.data(), dictionary_.size());
    if (done != size) throw UnknownForm{};
  } else if (form != kLz4 || !dictionary_.empty() || !Lz4(packed, out).expand()) {
    throw UnknownForm{};
  }
  return {out.data(), out.size()};
}

BlockReader::BlockReader(rocksdb::Env& env, const std::string& path, std::uint64_t size)
    : path_(path), size_(size) {
  if (!env.NewRandomAccessFile(path, &file_, rocksdb::EnvOptions()).ok()) throw UnknownForm{};
}

std::string_view BlockReader::bytes(std::uint64_t offset, std::size_t size, std::size_t ahead) {
  if (offset > size_ || size > size_ - offset) throw UnknownForm{};
  if (offset < begin_ || offset + size > begin_ + held_.size()) {
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(std::max(size, ahead), size_ - offset));
    if (buffer_.size() < wanted) buffer_.resize(wanted);
    rocksdb::Slice got;
    require(file_->Read(offset, wanted, &got, buffer_.data()), "read the database");
    if (got.size() < size) throw UnknownForm{};
    begin_ = offset;
    held_ = {got.data(), got.size()};
  }
  return held_.substr(static_cast<std::size_t>(offset - begin_), size);
}

std::pair<std::string_view, char> BlockReader::read(const BlockPlace& place, std::size_t ahead) {
  if (place.size > kLargestBlock) throw UnknownForm{};
  const auto size = static_cast<std::size_t>(place.size);
  const std::string_view all = bytes(place.offset, size + kBlockTail, ahead);
  const std::string_view block = all.substr(0, size);
  const char form = all[size];
  if (load_little<std::uint32_t>(all.data() + size + 1) == block_checksum(block, form))
    return {block, form};
  throw Exception(translate(rocksdb::Status::Corruption("block checksum mismatch", path_),
                            "read the database"));
}

std::string BlockReader::footer() {
  if (size_ < kFooterBytes) throw UnknownForm{};
  return std::string(bytes(size_ - kFooterBytes, kFooterBytes, 0));
}

BlockEntries::BlockEntries(std::string_view block) {
  constexpr std::uint32_t kHashed = std::uint32_t{1} << 31;
  constexpr std::size_t kNumber = sizeof(std::uint32_t);
  if (block.size() < kNumber) throw UnknownForm{};
  std::size_t end = block.size() - kNumber;
  auto groups = load_little<std::uint32_t>(block.data() + end);
  if ((groups & kHashed) != 0) {
    groups &= ~kHashed;
    if (end < sizeof(std::uint16_t)) throw UnknownForm{};
    end -= sizeof(std::uint16_t);
    const std::size_t buckets = load_little<std::uint16_t>(block.data() + end);
    if (end < buckets) throw UnknownForm{};
    end -= buckets;
  }
  if (end / kNumber < groups) throw UnknownForm{};
  at_ = block.data();
  end_ = at_ + end - groups * kNumber;
}

namespace {

[[noreturn]] void refuse_block() {
  throw Exception({Code::Corrupted, "a file of the database has a block that is not readable"});
}

}  // namespace

std::uint64_t BlockEntries::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && at_ < end_; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at_++);
    value |= std::uint64_t{byte & 0x7fu} << shift;
    if (byte < 0x80) return value;
  }
  refuse_block();
}

void BlockEntries::take_key(std::size_t shared, std::size_t more) {
  if (shared > key_size_ || more > static_cast<std::size_t>(end_ - at_)) refuse_block();
  key_size_ = shared + more;
  if (key_.size() < key_size_) key_.resize(2 * key_size_);
  std::copy_n(at_, more, key_.data() + shared);
  at_ += more;
}

bool BlockEntries::next() {
  if (at_ >= end_) return false;
  const std::size_t shared = short_varint();
  const std::size_t more = short_varint();
  const std::size_t size = short_varint();
  take_key(shared, more);
  if (size > static_cast<std::size_t>(end_ - at_)) refuse_block();
  value_ = {at_, size};
  at_ += size;
  return true;
}

bool BlockEntries::next_place(BlockPlace& place) {
  if (at_ >= end_) return false;
  const std::size_t shared = short_varint();
  const std::size_t more = short_varint();
  take_key(shared, more);
  if (shared == 0) {
    place.offset = varint();
    place.size = varint();
    return true;
  }
  const std::uint64_t change = varint();  // of the size, with the sign in its last bit
  place.offset += place.size + kBlockTail;
  place.size += (change >> 1) ^ (~(change & 1) + 1);
  return true;
}

}  // namespace dossier::graph::rocks
