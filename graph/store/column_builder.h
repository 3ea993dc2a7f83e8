#pragma once

#include "graph/memory.h"

#include <functional>
#include <memory>

#include <absl/container/flat_hash_map.h>

namespace dossier::graph {

/// Collects the values of a column in any order; later values replace earlier ones.
class ColumnBuilder {
 public:
  ColumnBuilder(std::uint64_t first, std::size_t size);
  /// Goes on from a column, with more entries behind it.
  ColumnBuilder(const ValueColumn& column, std::size_t size);

  /// False when the value does not go with the others; the column cannot be made then.
  bool set(std::size_t entry, const Value& value);
  /// The same with a value as records hold it.
  bool set_stored(std::size_t entry, std::string_view stored);
  /// Takes over a column whose first entry is `at` here. REQUIRES: `at` is a multiple of 64,
  /// nothing is set from there on.
  bool append(const ValueColumn& part, std::size_t at);
  std::shared_ptr<const ValueColumn> finish();

 private:
  using Kind = ValueColumn::Kind;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };
  void reserve(Kind kind);
  bool store(std::size_t entry, const Value& value);
  void mark(std::size_t entry) { out_.present_[entry / 64] |= std::uint64_t{1} << (entry % 64); }
  bool set_text(std::size_t entry, std::string_view text);
  bool append_values(const ValueColumn& part, std::size_t at);
  bool append_codes(const ValueColumn& part, std::size_t at);
  bool append_texts(const ValueColumn& part, std::size_t at);
  bool store_string(std::size_t entry, std::string_view text);
  bool store_text(std::size_t entry, std::string_view text);
  bool spell_out();
  bool tells_apart() const;

  ValueColumn out_;
  absl::flat_hash_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers_;
};

}  // namespace dossier::graph
