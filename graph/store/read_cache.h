#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

/// What small reads found in the store lately, by key. The states of an open database that follow
/// one another share it.
///
/// A content is kept with the commit of the state that read it, and holds for later ones too, until
/// a commit changes the key and takes it away. A reader of an older state may come along with old
/// content after that; it is turned away because its commit is below the last change among the keys
/// that share its shelf.
///
/// Thread-safety: all functions from any thread. A commit calls `forget` before readers can see its
/// state.
class ReadCache {
 public:
  explicit ReadCache(std::size_t bytes) : shelf_bytes_(bytes / kShelves / 2) {}

  using Content = std::shared_ptr<const std::string>;

  /// The content of `key` in the state with this commit; null when it is not known.
  Content find(std::string_view key, std::uint64_t commit);
  void keep(std::string_view key, std::uint64_t commit, std::string content);
  /// `commit` changes `key`.
  void forget(std::string_view key, std::uint64_t commit);
  /// `commit` changes so much that all keys are as good as changed.
  void forget_all(std::uint64_t commit);

 private:
  static constexpr std::size_t kShelves = 64;
  struct Entry {
    std::uint64_t commit;
    Content content;
  };
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };
  using Entries = absl::flat_hash_map<std::string, Entry, KeyHash, std::equal_to<>>;

  /// Two generations: when the young one is full it becomes the old one, and what was old and not
  /// asked for goes.
  struct alignas(64) Shelf {
    std::mutex mutex;
    std::uint64_t changed = 0;  ///< last commit that changed a key of this shelf
    std::size_t young_bytes = 0;
    Entries young, old;
  };

  Shelf& shelf_of(std::string_view key);
  void put(Shelf& shelf, std::string_view key, Entry entry);

  const std::size_t shelf_bytes_;
  std::array<Shelf, kShelves> shelves_;
};

struct Overlay;

/// The caches of a database.
struct ReadCaches {
  explicit ReadCaches(std::size_t bytes) : records(bytes / 2), steps(bytes / 4), seeks(bytes / 4) {}

  /// Forgets what the commit changes.
  void forget(const Overlay& overlay, std::uint64_t commit);

  ReadCache records;  ///< stored nodes and relationships, by key
  ReadCache steps;    ///< neighbourhoods as arrays of Step, by the front of their keys
  ReadCache seeks;    ///< nodes of an index as arrays of 8 bytes, by the key of the seek
};

}  // namespace dossier::graph
