#include "query/flat/gather.h"

#include "query/function/summation.h"
#include "query/value/checked.h"
#include "query/value/failure.h"
#include "query/value/number.h"

#include <algorithm>
#include <bit>

#include <absl/container/flat_hash_set.h>

namespace dossier::query::flat {

namespace {

using Kind = graph::ValueColumn::Kind;

std::string_view name_of(const plan::Aggregation& call) {
  return call.function == nullptr ? std::string_view("count") : call.function->name;
}

/// count(*) and count(x); x null counts not.
class CountGather final : public Gather {
 public:
  explicit CountGather(std::optional<Field> field) : field_(std::move(field)) {}
  void set_groups(std::size_t count) override { counts_.resize(count); }

  void add(const Rows& rows, const std::uint32_t* groups) override {
    if (!field_ && counts_.size() == 1) return add_all(rows);
    if (!field_ && !rows.weighted) return add_each(rows.size, groups);
    const std::uint32_t* ids = field_ ? rows.column(field_->var()) : nullptr;
    for (std::size_t i = 0; i < rows.size; ++i) {
      std::uint64_t ignored = 0;
      if (ids != nullptr && !field_->word(ids[i], ignored)) continue;
      counts_[groups[i]] += rows.weighted ? static_cast<std::int64_t>(rows.weights[i]) : 1;
    }
  }
  void merge(Gather& other, std::span<const std::uint32_t> groups) override {
    const auto& counts = static_cast<CountGather&>(other).counts_;
    for (std::size_t i = 0; i < groups.size(); ++i) counts_[groups[i]] += counts[i];
  }
  Value finish(std::size_t group) override { return Value(counts_[group]); }

 private:
  void add_each(std::size_t rows, const std::uint32_t* groups) {
    std::int64_t* counts = counts_.data();
    for (std::size_t i = 0; i < rows; ++i) ++counts[groups[i]];
  }
  void add_all(const Rows& rows) {
    std::uint64_t all = rows.weighted ? 0 : rows.size;
    for (std::size_t i = 0; rows.weighted && i < rows.size; ++i) all += rows.weights[i];
    counts_[0] += static_cast<std::int64_t>(all);
  }

  std::optional<Field> field_;
  std::vector<std::int64_t> counts_;
};

/// count(DISTINCT x). Entities that were seen are marked: most rows end there.
class DistinctGather final : public Gather {
 public:
  DistinctGather(Field field, std::size_t keys, execute::Context& context)
      : field_(std::move(field)), keys_(keys), context_(context) {}
  ~DistinctGather() override { context_.budget().release(charged_); }
  void set_groups(std::size_t count) override { counts_.resize(count); }

  void add(const Rows& rows, const std::uint32_t* groups) override {
    const std::uint32_t* ids = rows.column(field_.var());
    const bool single = keys_ == 0;
    for (std::size_t i = 0; i < rows.size; ++i) {
      if (single && is_marked(ids[i])) continue;
      std::uint64_t word = 0;
      if (!field_.word(ids[i], word)) continue;
      if (single && field_.tells_apart()) {
        ++counts_[0];
      } else if (seen_.insert({groups[i], word}).second) {
        ++counts_[groups[i]];
      }
    }
    charge();
  }

  void merge(Gather& other, std::span<const std::uint32_t> groups) override {
    auto& from = static_cast<DistinctGather&>(other);
    if (keys_ == 0 && field_.tells_apart()) return merge_marks(from);
    for (const auto& [group, word] : from.seen_) {
      if (seen_.insert({groups[group], field_.adopt(from.field_, word)}).second)
        ++counts_[groups[group]];
    }
    charge();
  }
  Value finish(std::size_t group) override { return Value(counts_[group]); }

 private:
  void merge_marks(const DistinctGather& from) {
    marks_.resize(std::max(marks_.size(), from.marks_.size()));
    for (std::size_t i = 0; i < from.marks_.size(); ++i) {
      std::uint64_t ignored = 0;
      for (std::uint64_t fresh = from.marks_[i] & ~marks_[i]; fresh != 0; fresh &= fresh - 1) {
        const auto id =
            static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(fresh)));
        counts_[0] += field_.word(id, ignored) ? 1 : 0;
      }
      marks_[i] |= from.marks_[i];
    }
    charge();
  }

  bool is_marked(std::uint32_t id) {
    if (id == kNone) return true;
    if (id / 64 >= marks_.size())
      marks_.resize(std::max<std::size_t>(id / 64 + 1U, marks_.size() * 2));
    const std::uint64_t bit = std::uint64_t{1} << (id % 64);
    if ((marks_[id / 64] & bit) != 0) return true;
    marks_[id / 64] |= bit;
    return false;
  }

  void charge() {
    const std::uint64_t now = marks_.size() * 8 + seen_.capacity() * 17;
    if (now <= charged_) return;
    context_.budget().charge(now - charged_);
    charged_ = now;
  }

  Field field_;
  std::size_t keys_;
  execute::Context& context_;
  std::vector<std::int64_t> counts_;
  std::vector<std::uint64_t> marks_;
  absl::flat_hash_set<std::pair<std::uint32_t, std::uint64_t>> seen_;
  std::uint64_t charged_ = 0;
};

