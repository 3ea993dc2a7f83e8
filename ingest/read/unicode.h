#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::ingest {

/// One character of a UTF-8 text; `length` bytes. An invalid byte gives code -1 and length 1.
struct Character {
  std::int32_t code;
  std::uint32_t length;
};

/// The character at `at`. Overlong forms, surrogates and numbers above U+10FFFF are invalid.
/// REQUIRES: at < text.size().
Character decode_utf8(std::string_view text, std::size_t at) noexcept;

/// Appends a code point as UTF-8; what is no scalar value becomes U+FFFD.
void append_utf8(std::string& out, std::uint32_t code);

bool is_valid_utf8(std::string_view text) noexcept;

bool is_ascii_space(char c) noexcept;
bool is_ascii_upper(char c) noexcept;
bool is_ascii_lower(char c) noexcept;
bool is_ascii_alpha(char c) noexcept;
bool is_ascii_digit(char c) noexcept;
/// Letters of any script; digits do not count.
bool is_letter(std::int32_t code) noexcept;
bool is_upper_letter(std::int32_t code) noexcept;
bool is_lower_letter(std::int32_t code) noexcept;

std::string ascii_lower(std::string_view text);
/// Without ASCII white space at both ends.
std::string_view trim(std::string_view text) noexcept;
bool starts_with_no_case(std::string_view text, std::string_view lower_prefix) noexcept;
/// True when `lower_needle` stands in `text` without regard to ASCII case.
bool contains_no_case(std::string_view text, std::string_view lower_needle) noexcept;
/// Words separated by white space.
std::size_t word_count(std::string_view text) noexcept;

/// A name as it may be shown on a terminal: control characters and invalid bytes as \xNN.
std::string printable(std::string_view name);

}  // namespace dossier::ingest
