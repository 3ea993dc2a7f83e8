#include "graph/import/load_relationships.h"

#include "graph/import/ordered_work.h"
#include "graph/import/pieces.h"
#include "graph/store/verify.h"

#include <algorithm>
#include <atomic>
#include <memory>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

using rocks::Family;

/// Numbers within an import are kept in 32 bits.
constexpr std::uint64_t kMostRelationships = UINT32_MAX;

std::array<char, 16> ends_value(std::uint64_t start, std::uint64_t end) {
  std::array<char, 16> out;
  std::memcpy(out.data(), &start, sizeof start);
  std::memcpy(out.data() + sizeof start, &end, sizeof end);
  return out;
}

/// Counts relationships by the labels of one end: pairs of label set and type, of which few differ.
class EndCounts {
 public:
  void add(std::uint32_t set, TypeId type) {
    const std::uint64_t pair = std::uint64_t{set} << 32 | raw(type);
    if (pair == last_ && count_ != nullptr) {
      ++*count_;
      return;
    }
    last_ = pair;
    count_ = &counts_[pair];
    ++*count_;
  }

  void spread(const LabelSets& sets, Count count, CounterDelta& out) const {
    for (const auto& [pair, number] : counts_) {
      for (const LabelId label : sets.labels(static_cast<std::uint32_t>(pair >> 32))) {
        out[{count, raw(label), static_cast<std::uint32_t>(pair)}] += number;
      }
    }
  }

 private:
  std::map<std::uint64_t, std::int64_t> counts_;  // places stay where they are
  std::uint64_t last_ = 0;
  std::int64_t* count_ = nullptr;
};

class RelationshipLoader {
 public:
  RelationshipLoader(ImportContext& context, const std::vector<RelationshipPlan>& plans,
                     StepSorter& steps)
      : context_(context), plans_(plans), steps_(steps), pieces_(context, plans, "relationships") {}

  void run() {
    work_in_order<RelationshipPiece>(
        context_.threads, [this](RelationshipPiece& piece) { return pieces_.take(piece); },
        [this](RelationshipPiece& piece) { encode(piece); },
        [this](RelationshipPiece& piece) { settle(piece); },
        [this](RelationshipPiece& piece) { write(piece); });
  }

 private:
  void encode(RelationshipPiece& piece) {
    encode_piece(piece, plans_[piece.source], context_.encoder, context_.names,
                 context_.first_node());
  }

  void settle(RelationshipPiece& piece) {
    piece.first = context_.relationships;
    context_.relationships += piece.records.size();
    if (context_.relationships > kMostRelationships) {
      throw Exception({Code::LimitExceeded, "one import takes at most 4294967295 relationships"});
    }
    for (const std::uint64_t count : piece.with_property) context_.properties += count;
    pieces_.settle(piece);
  }

  TypeId type_of(const RelationshipPiece& piece, std::size_t i) const {
    return piece.types.empty() ? *plans_[piece.source].type : piece.types[i];
  }

  void write(const RelationshipPiece& piece) {
    if (piece.records.size() == 0) return;
    write_records(piece);
    if (piece.types.empty()) {
      write_types(piece);
    } else {
      gather_types(piece);
    }
    add_steps(piece);
    count(piece);
  }

  void write_records(const RelationshipPiece& piece) {
    const auto file = context_.new_file(Family::Records);
    const std::uint64_t first = context_.first_relationship() + piece.first;
    for (std::size_t i = 0; i < piece.records.size(); ++i) {
      index(RelationshipId{first + i}, type_of(piece, i), piece.records[i]);
      file->put(key_of(RelationshipId{first + i}), piece.records[i]);
    }
    file->finish();
  }

  /// Gathers index entries. Throws ConstraintViolated when the relationship lacks what a constraint
  /// demands.
  void index(RelationshipId relationship, TypeId type, std::string_view bytes) {
    for (const CatalogIndex& index : context_.indexes) {
      if (index.index.definition.entity != EntityKind::Relationship) continue;
      const auto& further = index.index.further;
      const bool concerned = index.index.label == raw(type) ||
                             std::find(further.begin(), further.end(), raw(type)) != further.end();
      if (!concerned) continue;
      const RelationshipRecord record(bytes);
      if (index.demands()) require_fit(index.index, record.properties());
      if (!index.has_entries()) continue;
      for (const std::string& entry : index_entries(index.index, relationship, record)) {
        context_.index_entries.add(entry, {});
      }
    }
  }

