#include "ingest/extract/coreference/resolve.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::ingest {
namespace {

/// Words that make a capitalised run of a title the name of a treaty.
constexpr std::string_view kHeads[] = {"Treaty",    "Treaties", "Accord",      "Accords",
                                       "Agreement", "Pact",     "Agreements",  "Convention",
                                       "Protocol",  "Charter",  "Declaration", "Armistice"};

/// The treaties that the title of a document names: "Afghanistan and the Geneva Accords, 1988". The
/// text then speaks of "the accords" and may never repeat the name.
class TitleTreaties {
 public:
  explicit TitleTreaties(Reading& reading) : r_(reading), title_(reading.document.title) {
    split_atoms(title_, 0, static_cast<std::uint32_t>(title_.size()), atoms_);
  }

  void find() {
    for (std::size_t at = 0; at < atoms_.size();) {
      const std::size_t to = past_name(at);
      if (to > at) add(at, to);
      at = std::max(to, at + 1);
    }
  }

 private:
  std::string_view word(std::size_t at) const {
    return at < atoms_.size() ? atoms_[at].key : std::string_view{};
  }

  bool capital(std::size_t at) const {
    return is_capitalised(word(at)) && word(at) != "The" && word(at) != "A" && word(at) != "An";
  }

  /// One past the atoms of a name that begins at `at`, or `at`.
  std::size_t past_name(std::size_t at) const {
    const auto match = r_.lexicon.names.longest(atoms_, at);
    for (const NameSense& sense : match.senses) {
      if (sense.sense == Sense::Treaty) return at + match.atoms;
    }
    std::size_t to = at;
    while (capital(to) || (to > at && word(to) == "-" && capital(to + 1))) ++to;
    const bool headed = to >= at + 2 && std::find(std::begin(kHeads), std::end(kHeads),
                                                  word(to - 1)) != std::end(kHeads);
    if (!headed || (to == at + 2 && r_.lexicon.is("generic-name", word(at)))) return at;
    return to;
  }

  void add(std::size_t from, std::size_t to) {
    std::string name = title_.substr(atoms_[from].begin, atoms_[to - 1].end - atoms_[from].begin);
    if (known(name)) return;
    Entity treaty{EntityType::Treaty, name, {std::move(name)}, {}};
    treaty.confidence = 0.8F;
    r_.out.entities.push_back(std::move(treaty));
  }

  /// The text has a treaty of this name, or a longer or shorter one, or one with another noun.
  bool known(const std::string& name) const {
    const std::string whole = lower(plain(name));
    const std::string wanted = whole.substr(0, whole.rfind(' '));
    const auto same = [&](const std::string& form) {
      const std::string text = lower(plain(form));
      return text.find(wanted) != std::string::npos ||
             (text.size() > 4 && whole.find(text) != std::string::npos);
    };
    return std::any_of(r_.out.entities.begin(), r_.out.entities.end(), [&](const Entity& entity) {
      return (entity.type == EntityType::Treaty || entity.type == EntityType::Organization) &&
             (same(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), same));
    });
  }

  Reading& r_;
  const std::string& title_;
  std::vector<Atom> atoms_;
};

}  // namespace

void find_title_treaties(Reading& reading) { TitleTreaties(reading).find(); }

}  // namespace dossier::ingest
