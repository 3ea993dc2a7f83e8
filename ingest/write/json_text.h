#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// Writes one JSON value without line breaks. The caller opens and closes in the right order.
class JsonText {
 public:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  JsonText& key(std::string_view name);
  JsonText& string(std::string_view text);
  JsonText& string_or_null(std::string_view text);
  JsonText& strings(const std::vector<std::string>& texts);
  JsonText& number(std::int64_t value);
  /// With at most four digits behind the point.
  JsonText& real(double value);
  JsonText& null();

  std::string take() { return std::move(out_); }

 private:
  void separate();

  std::string out_;
};

}  // namespace dossier::ingest
