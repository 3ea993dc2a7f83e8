#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

/// The ids that files give to nodes, unique within one space. Texts that are plain integers are
/// kept as numbers and, when they lie close together, in a flat array. Thread-safety: `insert` by
/// one thread at a time, and before `freeze`; `find` by many after it.
class IdSpace {
 public:
  /// `node` counts from 0 within the import. False when the id is taken.
  bool insert(std::string_view id, std::uint32_t node);
  void freeze();
  std::optional<std::uint32_t> find(std::string_view id) const;

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::string_view kept(std::string_view text);

  absl::flat_hash_map<std::int64_t, std::uint32_t> numbers_;
  absl::flat_hash_map<std::string_view, std::uint32_t> texts_;
  std::deque<std::string> blocks_;
  std::int64_t first_ = 0;  ///< number of the first place of `dense_`
  std::vector<std::uint32_t> dense_;
};

}  // namespace dossier::graph
