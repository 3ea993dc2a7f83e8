#include "ingest/write/identify.h"

#include "ingest/extract/lexicon/lexicon_tables.h"
#include "ingest/identity/identities.h"
#include "ingest/write/schema.h"

#include <algorithm>
#include <map>

namespace dossier::ingest {
namespace {

constexpr std::array<EntityType, 5> kIdentified = {EntityType::Person, EntityType::Organization,
                                                   EntityType::Treaty, EntityType::Event,
                                                   EntityType::Proposal};

bool same_merge(const Merge& a, const Merge& b) {
  return a.from == b.from && a.into == b.into && a.into_name == b.into_name && a.reason == b.reason;
}

/// Those of `some` that `all` does not have.
std::vector<Merge> missing_from(const std::map<NodeName, Merge>& all,
                                const std::map<NodeName, Merge>& some) {
  std::vector<Merge> missing;
  for (const auto& [from, merge] : some) {
    const auto known = all.find(from);
    if (known == all.end() || !same_merge(known->second, merge)) missing.push_back(merge);
  }
  return missing;
}

/// "President Richard Nixon": the name behind the title of one who leads or serves a state.
bool is_titled(const Lexicon::Tables& lexicon, std::string_view form, std::string_view name) {
  if (form.size() <= name.size() + 1 || !form.ends_with(name)) return false;
  form.remove_suffix(name.size() + 1);
  return lexicon.is_title(form, TitleRank::Head) || lexicon.is_title(form, TitleRank::Minister);
}

bool is_titled(const Lexicon::Tables& lexicon, const Entity& person) {
  return std::any_of(person.aliases.begin(), person.aliases.end(), [&](const std::string& form) {
    return is_titled(lexicon, form, person.name);
  });
}

class Identification {
 public:
  Identification(DocumentWriter& writer, graph::Transaction& transaction,
                 const std::set<NodeName>& withdrawn, const Lexicon& lexicon)
      : writer_(writer), editor_(transaction), withdrawn_(withdrawn), lexicon_(lexicon) {}

  void run() {
    collect();
    const std::map<NodeName, Merge> wanted = wanted_merges();
    const std::vector<Merge> added = missing_from(automatic_, wanted);
    const std::vector<Merge> removed = missing_from(wanted, automatic_);
    if (!added.empty() || !removed.empty()) writer_.change_merges(added, removed);
  }

 private:
  /// All entities that documents tell of under their own names, and the merges of users.
  void collect() {
    for (const Merge& merge : writer_.merges().all()) {
      add(merge.from, merge.from_name);
      if (merge.automatic)
        automatic_[merge.from] = merge;
      else
        by_users_[merge.from] = merge;
    }
    for (EntityType type : kIdentified) collect(std::string(to_string(type)));
  }

  void collect(const std::string& label) {
    const auto id = editor_.transaction().find_label(label);
    if (!id) return;
    const auto cursor = editor_.transaction().scan_label(*id);
    std::array<NodeId, 256> nodes{};
    while (const std::size_t count = cursor->next(nodes)) {
      for (std::size_t i = 0; i < count; ++i) {
        const std::string key = editor_.get_string(nodes[i], "key");
        if (!key.empty() && is_named({label, key}))
          add({label, key}, editor_.get_string(nodes[i], "name"));
      }
    }
  }

  /// A proposal without a name of its own is told by its words and stands for itself.
  bool is_named(const NodeName& node) {
    return node.label != kProposal || !writer_.documents_of(node).empty();
  }

  void add(const NodeName& node, const std::string& name) {
    if (withdrawn_.contains(node) && !writer_.is_told(node)) return;
    entities_.try_emplace(node, NamedEntity{node, name, writer_.merges().apart().contains(node)});
  }

  std::map<NodeName, Merge> wanted_merges() {
    const HeldOffice held = [this](const NodeName& person, const std::string& state) {
      return held_office(person, state);
    };
    std::vector<NamedEntity> entities;
    for (const auto& [node, entity] : entities_) entities.push_back(entity);
    std::map<NodeName, Merge> wanted;
    for (const Identity& found : find_identities(entities, lexicon_.tables(), held)) {
      if (by_users_.contains(found.from)) continue;
      Merge merge{found.from, found.from_name, found.into, found.into_name, found.reason, true};
      follow_users(merge);
      if (merge.into != merge.from) wanted.try_emplace(found.from, std::move(merge));
    }
    return wanted;
  }

  /// What a user merged into another stands for it here as well.
  void follow_users(Merge& merge) const {
    for (std::size_t steps = 0; steps <= by_users_.size(); ++steps) {
      const auto next = by_users_.find(merge.into);
      if (next == by_users_.end()) return;
      merge.into = next->second.into;
      merge.into_name = next->second.into_name;
    }
  }

  bool held_office(const NodeName& person, const std::string& state) {
    const std::vector<std::string> names = writer_.documents_of(writer_.merges().resolve(person));
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return tells_office(*writer_.sheet(name), person, state);
    });
  }

  bool tells_office(const FactSheet& sheet, const NodeName& person,
                    const std::string& state) const {
    const auto is_person = [&](const FactSheet::Mentioned& mentioned) {
      return node_of(mentioned.entity) == person;
    };
    const bool titled =
        std::any_of(sheet.entities.begin(), sheet.entities.end(), [&](const auto& mentioned) {
          return is_person(mentioned) && is_titled(lexicon_.tables(), mentioned.entity);
        });
    return titled || std::any_of(sheet.facts.begin(), sheet.facts.end(), [&](const Fact& fact) {
             return fact.relation == Relation::HoldsPosition &&
                    is_person(sheet.entities[fact.subject]) &&
                    sheet.entities[fact.object].entity.name == state;
           });
  }

  DocumentWriter& writer_;
  GraphEditor editor_;
  const std::set<NodeName>& withdrawn_;
  const Lexicon& lexicon_;
  std::map<NodeName, NamedEntity> entities_;
  std::map<NodeName, Merge> automatic_;
  std::map<NodeName, Merge> by_users_;
};

}  // namespace

void identify_entities(DocumentWriter& writer, graph::Transaction& transaction,
                       const std::set<NodeName>& withdrawn, const Lexicon& lexicon) {
  Identification(writer, transaction, withdrawn, lexicon).run();
}

}  // namespace dossier::ingest
