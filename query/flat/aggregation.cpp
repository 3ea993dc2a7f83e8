#include "query/flat/aggregation.h"

#include "query/execute/row_table.h"
#include "query/flat/leaders.h"
#include "query/flat/listing.h"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace dossier::query::flat {

using execute::Batch;
using execute::kBatchRows;

namespace {

/// Morsels for each thread, where it does not matter who gets which: threads end at about the same
/// time.
constexpr std::size_t kMorsels = 16;
/// The same where each morsel has results of its own, which have to be put together.
constexpr std::size_t kOrderedMorsels = 4;

}  // namespace

FlatAggregation::FlatAggregation(execute::Context& context, Pipeline pipeline,
                                 const Program& program, const plan::AggregateStep& step,
                                 execute::OperatorPtr source, const GroupOrder* order)
    : Operator(context),
      pipeline_(std::move(pipeline)),
      program_(program),
      step_(step),
      source_(std::move(source)),
      order_(order) {}

FlatAggregation::~FlatAggregation() { context().budget().release(charged_); }

bool FlatAggregation::bind() {
  for (const plan::Assignment& key : step_.keys) {
    auto field = Field::bind(pipeline_, program_, *key.value, context());
    if (!field || (!field->is_entity() && field->kind() == graph::ValueColumn::Kind::Float))
      return false;
    keys_.push_back(*std::move(field));
  }
  auto share = make_share();
  if (!share) return false;
  all_ = *std::move(share);
  return true;
}

std::optional<FlatAggregation::Share> FlatAggregation::make_share() {
  Share out;
  out.groups = std::make_unique<Groups>(keys_, context());
  for (const plan::Aggregation& call : step_.aggregations) {
    out.gathers.push_back(make_gather(call, step_.keys.size(), pipeline_, program_, context()));
    if (!out.gathers.back()) return std::nullopt;
  }
  return out;
}

void FlatAggregation::open() {
  if (filled_) all_ = *make_share();
  filled_ = false;
  at_ = 0;
}

bool FlatAggregation::next(Batch& out) {
  if (!filled_) {
    fill();
    choose();
  }
  const std::size_t count = std::min(kBatchRows, chosen_.size() - at_);
  if (count == 0) return false;
  write(out, count);
  at_ += count;
  return true;
}

std::size_t FlatAggregation::threads() const {
  if (source_ != nullptr || pipeline_.stages.front().kind == Stage::Kind::Triangles) return 1;
  return graph::threads_for(static_cast<std::size_t>(std::min(program_.work, 1e9)));
}

void FlatAggregation::fill() {
  filled_ = true;
  tabulate();
  const std::size_t count = threads();
  if (count > 1) return fill_together(count);
  Meter meter(context());
  Morsels morsels;
  fill(all_, meter, morsels);
}

/// Tables of what hangs on nodes, which stay for later runs of this operator.
void FlatAggregation::tabulate() {
  if (charged_ > 0) return;
  for (Stage& stage : pipeline_.stages) {
    if (stage.kind == Stage::Kind::Fold) charged_ += stage.fold.tabulate(program_.work, context());
  }
}

/// Groups stand in the order of their first rows, and sums of floats depend on the order of rows.
bool FlatAggregation::is_ordered(const Share& share) const {
  return !keys_.empty() || std::any_of(share.gathers.begin(), share.gathers.end(),
                                       [](const auto& one) { return !one->is_exact(); });
}

/// What is ordered gets a share for each part of the rows, and these are put together in their
/// order; otherwise each thread has a share, whichever parts it takes.
void FlatAggregation::fill_together(std::size_t threads) {
  const bool ordered = is_ordered(all_);
  const std::size_t parts = threads * (ordered ? kOrderedMorsels : kMorsels);
  std::vector<Share> others((ordered ? parts : threads) - 1);
  for (Share& share : others) share = *make_share();
  const auto share = [&](std::size_t number) -> Share& {
    return number == 0 ? all_ : others[number - 1];
  };
  Morsels all(parts, 0, parts);
  std::atomic<std::size_t> next = 0;
  run_team(threads, context(), [&](std::size_t i, Meter& meter) {
    if (!ordered) return fill(share(i), meter, all);
    for (std::size_t part = next++; part < parts; part = next++) {
      Morsels only(parts, part, part + 1);
      fill(share(part), meter, only);
    }
  });
  for (Share& other : others) merge(other);
}

