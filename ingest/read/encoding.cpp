#include "ingest/read/encoding.h"

#include "ingest/read/iconv.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::ingest {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

/// What windows-1252 has at 0x80..0x9F; 0 where it has nothing.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) noexcept {
  return static_cast<unsigned char>(bytes[at]);
}

struct Utf8Census {
  std::size_t multibyte = 0;
  std::size_t invalid = 0;
};

Utf8Census take_census(std::string_view bytes) noexcept {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const Character c = decode_utf8(bytes, at);
    census.invalid += c.code < 0;
    census.multibyte += c.length > 1;
    at += c.length;
  }
  return census;
}

Decoded from_utf8(std::string_view bytes) {
  Decoded out{{}, "utf-8"};
  out.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Character c = decode_utf8(bytes, at);
    if (c.code >= 0) {
      out.text.append(bytes, at, c.length);
    } else {
      append_utf8(out.text, kReplacement);
      ++out.repaired;
    }
    at += c.length;
  }
  return out;
}

Decoded from_windows_1252(std::string_view bytes) {
  Decoded out{{}, "windows-1252"};
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out.text += c;
      continue;
    }
    const std::uint32_t code = byte < 0xA0 ? kWindows1252[byte - 0x80] : byte;
    append_utf8(out.text, code == 0 ? kReplacement : code);
    out.repaired += code == 0;
  }
  return out;
}

struct Utf16 {
  std::string_view bytes;
  std::size_t low;  ///< position of the low byte within a unit

  std::size_t size() const noexcept { return bytes.size() / 2; }
  std::uint32_t operator[](std::size_t i) const noexcept {
    return std::uint32_t{byte_at(bytes, 2 * i + low)} |
           std::uint32_t{byte_at(bytes, 2 * i + 1 - low)} << 8;
  }
};

bool is_high(std::uint32_t unit) noexcept { return (unit & 0xFC00) == 0xD800; }
bool is_low(std::uint32_t unit) noexcept { return (unit & 0xFC00) == 0xDC00; }

Decoded from_utf16(std::string_view bytes, bool little_endian) {
  const Utf16 units{bytes, little_endian ? std::size_t{0} : std::size_t{1}};
  Decoded out{{}, little_endian ? "utf-16le" : "utf-16be"};
  out.text.reserve(bytes.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    std::uint32_t code = units[i];
    if (is_high(code) && i + 1 < units.size() && is_low(units[i + 1])) {
      code = 0x10000 + ((code & 0x3FF) << 10) + (units[++i] & 0x3FF);
    } else if (is_high(code) || is_low(code)) {
      code = kReplacement;
      ++out.repaired;
    }
    append_utf8(out.text, code);
  }
  out.repaired += bytes.size() % 2;
  return out;
}

Decoded from_utf32(std::string_view bytes, bool little_endian) {
  Decoded out{{}, little_endian ? "utf-32le" : "utf-32be"};
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      code |= std::uint32_t{byte_at(bytes, at + i)} << 8 * (little_endian ? i : 3 - i);
    }
    const bool scalar = code <= 0x10FFFF && (code < 0xD800 || code >= 0xE000);
    out.repaired += !scalar;
    append_utf8(out.text, code);
  }
  return out;
}

std::optional<Decoded> by_mark(std::string_view bytes) {
  const auto marked = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  if (marked("\xEF\xBB\xBF")) return from_utf8(bytes.substr(3));
  if (marked({"\xFF\xFE\0\0", 4})) return from_utf32(bytes.substr(4), true);
  if (marked({"\0\0\xFE\xFF", 4})) return from_utf32(bytes.substr(4), false);
  if (marked("\xFF\xFE")) return from_utf16(bytes.substr(2), true);
  if (marked("\xFE\xFF")) return from_utf16(bytes.substr(2), false);
  return {};
}

/// Text in a Latin script as UTF-16 has zeros at nearly every odd or every even place, seldom at
/// the others.
std::optional<Decoded> by_zeros(std::string_view bytes) {
  const std::size_t length = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 8192);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < length; ++at) zeros[at % 2] += bytes[at] == '\0';
  const std::size_t units = length / 2;
  if (units < 2) return {};
  if (zeros[1] * 10 >= units * 6 && zeros[0] * 10 <= units) return from_utf16(bytes, true);
  if (zeros[0] * 10 >= units * 6 && zeros[1] * 10 <= units) return from_utf16(bytes, false);
  return {};
}

bool is_western(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "", "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::optional<Decoded> by_declaration(std::string_view bytes, std::string_view declared) {
  if (is_western(declared) || declared.starts_with("utf")) return {};
  return decode_with_iconv(bytes, std::string(declared));
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared) {
  if (auto marked = by_mark(bytes)) return *std::move(marked);
  if (auto wide = by_zeros(bytes)) return *std::move(wide);
  const Utf8Census census = take_census(bytes);
  // Other encodings seldom form valid sequences by chance, so a majority of valid ones decides.
  if (census.invalid == 0 || census.multibyte > census.invalid) return from_utf8(bytes);
  if (auto other = by_declaration(bytes, ascii_lower(declared))) return *std::move(other);
  return from_windows_1252(bytes);
}

std::string declared_encoding(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, 4096));
  for (const std::string_view key : {"charset", "encoding"}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of(" \t\"'=", at + key.size());
    if (at == std::string::npos) continue;
    const std::size_t end = head.find_first_of(" \t\r\n\"'>;/?", at);
    if (end != std::string::npos && end - at <= 40) return head.substr(at, end - at);
  }
  return {};
}

}  // namespace dossier::ingest
