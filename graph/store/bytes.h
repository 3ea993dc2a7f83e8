#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace dossier::graph {

static_assert(std::endian::native == std::endian::little, "values on disk are little-endian");

/// Keys hold integers big-endian, so that their byte order is their numeric order.
inline std::uint64_t swap_bytes(std::uint64_t value) { return __builtin_bswap64(value); }
inline std::uint32_t swap_bytes(std::uint32_t value) { return __builtin_bswap32(value); }
inline std::uint16_t swap_bytes(std::uint16_t value) { return __builtin_bswap16(value); }

template <typename T>
void store_big(char* at, T value) {
  const T swapped = swap_bytes(value);
  std::memcpy(at, &swapped, sizeof swapped);
}

template <typename T>
T load_big(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return swap_bytes(value);
}

template <typename T>
void append_big(std::string& out, T value) {
  const T swapped = swap_bytes(value);
  out.append(reinterpret_cast<const char*>(&swapped), sizeof swapped);
}

/// Values hold integers and doubles little-endian.
template <typename T>
void append_little(std::string& out, T value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
T load_little(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// Unsigned LEB128.
inline void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

/// Reads stored bytes from front to back and never past their end. After a read that did not fit,
/// `ok()` is false and every further read gives zero.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }

  template <typename T>
  T little() {
    const std::string_view bytes = take(sizeof(T));
    return bytes.empty() ? T{} : load_little<T>(bytes.data());
  }

  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) return fail();
    const std::string_view out = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(out.size());
    return out;
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = little<std::uint8_t>();
      value |= std::uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }

 private:
  std::string_view fail() {
    ok_ = false;
    rest_ = {};
    return {};
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace dossier::graph
