#include "query/flat/listing.h"

#include "query/execute/shape.h"
#include "query/flat/leaders.h"

#include <algorithm>
#include <atomic>

namespace dossier::query::flat {

namespace {

using execute::Batch;
using execute::Context;

/// Of more rows the sort itself takes care.
constexpr std::int64_t kMostLeading = 65536;
/// Parts for each thread.
constexpr std::size_t kMorsels = 4;

void write_ids(const std::uint32_t* ids, std::size_t count, bool is_relationship,
               execute::Column& out) {
  if (is_relationship) {
    RelationshipId* to = out.make_relationships(count);
    for (std::size_t i = 0; i < count; ++i)
      to[i] = ids[i] == kNone ? execute::kNoRelationship : RelationshipId{ids[i]};
  } else {
    NodeId* to = out.make_nodes(count);
    for (std::size_t i = 0; i < count; ++i)
      to[i] = ids[i] == kNone ? execute::kNoNode : NodeId{ids[i]};
  }
}

/// Rows as they come.
class Listing final : public execute::Operator {
 public:
  Listing(Context& context, Pipeline pipeline, const std::vector<Slot>& output)
      : Operator(context),
        pipeline_(std::move(pipeline)),
        output_(output),
        meter_(context),
        rows_(pipeline_.variable_count, false) {}

  void open() override {
    morsels_.emplace();
    stream_ = make_stream(pipeline_, meter_, *morsels_, nullptr);
  }

  bool next(Batch& out) override {
    if (!stream_->next(rows_)) return false;
    for (const Slot slot : output_) {
      const Var var = pipeline_.variable(slot);
      write_ids(rows_.column(var), rows_.size, pipeline_.is_relationship[var], out[slot]);
    }
    out.set_rows(rows_.size);
    return true;
  }

 private:
  Pipeline pipeline_;
  const std::vector<Slot>& output_;
  Meter meter_;
  std::optional<Morsels> morsels_;
  Rows rows_;
  std::unique_ptr<Stream> stream_;
};

/// Rows that may be among the first `count`, in the order in which they came.
class Candidates {
 public:
  Candidates(std::size_t variables, std::uint64_t count, bool descending)
      : count_(count), flip_(descending ? ~std::uint64_t{0} : 0), columns_(variables) {}

  void add(const Rows& rows, const std::vector<Var>& variables, const std::uint32_t* keys,
           const graph::ValueColumn& column) {
    for (std::size_t i = 0; i < rows.size; ++i) {
      const std::uint64_t rank = rank_of(column, keys[i]) ^ flip_;
      if (rank > bound_) continue;
      ranks_.push_back(rank);
      for (std::size_t k = 0; k < variables.size(); ++k)
        columns_[k].push_back(rows.column(variables[k])[i]);
    }
    if (ranks_.size() >= kRows * 4 && ranks_.size() / 4 >= count_) prune();
  }

  void add(const Candidates& other) {
    ranks_.insert(ranks_.end(), other.ranks_.begin(), other.ranks_.end());
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      columns_[k].insert(columns_[k].end(), other.columns_[k].begin(), other.columns_[k].end());
    }
  }

  void prune() {
    std::vector<std::uint64_t> ranks = ranks_;
    bound_ = std::min(bound_, bound_of(ranks, count_));
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ranks_.size(); ++i) {
      if (ranks_[i] > bound_) continue;
      for (auto& column : columns_) column[kept] = column[i];
      ranks_[kept++] = ranks_[i];
    }
    ranks_.resize(kept);
    for (auto& column : columns_) column.resize(kept);
  }

  std::size_t size() const { return ranks_.size(); }
  const std::uint32_t* column(std::size_t k) const { return columns_[k].data(); }

 private:
  std::uint64_t count_;
  std::uint64_t flip_;
  std::uint64_t bound_ = ~std::uint64_t{0};
  std::vector<std::uint64_t> ranks_;
  std::vector<std::vector<std::uint32_t>> columns_;
};

class LeadingListing final : public execute::Operator {
 public:
  LeadingListing(Context& context, Pipeline pipeline, const Program& program,
                 const std::vector<Slot>& output, std::uint64_t wanted, bool descending, Var key,
                 const graph::ValueColumn& column)
      : Operator(context),
        pipeline_(std::move(pipeline)),
        program_(program),
        output_(output),
        wanted_(wanted),
        descending_(descending),
        key_(key),
        column_(column) {
    for (const Slot slot : output) variables_.push_back(pipeline_.variable(slot));
  }

  void open() override { found_.reset(); }

  bool next(Batch& out) override {
    if (!found_) fill();
    const std::size_t count = std::min(execute::kBatchRows, found_->size() - at_);
    if (count == 0) return false;
    for (std::size_t k = 0; k < variables_.size(); ++k) {
      write_ids(found_->column(k) + at_, count, pipeline_.is_relationship[variables_[k]],
                out[output_[k]]);
    }
    out.set_rows(count);
    at_ += count;
    return true;
  }

 private:
  /// The parts of the rows are put together in their order.
  void fill() {
    const std::size_t threads =
        graph::threads_for(static_cast<std::size_t>(std::min(program_.work, 1e9)));
    std::vector<Candidates> parts(threads * kMorsels,
                                  Candidates(variables_.size(), wanted_, descending_));
    std::atomic<std::size_t> next = 0;
    run_team(threads, context(), [&](std::size_t, Meter& meter) {
      for (std::size_t part = next++; part < parts.size(); part = next++) {
        Morsels only(parts.size(), part, part + 1);
        Rows rows(pipeline_.variable_count, false);
        const auto stream = make_stream(pipeline_, meter, only, nullptr);
        while (stream->next(rows)) parts[part].add(rows, variables_, rows.column(key_), column_);
      }
    });
    found_ = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) found_->add(parts[i]);
    found_->prune();
    at_ = 0;
  }

  Pipeline pipeline_;
  const Program& program_;
  const std::vector<Slot>& output_;
  std::uint64_t wanted_;
  bool descending_;
  Var key_;
  const graph::ValueColumn& column_;
  std::vector<Var> variables_;
  std::optional<Candidates> found_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::uint64_t> wanted_rows(const plan::SortStep& sort, Context& context) {
  const Value* limit = sort.limit->constant(context);
  const Value* skip = sort.skip ? sort.skip->constant(context) : nullptr;
  const auto is_fitting = [](const Value* value) {
    return value != nullptr && value->is_integer() && value->integer() >= 0 &&
           value->integer() <= kMostLeading;
  };
  if (!is_fitting(limit) || (sort.skip && !is_fitting(skip))) return std::nullopt;
  return static_cast<std::uint64_t>(limit->integer() + (skip != nullptr ? skip->integer() : 0));
}

execute::OperatorPtr make_listing(Context& context, Pipeline pipeline, const Program& program,
                                  const std::vector<Slot>& output, const Leading& leading) {
  const auto wanted = leading.key != nullptr ? wanted_rows(*leading.sort, context) : std::nullopt;
  if (wanted) {
    const Var key = pipeline.variable(leading.key->shape().left->slot());
    const auto* column = bind_column(pipeline, program, *leading.key, context);
    if (column != nullptr && has_ranks(*column)) {
      const bool descending = leading.sort->keys.front().descending;
      return std::make_unique<LeadingListing>(context, std::move(pipeline), program, output,
                                              *wanted, descending, key, *column);
    }
  }
  return std::make_unique<Listing>(context, std::move(pipeline), output);
}

}  // namespace dossier::query::flat
