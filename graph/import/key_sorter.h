#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// Sorts keys with values. What goes beyond `memory` bytes is sorted by runs, which wait in files
/// of `directory` and are merged at the end. Thread-safety: `add` from any thread; `for_each` after
/// all of them.
class KeySorter {
 public:
  KeySorter(std::string directory, std::string name, std::size_t memory)
      : prefix_(std::move(directory) + '/' + std::move(name) + '-'), memory_(memory) {}
  ~KeySorter();
  KeySorter(const KeySorter&) = delete;
  KeySorter& operator=(const KeySorter&) = delete;

  void add(std::string_view key, std::string_view value);
  bool empty() const { return count_ == 0; }
  std::uint64_t size() const { return count_; }
  /// Calls `visit` with all keys in ascending order. Once only.
  void for_each(const std::function<void(std::string_view key, std::string_view value)>& visit);

 private:
  struct Place {
    std::uint64_t begin;
    std::uint32_t key_size;
    std::uint32_t value_size;
  };
  std::string_view key_of(const Place& place) const {
    return std::string_view(bytes_).substr(place.begin, place.key_size);
  }
  std::string_view value_of(const Place& place) const {
    return std::string_view(bytes_).substr(place.begin + place.key_size, place.value_size);
  }
  void sort_places();
  void spill();
  std::string path_of(std::size_t run) const { return prefix_ + std::to_string(run); }
  void merge(const std::function<void(std::string_view, std::string_view)>& visit) const;

  std::string prefix_;
  std::size_t memory_;
  std::mutex mutex_;
  std::string bytes_;
  std::vector<Place> places_;
  std::uint64_t count_ = 0;
  std::size_t runs_ = 0;
};

}  // namespace dossier::graph
