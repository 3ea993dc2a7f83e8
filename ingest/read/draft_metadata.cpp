#include "ingest/read/dates.h"
#include "ingest/read/draft.h"
#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr std::size_t kMaxValue = 1000;   ///< bytes of one metadata value
constexpr std::size_t kMaxValues = 200;   ///< values of one metadata list
constexpr std::size_t kMaxEntries = 100;  ///< metadata entries of one document

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void tidy(std::vector<std::string>& values) {
  for (std::string& value : values) value = std::string(trim(value));
  const auto useless = [](const std::string& v) { return v.empty() || v.size() > kMaxValue; };
  values.erase(std::remove_if(values.begin(), values.end(), useless), values.end());
  if (values.size() > kMaxValues) values.resize(kMaxValues);
}

void add_authors(Draft& draft, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto known = std::find(draft.authors.begin(), draft.authors.end(), name);
    if (known == draft.authors.end()) draft.authors.push_back(name);
  }
}

Value as_value(const std::vector<std::string>& values) {
  if (values.size() == 1) return values[0];
  List list;
  for (const std::string& value : values) list.emplace_back(value);
  return list;
}

}  // namespace

void add_metadata(Draft& draft, std::string_view name, std::vector<std::string> values) {
  tidy(values);
  const std::string key = ascii_lower(name);
  if (values.empty() || key.empty() || key.size() > 100) return;
  if (is_one_of(key, {"author", "authors", "byline", "creator"})) return add_authors(draft, values);
  if (is_one_of(key, {"title", "headline"})) {
    if (draft.title.empty()) draft.title = values[0];
    return;
  }
  if (is_one_of(key, {"date", "published", "publisheddate", "publication_date", "pubdate",
                      "datepublished"})) {
    if (!draft.date) draft.date = parse_date(values[0]);
    if (draft.date) return;
  }
  if (is_one_of(key, {"lang", "language"})) {
    draft.language = ascii_lower(values[0]).substr(0, 2);
    return;
  }
  if (draft.metadata.size() < kMaxEntries) draft.metadata.set(std::string(name), as_value(values));
}

}  // namespace dossier::ingest