void FlatAggregation::fill(Share& share, Meter& meter, Morsels& morsels) {
  Rows rows(pipeline_.variable_count, pipeline_.weighted);
  const auto stream = make_stream(pipeline_, meter, morsels, source_.get());
  std::uint32_t groups[kRows];
  for (auto& gather : share.gathers) gather->set_groups(share.groups->size());
  while (stream->next(rows)) {
    const std::size_t before = share.groups->size();
    share.groups->assign(rows, groups);
    for (auto& gather : share.gathers) {
      if (share.groups->size() != before) gather->set_groups(share.groups->size());
      gather->add(rows, groups);
    }
  }
}

/// Not when a key tells apart the nodes that are scanned: each of them is in one part alone, and so
/// are its groups.
bool FlatAggregation::parts_share_groups() const {
  const Stage& source = pipeline_.stages.front();
  return source.kind != Stage::Kind::Nodes ||
         std::none_of(keys_.begin(), keys_.end(), [&](const Field& key) {
           return key.var() == source.to && key.tells_apart() && key.has_all(*source.set);
         });
}

void FlatAggregation::merge(Share& other) {
  const auto groups = parts_share_groups() ? all_.groups->take_in(*other.groups)
                                           : all_.groups->append(*other.groups);
  for (std::size_t k = 0; k < all_.gathers.size(); ++k) {
    all_.gathers[k]->set_groups(all_.groups->size());
    all_.gathers[k]->merge(*other.gathers[k], groups);
  }
}

Value FlatAggregation::output(std::size_t group, std::size_t number) const {
  const std::size_t keys = step_.keys.size();
  return number < keys ? all_.groups->value(group, number)
                       : all_.gathers[number - keys]->finish(group);
}

/// All groups, or those whose rank by the first key of the sort is among the first.
void FlatAggregation::choose() {
  const std::size_t size = all_.groups->size();
  chosen_.resize(size);
  std::iota(chosen_.begin(), chosen_.end(), 0U);
  const auto wanted = order_ != nullptr ? wanted_rows(*order_->sort, context()) : std::nullopt;
  if (!wanted || size <= *wanted + kBatchRows) return;
  const std::uint64_t flip = order_->sort->keys.front().descending ? ~std::uint64_t{0} : 0;
  std::vector<std::uint64_t> ranks(size);
  for (std::size_t group = 0; group < size; ++group) {
    if (!rank_of(output(group, order_->output), ranks[group])) return;
    ranks[group] ^= flip;
  }
  std::vector<std::uint64_t> sorted = ranks;
  const std::uint64_t bound = bound_of(sorted, *wanted);
  std::erase_if(chosen_, [&](std::uint32_t group) { return ranks[group] > bound; });
}

void FlatAggregation::write(Batch& out, std::size_t count) {
  std::vector<Value> values(count);
  for (std::size_t k = 0; k < step_.keys.size(); ++k) {
    for (std::size_t i = 0; i < count; ++i) values[i] = all_.groups->value(chosen_[at_ + i], k);
    execute::store_values(values, 0, count, out[step_.keys[k].slot]);
  }
  for (std::size_t k = 0; k < all_.gathers.size(); ++k) {
    Value* results = out[step_.aggregations[k].slot].make_values(count);
    for (std::size_t i = 0; i < count; ++i) results[i] = all_.gathers[k]->finish(chosen_[at_ + i]);
  }
  out.set_rows(count);
}

}  // namespace dossier::query::flat
