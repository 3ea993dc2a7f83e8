#include "ingest/write/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace dossier::ingest {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
      continue;
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u00";
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  out += '"';
}

}  // namespace

void JsonText::separate() {
  const bool first = out_.empty() || out_.back() == '{' || out_.back() == '[' || out_.back() == ':';
  if (!first) out_ += ',';
}

JsonText& JsonText::open(char bracket) {
  separate();
  out_ += bracket;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  out_ += bracket;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  separate();
  append_escaped(out_, name);
  out_ += ':';
  return *this;
}

JsonText& JsonText::string(std::string_view text) {
  separate();
  append_escaped(out_, text);
  return *this;
}

JsonText& JsonText::string_or_null(std::string_view text) {
  return text.empty() ? null() : string(text);
}

JsonText& JsonText::strings(const std::vector<std::string>& texts) {
  open('[');
  for (const std::string& text : texts) string(text);
  return close(']');
}

JsonText& JsonText::number(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

JsonText& JsonText::real(double value) {
  separate();
  std::array<char, 32> digits;
  const double rounded = std::round(value * 10000) / 10000;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), rounded);
  if (error == std::errc()) out_.append(digits.data(), end);
  return *this;
}

JsonText& JsonText::null() {
  separate();
  out_ += "null";
  return *this;
}

}  // namespace dossier::ingest
