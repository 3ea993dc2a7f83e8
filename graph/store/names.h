#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

constexpr std::size_t kMaxNameBytes = 65'535;

enum class NameKind : std::uint8_t { Label, Type, Key };
constexpr std::size_t kNameKinds = 3;

/// One dictionary of names, numbered from 0. Names are only ever added, and the strings stay where
/// they are until the table goes. Thread-safety: reads from any thread; `append` by one thread at a
/// time.
class NameTable {
 public:
  NameTable() = default;
  ~NameTable();
  NameTable(const NameTable&) = delete;
  NameTable& operator=(const NameTable&) = delete;

  std::optional<std::uint32_t> find(std::string_view name) const;
  /// Takes no lock. "" for a number that was never given.
  std::string_view name(std::uint32_t id) const;
  std::uint32_t size() const { return size_.load(std::memory_order_acquire); }
  void append(std::unique_ptr<const std::string> name);

 private:
  static constexpr std::size_t kChunk = 1024;
  static constexpr std::size_t kChunks = 1024;
  using Chunk = std::array<std::unique_ptr<const std::string>, kChunk>;

  std::array<std::atomic<Chunk*>, kChunks> chunks_{};
  std::atomic<std::uint32_t> size_ = 0;
  mutable std::shared_mutex mutex_;
  absl::flat_hash_map<std::string_view, std::uint32_t> ids_;

 public:
  static constexpr std::size_t kCapacity = kChunk * kChunks;
};

/// Names that a transaction adds to a table when it commits. They see and hide nothing from others
/// until then.
class PendingNames {
 public:
  std::optional<std::uint32_t> find(std::string_view name) const;
  /// "" when `id` is not one of these.
  std::string_view name(std::uint32_t id) const;
  /// Throws LimitExceeded for names that are too long or too many. `first` is the number of the
  /// first pending name.
  std::uint32_t add(std::uint32_t first, std::string_view name);

  bool empty() const { return names_.empty(); }
  std::size_t size() const { return names_.size(); }
  std::uint32_t first() const { return first_; }
  void publish(NameTable& table);

 private:
  std::uint32_t first_ = 0;
  std::vector<std::unique_ptr<const std::string>> names_;
  absl::flat_hash_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace dossier::graph