  template <typename Put>
  void for_each_type_entry(const RelationshipPiece& piece, Put put) const {
    const std::uint64_t first = context_.first_relationship() + piece.first,
                        node = context_.first_node();
    for (std::size_t i = 0; i < piece.records.size(); ++i) {
      const auto ends = ends_value(node + piece.starts[i], node + piece.ends[i]);
      put(entry_key(Tag::TypeEntry, {raw(type_of(piece, i)), first + i}),
          std::string_view(ends.data(), ends.size()));
    }
  }

  void write_types(const RelationshipPiece& piece) {
    const auto file = context_.new_file(Family::Entries);
    for_each_type_entry(
        piece, [&](std::string_view key, std::string_view value) { file->put(key, value); });
    file->finish();
  }

  void gather_types(const RelationshipPiece& piece) {
    for_each_type_entry(piece, [&](std::string_view key, std::string_view value) {
      context_.type_entries.add(key, value);
    });
  }

  void add_steps(const RelationshipPiece& piece) {
    StepSorter::Writer writer(steps_);
    for (std::size_t i = 0; i < piece.records.size(); ++i) {
      const TypeId type = type_of(piece, i);
      const auto relationship = static_cast<std::uint32_t>(piece.first + i);
      writer.add(PackedStep::make(piece.starts[i], false, type, piece.ends[i], relationship));
      writer.add(PackedStep::make(piece.ends[i], true, type, piece.starts[i], relationship));
    }
    writer.flush();
  }

  void count(const RelationshipPiece& piece) {
    EndCounts leaving, reaching;
    CounterDelta counts;
    for (std::size_t i = 0; i < piece.records.size(); ++i) {
      const TypeId type = type_of(piece, i);
      leaving.add(context_.label_sets[piece.starts[i]], type);
      reaching.add(context_.label_sets[piece.ends[i]], type);
      if (!piece.types.empty()) ++counts[{Count::RelationshipsOfType, raw(type)}];
    }
    if (piece.types.empty())
      counts[{Count::RelationshipsOfType, raw(type_of(piece, 0))}] +=
          static_cast<std::int64_t>(piece.records.size());
    leaving.spread(context_.sets, Count::LeavingLabel, counts);
    reaching.spread(context_.sets, Count::ReachingLabel, counts);
    const auto& properties = plans_[piece.source].properties;
    for (std::size_t k = 0; k < properties.size(); ++k) {
      counts[{Count::EntitiesWithKey, raw(properties[k].key)}] +=
          static_cast<std::int64_t>(piece.with_property[k]);
    }
    context_.add_counts(counts);
  }

  ImportContext& context_;
  const std::vector<RelationshipPlan>& plans_;
  StepSorter& steps_;
  Pieces<RelationshipPlan> pieces_;
};

/// Parts that become one file.
struct PartRange {
  std::size_t begin, end;
};

constexpr std::uint64_t kStepsInFile = 2'000'000;

std::vector<PartRange> ranges_of(const StepSorter& steps) {
  std::vector<PartRange> out;
  std::uint64_t sum = 0;
  for (std::size_t part = 0; part < StepSorter::kParts; ++part) {
    if (steps.steps(part) == 0) continue;
    if (out.empty() || sum >= kStepsInFile) {
      out.push_back({part, part});
      sum = 0;
    }
    sum += steps.steps(part);
    out.back().end = part + 1;
  }
  return out;
}

}  // namespace

void load_relationships(ImportContext& context, const std::vector<RelationshipPlan>& plans,
                        StepSorter& steps) {
  RelationshipLoader(context, plans, steps).run();
}

std::vector<std::function<void()>> step_tasks(ImportContext& context, StepSorter& steps) {
  std::vector<std::function<void()>> out;
  const auto written = std::make_shared<std::atomic<std::uint64_t>>(0);
  for (const PartRange range : ranges_of(steps)) {
    out.push_back([&context, &steps, range, written, total = steps.steps()] {
      const std::uint64_t node = context.first_node(), relationship = context.first_relationship();
      const auto file = context.new_file(Family::Adjacency);
      std::vector<PackedStep> sorted;
      for (std::size_t part = range.begin; part < range.end; ++part) {
        steps.take(part, sorted);
        for (const PackedStep& step : sorted) {
          file->put(step_key({node + step.node(), Step::pack(step.incoming(), raw(step.type())),
                              node + step.neighbour(), relationship + step.relationship()}),
                    {});
        }
        context.advance("neighbours", *written += sorted.size(), total);
      }
      file->finish();
    });
  }
  return out;
}

}  // namespace dossier::graph
