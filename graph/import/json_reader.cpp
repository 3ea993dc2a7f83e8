#include "graph/import/json_reader.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace dossier::graph {

namespace {

using Json = nlohmann::ordered_json;

std::optional<ValueKind> kind_of(const Json& value) {
  if (value.is_string()) return ValueKind::String;
  if (value.is_number_integer()) return ValueKind::Integer;
  if (value.is_number()) return ValueKind::Float;
  if (value.is_boolean()) return ValueKind::Boolean;
  return std::nullopt;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// The elements of a list, or why they cannot be stored.
struct Joined {
  std::string text;
  ValueKind kind = ValueKind::String;
  std::string problem;
};

Joined join(const std::string& key, const Json& list, char delimiter) {
  Joined out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto kind = kind_of(list[i]);
    if (!kind || (i > 0 && *kind != out.kind))
      return {{}, {}, "the list `" + key + "` holds values of several kinds"};
    out.kind = *kind;
    const std::string text = text_of(list[i]);
    if (text.find(delimiter) != std::string::npos)
      return {{}, {}, "an element of the list `" + key + "` holds the mark between elements"};
    if (i > 0) out.text += delimiter;
    out.text += text;
  }
  return out;
}

}  // namespace

bool holds_json(std::string_view path) {
  return path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

std::vector<std::string> first_keys(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of("\r\n"), text.size());
  const Json object =
      Json::parse(text.substr(begin, text.find('\n', begin) - begin), nullptr, false);
  std::vector<std::string> out;
  if (!object.is_object()) return out;
  for (const auto& entry : object.items()) out.push_back(entry.key());
  return out;
}

bool JsonReader::next() {
  do {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    record_ = text_.substr(at_, end - at_);
    if (record_.ends_with('\r')) record_.remove_suffix(1);
    record_line_ = line_++;
    at_ = end + 1;
  } while (record_.empty());
  read_object();
  return true;
}

void JsonReader::read_object() {
  problem_.clear();
  texts_.clear();
  fields_.assign(keys_.size(), {});
  const Json object = Json::parse(record_, nullptr, false);
  if (!object.is_object()) {
    problem_ = "the line is no JSON object";
    return;
  }
  for (const auto& [key, value] : object.items()) {
    const auto known = std::find(keys_.begin(), keys_.end(), key);
    if (known == keys_.end()) problem_ = "the first record has no `" + key + '`';
    if (value.is_object()) problem_ = '`' + key + "` is an object";
    if (!problem_.empty()) return;
    if (value.is_null() || (value.is_array() && value.empty())) continue;
    Joined read = value.is_array() ? join(key, value, array_delimiter_)
                                   : Joined{text_of(value), *kind_of(value), {}};
    problem_ = std::move(read.problem);
    texts_.push_back(std::move(read.text));
    fields_[static_cast<std::size_t>(known - keys_.begin())] = {texts_.back(), true, read.kind,
                                                                value.is_array()};
  }
}

}  // namespace dossier::graph
