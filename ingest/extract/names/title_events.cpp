#include "ingest/extract/coreference/resolve.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::ingest {
namespace {

/// Words that make a capitalised run of a title the name of an event. Titles capitalise every noun,
/// so that only words that names of events end in will do.
constexpr std::string_view kHeads[] = {
    "War",    "Wars",       "Crisis",   "Crises",  "Incident", "Affair",   "Uprising",  "Rebellion",
    "Revolt", "Revolution", "Blockade", "Airlift", "Embargo",  "Massacre", "Conference"};

/// The events that the title of a document names: "The Berlin Blockade and Airlift, 1948-1949".
/// The text then speaks of "the blockade" and may never repeat the name.
class TitleEvents {
 public:
  explicit TitleEvents(Reading& reading) : r_(reading), title_(reading.document.title) {
    split_atoms(title_, 0, static_cast<std::uint32_t>(title_.size()), atoms_);
  }

  void find() {
    for (std::size_t at = 0; at < atoms_.size();) {
      std::size_t to = listed(at);
      if (to == at) to = headed(at);
      if (to == at) to = action(at);
      at = to == at ? at + 1 : to;
    }
  }

 private:
  std::string_view word(std::size_t at) const {
    return at < atoms_.size() ? atoms_[at].key : std::string_view{};
  }

  bool number(std::size_t at) const {
    return at < atoms_.size() && word(at)[0] >= '0' && word(at)[0] <= '9';
  }

  std::string written(std::size_t from, std::size_t to) const {
    return title_.substr(atoms_[from].begin, atoms_[to - 1].end - atoms_[from].begin);
  }

  /// One past "of 1931-33" or "-1815" at the atom.
  std::size_t past_years(std::size_t at) const {
    std::size_t to = word(at) == "of" && number(at + 1) ? at + 2 : at;
    if (word(to) == "-" && number(to + 1) && number(to - 1)) to += 2;
    return to;
  }

  /// A name that the lexicon knows; one past its atoms, or `at`.
  std::size_t listed(std::size_t at) {
    const auto match = r_.lexicon.names.longest(atoms_, at);
    for (const NameSense& sense : match.senses) {
      if (sense.sense != Sense::Event) continue;
      const std::size_t to = at + match.atoms;
      add(r_.lexicon.entries[sense.entry].name, at, to);
      return to;
    }
    return at;
  }

  bool capital(std::size_t at) const {
    return at < atoms_.size() && is_capitalised(word(at)) && word(at) != "The" && word(at) != "A" &&
           word(at) != "An";
  }

  /// One past the capitalised words from `at` on, hyphens included.
  std::size_t run(std::size_t at) const {
    std::size_t to = at;
    while (capital(to) || (to > at && word(to) == "-" && capital(to + 1) &&
                           atoms_[to].end == atoms_[to + 1].begin))
      ++to;
    return to;
  }

  /// "Mukden Incident", "Taiwan Straits Crises"
  std::size_t headed(std::size_t at) {
    const std::size_t to = run(at);
    if (to < at + 2) return at;
    if (std::find(std::begin(kHeads), std::end(kHeads), word(to - 1)) == std::end(kHeads))
      return at;
    if (to == at + 2 && r_.lexicon.is("generic-name", word(at))) return at;
    add({}, at, to);
    return to;
  }

  /// "the Soviet Invasion of Afghanistan", "French Intervention in Mexico"
  std::size_t action(std::size_t at) {
    const auto who = r_.lexicon.names.longest(atoms_, at);
    const bool adjective =
        std::any_of(who.senses.begin(), who.senses.end(),
                    [](const NameSense& s) { return s.sense == Sense::Adjective; });
    const std::size_t noun = at + who.atoms;
    if (!adjective || (word(noun) != "Invasion" && word(noun) != "Intervention") ||
        (word(noun + 1) != "of" && word(noun + 1) != "in"))
      return at;
    const std::size_t to = run(noun + 2);
    if (to == noun + 2) return at;
    add({}, at, to);
    return to;
  }

  /// The event that the text already has by this name or a shorter one, else a new one.
  void add(std::string_view canonical, std::size_t from, std::size_t to) {
    const std::string name = written(from, to);
    const std::string with_years = written(from, past_years(to));
    std::uint32_t event = known(canonical, name);
    if (event == kNone) {
      event = static_cast<std::uint32_t>(r_.out.entities.size());
      Entity fresh{EntityType::Event, canonical.empty() ? name : std::string(canonical), {}, {}};
      fresh.confidence = 0.8F;
      r_.out.entities.push_back(std::move(fresh));
    }
    auto& aliases = r_.out.entities[event].aliases;
    for (const std::string& form : {name, with_years}) {
      if (std::find(aliases.begin(), aliases.end(), form) == aliases.end()) aliases.push_back(form);
    }
    if (std::find(r_.titled.begin(), r_.titled.end(), event) == r_.titled.end())
      r_.titled.push_back(event);
  }

  std::uint32_t known(std::string_view canonical, const std::string& name) const {
    const std::string wanted = lower(plain(name));
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
      const Entity& entity = r_.out.entities[e];
      if (entity.type != EntityType::Event) continue;
      if (!canonical.empty() && entity.name == canonical) return e;
      const auto same = [&](const std::string& form) {
        const std::string text = lower(plain(form));
        return text == wanted || text.starts_with(wanted + " of ") ||
               wanted.ends_with(" " + text) || akin(text, wanted);
      };
      if (same(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), same))
        return e;
    }
    return kNone;
  }

  /// "the Venezuelan Boundary Dispute" and "Venezuela Boundary Dispute", "the Trent incident" and
  /// "The Trent Affair".
  static bool akin(const std::string& one, const std::string& other) {
    const auto last = [](const std::string& name) { return name.substr(name.rfind(' ') + 1); };
    const auto stem = [](const std::string& name) { return name.substr(0, name.rfind(' ')); };
    static constexpr std::string_view kTroubles[] = {"affair", "incident", "crisis",  "dispute",
                                                     "war",    "conflict", "trouble", "case"};
    const auto trouble = [&](const std::string& word) {
      return std::find(std::begin(kTroubles), std::end(kTroubles), word) != std::end(kTroubles);
    };
    const std::string a = stem(one), b = stem(other);
    if (a == one || b == other) return false;
    if (a == b)
      return trouble(last(one)) && trouble(last(other)) && last(one) != "war" &&
             last(other) != "war";
    const std::string head = a.substr(0, a.find(' ')), start = b.substr(0, b.find(' '));
    return last(one) == last(other) && a.substr(head.size()) == b.substr(start.size()) &&
           head.size() > 4 && start.size() > 4 &&
           (head.starts_with(start) || start.starts_with(head));
  }

  Reading& r_;
  const std::string& title_;
  std::vector<Atom> atoms_;
};

}  // namespace

void find_title_events(Reading& reading) { TitleEvents(reading).find(); }

}  // namespace dossier::ingest
