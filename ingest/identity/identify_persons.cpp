#include "ingest/extract/lexicon/lexicon_tables.h"
#include "ingest/identity/identity_rules.h"
#include "ingest/identity/person_name.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dossier::ingest {
namespace {

struct Person {
  const NamedEntity* entity;
  PersonName name;
};

/// Persons of one family name, the fuller ones first told apart from those who are named by it
/// alone.
struct Family {
  std::vector<Person> full;
  std::vector<const NamedEntity*> bare;
};

/// Sets of persons who are one; each person is in exactly one of them.
using Sets = std::vector<std::vector<const Person*>>;

bool agree(const Person& a, const Person& b) { return names_agree(a.name, b.name); }

bool all_agree(const std::vector<const Person*>& set) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!agree(*set[i], *set[j])) return false;
    }
  }
  return true;
}

/// Two who differ could both be meant by this name.
bool is_ambiguous(const Person& person, const std::vector<const Person*>& others) {
  std::vector<const Person*> candidates;
  for (const Person* other : others) {
    if (other != &person && agree(person, *other)) candidates.push_back(other);
  }
  return !all_agree(candidates);
}

/// Who is joined by names that agree, directly or over others.
Sets connected(const std::vector<const Person*>& persons) {
  Sets sets;
  for (const Person* person : persons) {
    std::vector<const Person*> joined{person};
    std::erase_if(sets, [&](const std::vector<const Person*>& set) {
      const bool meets = std::any_of(set.begin(), set.end(),
                                     [&](const Person* other) { return agree(*person, *other); });
      if (meets) joined.insert(joined.end(), set.begin(), set.end());
      return meets;
    });
    sets.push_back(std::move(joined));
  }
  return sets;
}

/// The persons of a family. Names that leave a doubt stand for themselves.
Sets told_apart(const std::vector<Person>& family) {
  std::vector<const Person*> all, certain;
  for (const Person& person : family) all.push_back(&person);
  Sets sets;
  for (const Person* person : all) {
    if (person->entity->apart || is_ambiguous(*person, all))
      sets.push_back({person});
    else
      certain.push_back(person);
  }
  for (std::vector<const Person*>& set : connected(certain)) {
    if (all_agree(set)) {
      sets.push_back(std::move(set));
    } else {
      for (const Person* person : set) sets.push_back({person});
    }
  }
  return sets;
}

std::vector<const NamedEntity*> entities_of(const std::vector<const Person*>& set) {
  std::vector<const NamedEntity*> out;
  for (const Person* person : set) out.push_back(person->entity);
  return out;
}

class PersonRule {
 public:
  PersonRule(const Lexicon::Tables& lexicon, const HeldOffice& held, std::vector<Identity>& found)
      : lexicon_(lexicon), held_(held), found_(found) {}

  void add(const NamedEntity& entity) {
    Person person{&entity, PersonName::parse(entity.name)};
    if (person.name.family.empty()) return;
    Family& family = families_[person.name.family];
    if (person.name.is_bare())
      family.bare.push_back(&entity);
    else
      family.full.push_back(std::move(person));
    by_first_[folded(entity.name.substr(0, entity.name.find(' ')))].push_back(&entity);
  }

  void run() {
    for (const auto& [name, family] : families_) {
      const Sets sets = told_apart(family.full);
      for (const auto& set : sets) {
        if (set.size() > 1)
          identify_all(entities_of(set), "one family name, and given names that agree", found_);
      }
      for (const NamedEntity* bare : family.bare) identify_bare(*bare, sets);
    }
  }

 private:
  /// "Nixon" is Richard Nixon where nobody else here is called so and both lead one state.
  void identify_bare(const NamedEntity& bare, const Sets& sets) {
    if (bare.apart || lexicon_.is("shared-surname", bare.name)) return;
    const auto leader = lexicon_.leaders.find(bare.name);
    if (leader == lexicon_.leaders.end() || leader->second.size() != 1) return;
    const std::string& state = lexicon_.entries[leader->second[0]].name;
    std::vector<const NamedEntity*> meant = family_first(bare, leader->second);
    if (sets.size() + (meant.empty() ? 0 : 1) != 1) return;
    if (meant.empty()) meant = entities_of(sets[0]);
    const bool held = std::any_of(meant.begin(), meant.end(), [&](const NamedEntity* entity) {
      return !entity->apart && held_(entity->node, state);
    });
    if (!held) return;
    meant.push_back(&bare);
    const std::string reason = "the one of this family name here, who held office in " + state;
    std::vector<Identity> all;
    identify_all(meant, reason, all);
    for (Identity& identity : all) {
      if (identity.from == bare.node) found_.push_back(std::move(identity));
    }
  }

  /// "Mao" for "Mao Zedong": who are named in full by the list of leaders.
  std::vector<const NamedEntity*> family_first(const NamedEntity& bare,
                                               const std::vector<std::uint32_t>& states) const {
    std::vector<const NamedEntity*> out;
    const auto known = by_first_.find(folded(bare.name));
    if (known == by_first_.end()) return out;
    for (const NamedEntity* entity : known->second) {
      const auto leader = lexicon_.leaders.find(entity->name);
      if (entity->name.find(' ') != std::string::npos && leader != lexicon_.leaders.end() &&
          leader->second == states)
        out.push_back(entity);
    }
    return out.size() == 1 ? out : std::vector<const NamedEntity*>{};
  }

  const Lexicon::Tables& lexicon_;
  const HeldOffice& held_;
  std::vector<Identity>& found_;
  std::map<std::string, Family> families_;
  std::map<std::string, std::vector<const NamedEntity*>> by_first_;
};

}  // namespace

void identify_persons(const std::vector<NamedEntity>& entities, const Lexicon::Tables& lexicon,
                      const HeldOffice& held, std::vector<Identity>& found) {
  PersonRule rule(lexicon, held, found);
  for (const NamedEntity& entity : entities) {
    if (entity.node.label == to_string(EntityType::Person)) rule.add(entity);
  }
  rule.run();
}

}  // namespace dossier::ingest
