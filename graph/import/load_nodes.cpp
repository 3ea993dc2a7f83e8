#include "graph/import/load_nodes.h"

#include "graph/import/ordered_work.h"
#include "graph/import/pieces.h"
#include "graph/store/verify.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

using rocks::Family;

/// Numbers within an import are kept in 32 bits.
constexpr std::uint64_t kMostNodes = UINT32_MAX;

class NodeLoader {
 public:
  NodeLoader(ImportContext& context, const std::vector<NodePlan>& plans)
      : context_(context), plans_(plans), pieces_(context, plans, "nodes") {}

  void run() {
    work_in_order<NodePiece>(
        context_.threads, [this](NodePiece& piece) { return pieces_.take(piece); },
        [this](NodePiece& piece) { encode(piece); }, [this](NodePiece& piece) { settle(piece); },
        [this](NodePiece& piece) { write(piece); });
  }

 private:
  void encode(NodePiece& piece) {
    encode_piece(piece, plans_[piece.source], context_.encoder, context_.names, context_.sets);
  }

  /// Gives the nodes of the piece their numbers, and leaves out those whose id is taken.
  void settle(NodePiece& piece) {
    const NodePlan& plan = plans_[piece.source];
    piece.first = context_.label_sets.size();
    piece.dropped.assign(piece.records.size(), false);
    if (piece.first + piece.records.size() > kMostNodes) {
      throw Exception({Code::LimitExceeded, "one import takes at most 4294967295 nodes"});
    }
    for (std::size_t i = 0; i < piece.records.size(); ++i) {
      const auto node = static_cast<std::uint32_t>(context_.label_sets.size());
      if (plan.space != nullptr && !plan.space->insert(piece.ids[i], node)) {
        drop(piece, plan, i);
      } else {
        context_.label_sets.push_back(piece.label_sets[i]);
      }
    }
    for (const std::uint64_t count : piece.with_property) context_.properties += count;
    pieces_.settle(piece);
  }

  void drop(NodePiece& piece, const NodePlan& plan, std::size_t i) {
    piece.dropped[i] = true;
    const std::string within = plan.space_name.empty() ? "" : " in `" + plan.space_name + '`';
    const std::string id(piece.ids[i]);
    piece.rejects.push_back({piece.record_lines[i], "the id `" + id + "` is taken" + within, id});
    const NodeRecord record(piece.records[i]);
    for (std::size_t k = 0; k < plan.properties.size(); ++k) {
      if (record.properties().find(plan.properties[k].key)) --piece.with_property[k];
    }
  }

  void write(NodePiece& piece) {
    CounterDelta counts;
    const NodePlan& plan = plans_[piece.source];
    for (std::size_t k = 0; k < plan.properties.size(); ++k) {
      counts[{Count::EntitiesWithKey, raw(plan.properties[k].key)}] +=
          static_cast<std::int64_t>(piece.with_property[k]);
    }
    context_.add_counts(counts);
    std::unique_ptr<rocks::SortedFile> file;
    std::uint64_t node = context_.first_node() + piece.first;
    for (std::size_t i = 0; i < piece.records.size(); ++i) {
      if (piece.dropped[i]) continue;
      if (file == nullptr) file = context_.new_file(Family::Records);
      file->put(key_of(NodeId{node}), piece.records[i]);
      index(NodeId{node++}, piece.records[i]);
    }
    if (file != nullptr) file->finish();
  }

  void index(NodeId node, std::string_view bytes) {
    if (context_.indexes.empty()) return;
    const NodeRecord record(bytes);
    for (const CatalogIndex& index : context_.indexes) {
      if (index.index.definition.entity != EntityKind::Node) continue;
      if (index.demands() && record.has_label(LabelId{index.index.label}))
        require_fit(index.index, record.properties());
      if (!index.has_entries()) continue;
      for (const std::string& entry : index_entries(index.index, node, record))
        context_.index_entries.add(entry, {});
    }
  }

  ImportContext& context_;
  const std::vector<NodePlan>& plans_;
  Pieces<NodePlan> pieces_;
};

}  // namespace

void load_nodes(ImportContext& context, const std::vector<NodePlan>& plans) {
  NodeLoader(context, plans).run();
}

void write_label_entries(ImportContext& context) {
  std::vector<std::pair<LabelId, std::vector<std::uint32_t>>>
      sets_of;  // by label, the sets that hold it
  for (std::uint32_t set = 0; set < context.sets.size(); ++set) {
    for (const LabelId label : context.sets.labels(set)) {
      const auto at = std::find_if(sets_of.begin(), sets_of.end(),
                                   [&](const auto& entry) { return entry.first == label; });
      if (at == sets_of.end()) {
        sets_of.push_back({label, {set}});
      } else {
        at->second.push_back(set);
      }
    }
  }
  std::sort(sets_of.begin(), sets_of.end());
  std::unique_ptr<rocks::SortedFile> file;
  CounterDelta counts;
  for (const auto& [label, sets] : sets_of) {
    std::vector<bool> wanted(context.sets.size(), false);
    for (const std::uint32_t set : sets) wanted[set] = true;
    for (std::size_t i = 0; i < context.label_sets.size(); ++i) {
      if (!wanted[context.label_sets[i]]) continue;
      if (file == nullptr) file = context.new_file(Family::Entries);
      file->put(entry_key(Tag::LabelEntry, {raw(label), context.first_node() + i}), {});
      ++counts[{Count::NodesOfLabel, raw(label)}];
    }
  }
  if (file != nullptr) file->finish();
  context.add_counts(counts);
}

}  // namespace dossier::graph
