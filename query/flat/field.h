#pragma once

#include "query/flat/pipeline.h"

#include <optional>

#include <absl/container/flat_hash_map.h>

namespace dossier::query::flat {

/// A variable, or a property of one, as a number of 64 bits for each row.
class Field {
 public:
  /// True for what a field can be.
  static bool is_possible(const Evaluator& evaluator, const SlotSet& known);
  /// Nothing when the property has no column.
  static std::optional<Field> bind(Pipeline& pipeline, const Program& program,
                                   const Evaluator& evaluator, execute::Context& context);
  static Slot slot_of(const Evaluator& evaluator);

  Var var() const noexcept { return var_; }
  bool is_entity() const noexcept { return column_ == nullptr; }
  /// REQUIRES: not an entity.
  graph::ValueColumn::Kind kind() const noexcept { return column_->kind(); }
  const graph::ValueColumn& column() const noexcept { return *column_; }
  /// Two rows have the same word if and only if they have the same value. False for null.
  bool word(std::uint32_t id, std::uint64_t& out);
  /// The same of many: out[i * stride] becomes the word of ids[i], or 0 for null, and `null_bit` is
  /// added to nulls[i * stride] then.
  void words(std::span<const std::uint32_t> ids, std::size_t stride, std::uint64_t* out,
             std::uint64_t* nulls, std::uint64_t null_bit);
  Value value(std::uint64_t word) const;
  /// The word here of what is `word` in another field of the same expression.
  std::uint64_t adopt(const Field& other, std::uint64_t word);
  /// No two entities have the same word.
  bool tells_apart() const noexcept { return column_ == nullptr || column_->tells_apart(); }
  /// None of these nodes has null.
  bool has_all(const graph::NodeSet& nodes) const;
  /// Words of entities that can be numbered from 0 to this; 0 when they cannot.
  std::size_t range() const noexcept;

 private:
  std::uint64_t intern(std::string_view text);

  Var var_ = kNoVar;
  bool is_relationship_ = false;
  const graph::ValueColumn* column_ = nullptr;
  absl::flat_hash_map<std::uint64_t, std::uint32_t>
      numbers_;  ///< of texts, by hash; next_ goes on from there
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> next_;
};

}  // namespace dossier::query::flat
