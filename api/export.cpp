#include "api/guarded.h"
#include "api/state.h"
#include "api/write_schema.h"
#include "graph/export/source.h"

#include <algorithm>
#include <array>
#include <memory>
#include <ostream>

#include <dossier/export.h>

namespace dossier {

namespace {

constexpr std::size_t kBatch = 1024;

Error not_written() {
  return Error{Code::InputOutput, "the export could not be written to the end"};
}

/// How often a writer reads the graph.
std::uint64_t readings(ExportFormat format) noexcept {
  switch (format) {
    case ExportFormat::Dot:
    case ExportFormat::Graphml:
    case ExportFormat::Gexf:
    case ExportFormat::CsvNodes:
    case ExportFormat::CsvRelationships:
    case ExportFormat::Csv: return 2;
    default: return 1;
  }
}

/// Tells how far an export is, and stops it when it is told so.
class Advance {
 public:
  Advance(const ExportOptions& options, std::uint64_t total)
      : report_(options.progress), total_(total) {}

  void add(std::uint64_t count) {
    done_ += count;
    if (report_ && !report_(std::min(done_, total_), total_))
      throw Exception(Error{Code::Cancelled, "the export was cancelled"});
  }

 private:
  const std::function<bool(std::uint64_t, std::uint64_t)>& report_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
};

/// A snapshot of a store.
class StoreSource final : public graph::GraphSource {
 public:
  /// `out` is where the export goes: when it fails, reading on would be in vain.
  StoreSource(const graph::Transaction& transaction, const std::ostream& out, Advance& advance)
      : transaction_(transaction), out_(out), advance_(advance) {}

  void nodes(const NodeVisitor& visit) const override {
    const auto cursor = transaction_.scan_nodes();
    std::array<NodeId, kBatch> ids{};
    while (const std::size_t count = cursor->next(ids)) {
      require_output();
      for (std::size_t i = 0; i < count; ++i) visit(node(ids[i]));
      advance_.add(count);
    }
  }

  void relationships(const RelationshipVisitor& visit) const override {
    const auto cursor = transaction_.scan_relationships();
    std::array<RelationshipId, kBatch> ids{};
    std::array<graph::Endpoints, kBatch> ends{};
    while (const std::size_t count = cursor->next(ids, ends)) {
      require_output();
      for (std::size_t i = 0; i < count; ++i) visit(relationship(ids[i], ends[i]));
      advance_.add(count);
    }
  }

  Node node(NodeId id) const override {
    Node out{id, {}, {}};
    transaction_.labels(id, labels_);
    for (const graph::LabelId label : labels_) out.labels.emplace_back(transaction_.name(label));
    std::sort(out.labels.begin(), out.labels.end());
    transaction_.properties(id, properties_);
    out.properties = named_properties();
    return out;
  }

 private:
  void require_output() const {
    if (!out_) throw Exception(not_written());
  }

  Relationship relationship(RelationshipId id, const graph::Endpoints& ends) const {
    transaction_.properties(id, properties_);
    return {id, ends.start, ends.end, std::string(transaction_.name(ends.type)),
            named_properties()};
  }

  Map named_properties() const {
    Map out;
    for (const graph::Property& property : properties_) {
      out.set(std::string(transaction_.name(property.key)), property.value);
    }
    return out;
  }

  const graph::Transaction& transaction_;
  const std::ostream& out_;
  Advance& advance_;
  mutable std::vector<graph::LabelId> labels_;
  mutable std::vector<graph::Property> properties_;
};

}  // namespace

Status Database::export_graph(std::ostream& out, ExportFormat format,
                              const ExportOptions& options) {
  return guarded([&]() -> Status {
    const auto known = schema();
    if (!known) return known.error();
    const auto transaction = state_->store->begin_read();
    Advance advance(options, readings(format) * (known->nodes + known->relationships));
    graph::write_graph(out, StoreSource(*transaction, out, advance), format, options);
    if (format == ExportFormat::Cypher) write_schema(out, *known);
    out.flush();
    if (!out) return not_written();
    return {};
  });
}

}  // namespace dossier
