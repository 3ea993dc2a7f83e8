#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::graph {

/// Lists within lists are stored up to this depth.
constexpr int kMaxListDepth = 32;
/// Bytes of one encoded value.
constexpr std::size_t kMaxValueBytes = std::size_t{256} << 20;

/// Throws InvalidPropertyType when a value cannot be a property, LimitExceeded when it is too large
/// or deep.
void require_storable(const Value& value);

/// Appends the stored form. REQUIRES: require_storable passed.
void encode_value(std::string& out, const Value& value);

/// The same for a string. REQUIRES: UTF-8, less than kMaxValueBytes.
void encode_string(std::string& out, std::string_view text);

/// The text of a stored string, or nothing for another stored form.
std::optional<std::string_view> stored_text(std::string_view bytes);

/// Reads a stored form that fills `bytes` exactly. Throws Corrupted for anything that
/// `encode_value` cannot have written; safe for any bytes.
Value decode_value(std::string_view bytes);

}  // namespace dossier::graph
