#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/offices/office_home.h"
#include "ingest/extract/offices/offices.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// How many sentences before "the President" his name may stand.
constexpr std::uint32_t kReach = 8;

/// "Kennedy hesitated. The President asked ...": in a text that speaks from the United States, the
/// president named last is the one, though no title stands before his name.
class Presidents {
 public:
  explicit Presidents(Reading& reading) : r_(reading), home_(reading) {
    for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e)
      known_.push_back(r_.type_of(e) == EntityType::Person && listed(r_.out.entities[e].name));
  }

  void learn(const std::vector<TitleSpan>& titles) {
    if (home_.home() == kNone || r_.out.entities[home_.home()].name != "United States") return;
    bool fresh = false;
    for (const TitleSpan& title : titles) {
      if (!alone(title)) continue;
      const std::uint32_t person = nearest(title.first);
      if (person == kNone || presides(person)) continue;
      r_.offices.push_back({person, "president", home_.home(), r_.sentence_of[title.first],
                            title.first, title.last, "President"});
      add_mention(r_, title.first, title.last, person, Mention::Form::Description);
      fresh = true;
    }
    if (fresh) order_mentions(r_);
  }

 private:
  /// The given and the family name, or the one that stands alone.
  bool listed(const std::string& name) const {
    const std::size_t first = name.find(' ');
    if (first == std::string::npos) return r_.lexicon.is("american-president", name);
    const std::string short_name = name.substr(0, first) + name.substr(name.rfind(' '));
    return r_.lexicon.is("american-president", short_name) ||
           r_.lexicon.is("american-president", name);
  }

  /// "the President" and no state, name or body beside it.
  bool alone(const TitleSpan& title) const {
    if (title.last != title.first + 1 || r_.text(title.first) != "President" || title.first == 0 ||
        lower(r_.text(title.first - 1)) != "the" || r_.mention_of[title.first] != kNone)
      return false;
    const Sentence& s = r_.sentence(title.first);
    if (title.last >= s.last_token) return true;
    const TokenId next = title.last;
    const bool apposition =
        r_.text(next) == "," && next + 1 < s.last_token && (is_capitalised(r_.text(next + 1)));
    return r_.text(next) != "of" && !apposition && r_.entity_at(next) == kNone &&
           std::none_of(r_.offices.begin(), r_.offices.end(),
                        [&](const auto& office) { return office.first == title.first; });
  }

  /// The president whose name stands last before the token; else the one that this or the next
  /// sentence names; kNone where that is the president of another state.
  std::uint32_t nearest(TokenId token) const {
    std::uint32_t last = kNone;
    bool found = false;
    const std::uint32_t sentence = r_.sentence_of[token];
    for (const Mention& mention : r_.out.mentions) {
      const std::uint32_t there = r_.sentence_of[mention.head];
      if (there + kReach < sentence || mention.form != Mention::Form::Name) continue;
      if (mention.first_token > token && (found || there > sentence + 1)) break;
      if (!known_[mention.entity] && !presides_elsewhere(mention.entity)) continue;
      last = known_[mention.entity] ? mention.entity : kNone;
      found = true;
    }
    return last;
  }

  bool presides_elsewhere(std::uint32_t person) const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
      return office.person == person && office.title == "president";
    });
  }

  bool presides(std::uint32_t person) const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
      return office.person == person && office.held_in == home_.home();
    });
  }

  Reading& r_;
  OfficeHome home_;
  std::vector<bool> known_;  ///< entity -> may be a president
};

}  // namespace

void find_presidents(Reading& reading, const std::vector<TitleSpan>& titles) {
  Presidents(reading).learn(titles);
}

}  // namespace dossier::ingest
