#pragma once

#include "graph/ids.h"
#include "graph/rocks/sorted_file.h"
#include "graph/store/engine.h"
#include "graph/store/names.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

/// The names of a database and those that an import adds. Safe for many threads.
class ImportNames {
 public:
  explicit ImportNames(const Engine& engine) : engine_(engine) {}

  LabelId label(std::string_view name) { return LabelId{number(NameKind::Label, name)}; }
  TypeId type(std::string_view name) { return TypeId{number(NameKind::Type, name)}; }
  KeyId key(std::string_view name) { return KeyId{number(NameKind::Key, name)}; }
  /// Writes the new names of a kind. REQUIRES: the import reads no more.
  void write(NameKind kind, rocks::SortedFile& file) const;

 private:
  std::uint32_t number(NameKind kind, std::string_view name);

  const Engine& engine_;
  std::mutex mutex_;
  std::array<PendingNames, kNameKinds> pending_;
};

/// Sets of labels, each kept once and numbered from 0. Safe for many threads.
class LabelSets {
 public:
  /// The number of a set. Labels may stand in any order and twice.
  std::uint32_t number(std::span<const LabelId> labels);
  /// REQUIRES: no other thread adds sets. Ascending.
  const std::vector<LabelId>& labels(std::uint32_t set) const { return sets_[set]; }
  std::size_t size() const { return sets_.size(); }

 private:
  std::mutex mutex_;
  std::vector<std::vector<LabelId>> sets_;
};

}  // namespace dossier::graph
