#pragma once

#include <functional>
#include <memory>

#include <absl/container/flat_hash_map.h>

#include "graph/memory.h"

namespace dossier::graph {

/// Collects the values of a column in any order; later values replace earlier ones.
class ColumnBuilder {
 public:
  ColumnBuilder(std::uint64_t first, std::size_t size);
  /// Goes on from a column, with more entries behind it.
  ColumnBuilder(const ValueColumn& column, std::size_t size);

  /// False when the value does not go with the others; the column cannot be made then.
  bool set(std::size_t entry, const Value& value);
  std::shared_ptr<const ValueColumn> finish();

 private:
  using Kind = ValueColumn::Kind;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
  };
  void reserve(Kind kind);
  bool store(std::size_t entry, const Value& value);
  bool store_string(std::size_t entry, std::string_view text);
  bool store_text(std::size_t entry, std::string_view text);
  bool spell_out();
  bool tells_apart() const;

  ValueColumn out_;
  absl::flat_hash_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers_;
};

}  // namespace dossier::graph
