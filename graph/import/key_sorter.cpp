#include "graph/import/key_sorter.h"

#include "graph/store/bytes.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <queue>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

[[noreturn]] void fail(const char* action, const std::string& path) {
  throw Exception({Code::InputOutput, std::string("cannot ") + action + " `" + path + '`'});
}

/// A sorted run that is read again from the front.
class Run {
 public:
  explicit Run(const std::string& path) : path_(path), in_(path, std::ios::binary) {
    if (!in_) fail("read", path);
  }

  bool next() {
    std::uint32_t sizes[2];
    if (!in_.read(reinterpret_cast<char*>(sizes), sizeof sizes)) return false;
    key_size_ = sizes[0];
    bytes_.resize(std::size_t{sizes[0]} + sizes[1]);
    if (!in_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()))) fail("read", path_);
    return true;
  }

  std::string_view key() const { return std::string_view(bytes_).substr(0, key_size_); }
  std::string_view value() const { return std::string_view(bytes_).substr(key_size_); }

 private:
  std::string path_;
  std::ifstream in_;
  std::string bytes_;
  std::size_t key_size_ = 0;
};

}  // namespace

KeySorter::~KeySorter() {
  for (std::size_t i = 0; i < runs_; ++i) std::remove(path_of(i).c_str());
}

void KeySorter::add(std::string_view key, std::string_view value) {
  const std::lock_guard lock(mutex_);
  places_.push_back({bytes_.size(), static_cast<std::uint32_t>(key.size()),
                     static_cast<std::uint32_t>(value.size())});
  bytes_ += key;
  bytes_ += value;
  ++count_;
  if (bytes_.size() + places_.size() * sizeof(Place) > memory_) spill();
}

void KeySorter::sort_places() {
  std::sort(places_.begin(), places_.end(),
            [this](const Place& a, const Place& b) { return key_of(a) < key_of(b); });
}

void KeySorter::spill() {
  sort_places();
  const std::string path = path_of(runs_++);
  std::ofstream out(path, std::ios::binary);
  for (const Place& place : places_) {
    const std::uint32_t sizes[2] = {place.key_size, place.value_size};
    out.write(reinterpret_cast<const char*>(sizes), sizeof sizes);
    out.write(bytes_.data() + place.begin, std::streamsize{place.key_size} + place.value_size);
  }
  if (!out.flush()) fail("write", path);
  bytes_.clear();
  places_.clear();
}

void KeySorter::for_each(const std::function<void(std::string_view, std::string_view)>& visit) {
  if (runs_ > 0) {
    spill();
    return merge(visit);
  }
  sort_places();
  for (const Place& place : places_) visit(key_of(place), value_of(place));
}

void KeySorter::merge(const std::function<void(std::string_view, std::string_view)>& visit) const {
  std::vector<std::unique_ptr<Run>> runs;
  const auto later = [&](std::size_t a, std::size_t b) { return runs[a]->key() > runs[b]->key(); };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> front(later);
  for (std::size_t i = 0; i < runs_; ++i) {
    runs.push_back(std::make_unique<Run>(path_of(i)));
    if (runs.back()->next()) front.push(i);
  }
  while (!front.empty()) {
    const std::size_t least = front.top();
    front.pop();
    visit(runs[least]->key(), runs[least]->value());
    if (runs[least]->next()) front.push(least);
  }
}

}  // namespace dossier::graph
