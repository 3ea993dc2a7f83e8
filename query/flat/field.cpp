#include "query/flat/field.h"

#include "query/execute/shape.h"
#include "query/plan/pattern.h"

#include <bit>
#include <functional>

namespace dossier::query::flat {

namespace {

using execute::Shape;
using Kind = graph::ValueColumn::Kind;

bool is_integral(Kind kind) {
  return kind == Kind::Boolean || kind == Kind::Integer || kind == Kind::Date;
}

}  // namespace

Slot Field::slot_of(const Evaluator& evaluator) {
  const Shape shape = evaluator.shape();
  return shape.kind == Shape::Kind::Property ? shape.left->slot() : evaluator.slot();
}

bool Field::is_possible(const Evaluator& evaluator, const SlotSet& known) {
  const Slot slot = slot_of(evaluator);
  return slot != execute::kNoSlot && plan::has(known, slot);
}

std::optional<Field> Field::bind(Pipeline& pipeline, const Program& program,
                                 const Evaluator& evaluator, execute::Context& context) {
  Field field;
  field.var_ = pipeline.variable(slot_of(evaluator));
  field.is_relationship_ = pipeline.is_relationship[field.var_];
  if (evaluator.slot() != execute::kNoSlot) return field;
  field.column_ = bind_column(pipeline, program, evaluator, context);
  if (field.column_ == nullptr) return std::nullopt;
  return field;
}

bool Field::word(std::uint32_t id, std::uint64_t& out) {
  if (column_ == nullptr) return out = id, id != kNone;
  const auto entry = static_cast<std::size_t>(id - column_->first());
  if (!column_->covers(id) || !column_->has(entry)) return false;
  switch (column_->kind()) {
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Date: out = static_cast<std::uint64_t>(column_->integers()[entry]); return true;
    case Kind::Code: out = column_->codes()[entry]; return true;
    case Kind::Text: out = intern(column_->text(entry)); return true;
    case Kind::Float:
    case Kind::Empty: break;
  }
  return false;
}

void Field::words(std::span<const std::uint32_t> ids, std::size_t stride, std::uint64_t* out,
                  std::uint64_t* nulls, std::uint64_t null_bit) {
  const bool numbers = column_ != nullptr && is_integral(column_->kind());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::uint64_t word = 0;
    bool known;
    if (numbers) {
      const auto entry = static_cast<std::size_t>(ids[i] - column_->first());
      known = column_->covers(ids[i]) && column_->has(entry);
      if (known) word = static_cast<std::uint64_t>(column_->integers()[entry]);
    } else {
      known = this->word(ids[i], word);
    }
    out[i * stride] = known ? word : 0;
    nulls[i * stride] |= known ? 0 : null_bit;
  }
}

bool Field::has_all(const graph::NodeSet& nodes) const {
  if (column_ == nullptr) return true;
  const auto words = nodes.words();
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::uint64_t bits = words[i]; bits != 0; bits &= bits - 1) {
      const std::uint64_t id = i * 64 + static_cast<std::uint64_t>(std::countr_zero(bits));
      if (!column_->covers(id) || !column_->has(static_cast<std::size_t>(id - column_->first())))
        return false;
    }
  }
  return true;
}

std::uint64_t Field::adopt(const Field& other, std::uint64_t word) {
  return column_ != nullptr && column_->kind() == Kind::Text ? intern(other.texts_[word]) : word;
}

std::uint64_t Field::intern(std::string_view text) {
  const auto fresh = static_cast<std::uint32_t>(texts_.size());
  auto [at, added] = numbers_.try_emplace(std::hash<std::string_view>()(text), fresh);
  std::uint32_t* number = &at->second;
  while (*number != fresh) {
    if (texts_[*number] == text) return *number;
    number = &next_[*number];
    if (*number == kNone) *number = fresh;
  }
  texts_.push_back(text);
  next_.push_back(kNone);
  return fresh;
}

Value Field::value(std::uint64_t word) const {
  if (column_ == nullptr) {
    return is_relationship_ ? Value(RelationshipId{word}) : Value(NodeId{word});
  }
  switch (column_->kind()) {
    case Kind::Boolean: return Value(word != 0);
    case Kind::Integer: return Value(static_cast<std::int64_t>(word));
    case Kind::Date: return Value(Date{static_cast<std::int64_t>(word)});
    case Kind::Code: return column_->dictionary()[word];
    case Kind::Text: return Value(texts_[word]);
    case Kind::Float:
    case Kind::Empty: break;
  }
  return {};
}

std::size_t Field::range() const noexcept {
  return column_ != nullptr && column_->kind() == Kind::Code ? column_->dictionary().size() : 0;
}

}  // namespace dossier::query::flat
