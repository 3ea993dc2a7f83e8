#include "ingest/write/entity_writer.h"

#include "ingest/extract/coreference/resolve.h"
#include "ingest/identity/fold.h"

#include <algorithm>
#include <set>

namespace dossier::ingest {
namespace {

constexpr const char* kMentions = "MENTIONS";
constexpr const char* kWrittenBy = "WRITTEN_BY";
/// An entity keeps this many forms at most: a guard against documents made to flood it.
constexpr std::size_t kMaxForms = 200;

/// All forms of an entity; `names` are those that may be its name.
struct Forms {
  std::string name;
  std::set<std::string> all;

  void add(const std::vector<std::string>& forms) {
    if (forms.empty()) return;
    name = name.empty() ? forms[0] : better_name(name, forms[0]);
    all.insert(forms.begin(), forms.end());
  }
  std::vector<std::string> aliases() const {
    std::vector<std::string> out;
    for (const std::string& form : all) {
      if (form != name && out.size() < kMaxForms) out.push_back(form);
    }
    return out;
  }
};

std::vector<std::string> forms_of(const Entity& entity) {
  std::vector<std::string> forms{entity.name};
  forms.insert(forms.end(), entity.aliases.begin(), entity.aliases.end());
  return forms;
}

}  // namespace

void EntityWriter::mention(NodeId document, const FactSheet::Mentioned& mentioned) {
  const std::vector<std::string> forms = forms_of(mentioned.entity);
  const NodeName name{std::string(to_string(mentioned.entity.type)), mentioned.entity.key};
  const NodeId entity = find_or_create(name, forms);
  editor_.connect(
      document, kMentions, entity,
      {{"count", static_cast<std::int64_t>(mentioned.mentions)}, {"forms", to_value(forms)}});
}

void EntityWriter::sign(NodeId document, const NodeName& name,
                        const std::vector<std::string>& forms) {
  const NodeId person = find_or_create(name, forms);
  editor_.connect(document, kWrittenBy, person, {{"forms", to_value(forms)}});
}

void EntityWriter::unmention(NodeId document, NodeId entity) {
  for (const char* type : {kMentions, kWrittenBy}) {
    for (const graph::Adjacent& step : editor_.between(document, type, entity)) {
      editor_.transaction().delete_relationship(step.relationship);
    }
  }
}

void EntityWriter::settle(NodeId entity) {
  if (!editor_.delete_if_alone(entity)) recompute(entity);
}

std::vector<NodeId> EntityWriter::documents(NodeId entity) {
  std::set<NodeId> out;
  for (const char* type : {kMentions, kWrittenBy}) {
    for (const graph::Adjacent& step : editor_.around(entity, graph::Direction::Incoming, type))
      out.insert(step.neighbour);
  }
  return {out.begin(), out.end()};
}

NodeId EntityWriter::find_or_create(const NodeName& name, const std::vector<std::string>& forms) {
  const auto known = find(name);
  if (known) {
    add_forms(*known, forms);
    return *known;
  }
  Forms all;
  all.add(forms);
  return editor_.create(
      name.label, {{"key", name.key}, {"name", all.name}, {"aliases", to_value(all.aliases())}});
}

void EntityWriter::add_forms(NodeId entity, const std::vector<std::string>& forms) {
  Forms all;
  all.name = editor_.get_string(entity, "name");
  const std::vector<std::string> aliases = editor_.get_strings(entity, "aliases");
  all.all.insert(aliases.begin(), aliases.end());
  all.all.insert(all.name);
  all.add(forms);
  editor_.set(entity, "name", all.name);
  editor_.set(entity, "aliases", to_value(all.aliases()));
}

void EntityWriter::forget(NodeId document) {
  std::set<NodeId> touched;
  for (const char* type : {kMentions, kWrittenBy}) {
    for (const graph::Adjacent& step : editor_.around(document, graph::Direction::Outgoing, type)) {
      editor_.transaction().delete_relationship(step.relationship);
      touched.insert(step.neighbour);
    }
  }
  for (const NodeId entity : touched) {
    settle(entity);
  }
}

void EntityWriter::recompute(NodeId entity) {
  Forms all;
  for (const char* type : {kMentions, kWrittenBy}) {
    for (const graph::Adjacent& step : editor_.around(entity, graph::Direction::Incoming, type)) {
      all.add(editor_.get_strings(step.relationship, "forms"));
    }
  }
  if (all.all.empty()) return;  // kept by relationships of the user's own
  editor_.set(entity, "name", all.name);
  editor_.set(entity, "aliases", to_value(all.aliases()));
}

}  // namespace dossier::ingest
