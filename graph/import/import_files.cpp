#include "graph/import/import_files.h"

#include "graph/import/context.h"
#include "graph/import/load_nodes.h"
#include "graph/import/load_relationships.h"
#include "graph/import/ordered_work.h"
#include "graph/import/write_indexes.h"

namespace dossier::graph {

namespace {

void require_paths(const std::vector<ImportFiles>& sources) {
  for (const ImportFiles& files : sources) {
    if (files.paths.empty())
      throw Exception({Code::InvalidArgumentValue, "`" + files.name + "` names no file"});
  }
}

std::vector<NodePlan> plan_all_nodes(ImportContext& context) {
  std::vector<NodePlan> out;
  for (const ImportFiles& files : context.settings.nodes) {
    out.push_back(plan_nodes(files, context.settings, context.names, context.spaces));
  }
  return out;
}

std::vector<RelationshipPlan> plan_all_relationships(ImportContext& context) {
  std::vector<RelationshipPlan> out;
  for (const ImportFiles& files : context.settings.relationships) {
    out.push_back(plan_relationships(files, context.settings, context.names, context.spaces));
  }
  return out;
}

/// What is known only when all is read: entries of indexes and labels, and steps. The longest come
/// first, so that all threads end together.
void write_rest(ImportContext& context, StepSorter& steps) {
  auto tasks = step_tasks(context, steps);
  tasks.insert(tasks.begin(),
               {[&] { write_indexes(context); }, [&] { write_label_entries(context); }});
  work_each(context.threads, tasks.size(), [&](std::size_t i) { tasks[i](); });
}

void load_all(ImportContext& context) {
  require_paths(context.settings.nodes);
  require_paths(context.settings.relationships);
  const auto nodes = plan_all_nodes(context);
  const auto relationships = plan_all_relationships(context);
  plan_indexes(context);
  load_nodes(context, nodes);
  for (auto& [name, space] : context.spaces) space.freeze();
  StepSorter steps(context.label_sets.size(), context.settings.sort_bytes,
                   context.base.database->spill_directory());
  load_relationships(context, relationships, steps);
  context.spaces.clear();
  write_rest(context, steps);
  write_meta(context);
  context.rejects.finish();
}

ImportSummary summary_of(const ImportContext& context) {
  return {context.label_sets.size(), context.relationships, context.properties,
          context.rejects.count()};
}

}  // namespace

Result<ImportSummary> import_files(Engine& engine, const ImportSettings& settings,
                                   const ValueReader& reader) {
  ImportSummary summary;
  const Status status = engine.load_files([&](const State& base) {
    ImportContext context(engine, base, settings, reader);
    load_all(context);
    if (Status taken = engine.take_over(base, context.files()); !taken)
      throw Exception(taken.error());
    summary = summary_of(context);
  });
  if (!status) return status.error();
  return summary;
}

}  // namespace dossier::graph