/// sum() and avg() of integers or of floats.
class TotalGather final : public Gather {
 public:
  TotalGather(Field field, bool average) : field_(std::move(field)), average_(average) {}
  void set_groups(std::size_t count) override { totals_.resize(count); }

  void add(const Rows& rows, const std::uint32_t* groups) override {
    if (field_.kind() == Kind::Float) {
      add_all(rows, groups, [&](Total& total, std::size_t entry) {
        total.floats.add(field_.column().reals()[entry]);
      });
    } else {
      add_all(rows, groups, [&](Total& total, std::size_t entry) {
        total.integers += field_.column().integers()[entry];
      });
    }
  }

  void merge(Gather& other, std::span<const std::uint32_t> groups) override {
    const auto& totals = static_cast<TotalGather&>(other).totals_;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      Total& total = totals_[groups[i]];
      total.integers += totals[i].integers;
      total.floats.add(totals[i].floats);
      total.count += totals[i].count;
    }
  }
  bool is_exact() const noexcept override { return field_.kind() != Kind::Float; }

  Value finish(std::size_t group) override {
    const Total& total = totals_[group];
    const double real = total.floats.value() + static_cast<double>(total.integers);
    if (average_)
      return total.count == 0 ? Value() : Value(real / static_cast<double>(total.count));
    if (field_.kind() == Kind::Float && total.count > 0) return Value(real);
    const auto narrow = static_cast<std::int64_t>(total.integers);
    if (narrow != total.integers) fail_overflow("the result of `sum()`");
    return Value(narrow);
  }

 private:
  struct Total {
    Int128 integers = 0;
    Summation floats;
    std::int64_t count = 0;
  };

  template <typename Add>
  void add_all(const Rows& rows, const std::uint32_t* groups, Add add) {
    const std::uint32_t* ids = rows.column(field_.var());
    const graph::ValueColumn& column = field_.column();
    for (std::size_t i = 0; i < rows.size; ++i) {
      const auto entry = static_cast<std::size_t>(ids[i] - column.first());
      if (!column.covers(ids[i]) || !column.has(entry)) continue;
      Total& total = totals_[groups[i]];
      add(total, entry);
      ++total.count;
    }
  }

  Field field_;
  bool average_;
  std::vector<Total> totals_;
};

/// min() and max() of integers or of dates.
class ExtremeGather final : public Gather {
 public:
  ExtremeGather(Field field, bool greatest) : field_(std::move(field)), greatest_(greatest) {}
  void set_groups(std::size_t count) override { best_.resize(count); }

  void add(const Rows& rows, const std::uint32_t* groups) override {
    const std::uint32_t* ids = rows.column(field_.var());
    for (std::size_t i = 0; i < rows.size; ++i) {
      std::uint64_t word = 0;
      if (!field_.word(ids[i], word)) continue;
      take(groups[i], static_cast<std::int64_t>(word));
    }
  }
  void merge(Gather& other, std::span<const std::uint32_t> groups) override {
    const auto& best = static_cast<ExtremeGather&>(other).best_;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (best[i]) take(groups[i], *best[i]);
    }
  }
  Value finish(std::size_t group) override {
    return best_[group] ? field_.value(static_cast<std::uint64_t>(*best_[group])) : Value();
  }

 private:
  void take(std::uint32_t group, std::int64_t value) {
    auto& best = best_[group];
    if (!best || (greatest_ ? value > *best : value < *best)) best = value;
  }

  Field field_;
  bool greatest_;
  std::vector<std::optional<std::int64_t>> best_;
};

}  // namespace

Repeats repeats_of(const plan::Aggregation& call, const SlotSet& known) {
  const std::string_view name = name_of(call);
  if (name == "count" && call.arguments.empty()) return Repeats::Weighed;
  if (call.arguments.size() != 1 || !Field::is_possible(*call.arguments[0], known))
    return Repeats::Unknown;
  if (name == "count") return call.distinct ? Repeats::Ignored : Repeats::Weighed;
  if (call.arguments[0]->slot() != execute::kNoSlot) return Repeats::Unknown;
  if (name == "min" || name == "max") return Repeats::Ignored;
  if ((name == "sum" || name == "avg") && !call.distinct) return Repeats::Needed;
  return Repeats::Unknown;
}

std::unique_ptr<Gather> make_gather(const plan::Aggregation& call, std::size_t keys,
                                    Pipeline& pipeline, const Program& program,
                                    execute::Context& context) {
  if (call.arguments.empty()) return std::make_unique<CountGather>(std::nullopt);
  auto field = Field::bind(pipeline, program, *call.arguments[0], context);
  if (!field) return nullptr;
  const std::string_view name = name_of(call);
  const bool floats = !field->is_entity() && field->kind() == Kind::Float;
  if (name == "count" && !call.distinct && !floats)
    return std::make_unique<CountGather>(std::move(field));
  if (name == "count")
    return floats ? nullptr : std::make_unique<DistinctGather>(*std::move(field), keys, context);
  if (name == "min" || name == "max") {
    if (field->kind() != Kind::Integer && field->kind() != Kind::Date) return nullptr;
    return std::make_unique<ExtremeGather>(*std::move(field), name == "max");
  }
  if (!floats && field->kind() != Kind::Integer) return nullptr;
  return std::make_unique<TotalGather>(*std::move(field), name == "avg");
}

}  // namespace dossier::query::flat
