#include <algorithm>

#include <dossier/value.h>

namespace dossier {

namespace {

struct ByKey {
  bool operator()(const Map::Entry& entry, std::string_view key) const { return entry.first < key; }
};

}  // namespace

Map::Map(std::initializer_list<Entry> entries) {
  for (const Entry& entry : entries) set(entry.first, entry.second);
}

const Value* Map::find(std::string_view key) const noexcept {
  auto at = std::lower_bound(entries_.begin(), entries_.end(), key, ByKey{});
  return at != entries_.end() && at->first == key ? &at->second : nullptr;
}

void Map::set(std::string key, Value value) {
  auto at = std::lower_bound(entries_.begin(), entries_.end(), std::string_view(key), ByKey{});
  if (at != entries_.end() && at->first == key) {
    at->second = std::move(value);
  } else {
    entries_.emplace(at, std::move(key), std::move(value));
  }
}

bool Map::erase(std::string_view key) {
  auto at = std::lower_bound(entries_.begin(), entries_.end(), key, ByKey{});
  if (at == entries_.end() || at->first != key) return false;
  entries_.erase(at);
  return true;
}

bool operator==(const Map& a, const Map& b) { return a.entries_ == b.entries_; }

}  // namespace dossier
