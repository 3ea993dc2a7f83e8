#pragma once

#include "query/execute/context.h"
#include "query/plan/steps_write.h"

#include <functional>

namespace dossier::query::execute {

/// Makes the nodes and relationships of a pattern. Scratch memory is kept from row to row.
class Creator {
 public:
  Creator(Context& context, const plan::Creation& creation)
      : context_(context), creation_(creation) {}

  /// Gives the columns of everything that is made `rows` entries.
  void prepare(Batch& batch, std::size_t rows) const;
  /// Makes everything for the given rows and writes the ids to `batch`.
  void create(Batch& batch, Selection rows);
  /// Fails when a property of the pattern is null: no node would ever match it.
  void require_values(const Batch& batch, std::uint32_t row, Span where);

 private:
  void create_node(const plan::NewNode& node, Batch& batch, std::uint32_t row);
  void create_relationship(const plan::NewRelationship& made, Batch& batch, std::uint32_t row);
  void collect(const plan::PropertySource& source, const Batch& batch, std::uint32_t row);
  void add_property(graph::KeyId key, Value value);

  Context& context_;
  const plan::Creation& creation_;
  std::vector<graph::Property> properties_;
  std::vector<graph::LabelId> labels_;
};

/// The names of a label list or type for one row.
void each_name(Context& context, const plan::Names& names, const Batch& batch, std::uint32_t row,
               const std::function<void(std::string_view)>& visit);

/// Applies items of SET and REMOVE to one row, in order.
void apply_changes(Context& context, const std::vector<plan::Change>& changes, const Batch& batch,
                   std::uint32_t row);

}  // namespace dossier::query::execute
