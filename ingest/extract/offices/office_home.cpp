#include "ingest/extract/offices/office_home.h"

#include <algorithm>
#include <array>
#include <string>

namespace dossier::ingest {
namespace {

/// How many sentences back a state may have been named for its minister to need no name of it.
constexpr std::uint32_t kReach = 2;
/// A text speaks from a state that makes up at least one in so many of its mentions of states.
constexpr std::uint32_t kShare = 6;
/// ... or that names its bodies and offices so often.
constexpr std::size_t kManyInstitutions = 4;

struct OfficeOf {
  std::string_view title;  ///< lower case; the title ends with it
  std::string_view body;
};

/// Offices that only one body of the world has.
constexpr std::array kOfficesOf{
    OfficeOf{"director of central intelligence", "Central Intelligence Agency"},
    OfficeOf{"cia director", "Central Intelligence Agency"},
    OfficeOf{"majority leader", "U.S. Senate"},
    OfficeOf{"minority leader", "U.S. Senate"},
    OfficeOf{"senate majority leader", "U.S. Senate"},
    OfficeOf{"chief justice", "U.S. Supreme Court"},
    OfficeOf{"speaker of the house", "U.S. House of Representatives"},
    OfficeOf{"supreme allied commander", "North Atlantic Treaty Organization"},
};

bool has_word(std::string_view words, std::string_view wanted) {
  const std::size_t at = words.find(wanted);
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + wanted.size();
  return (at == 0 || words[at - 1] == ' ' || words[at - 1] == '-') &&
         (end == words.size() || words[end] == ' ');
}

template <std::size_t N>
bool has_any(std::string_view words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](std::string_view one) { return has_word(words, one); });
}

}  // namespace

OfficeHome::OfficeHome(const Reading& reading) : r_(reading) {
  std::vector<std::uint32_t> count(r_.out.entities.size(), 0);
  std::uint32_t all = 0;
  for (const Mention& mention : r_.out.mentions) {
    if (r_.type_of(mention.entity) != EntityType::Country) continue;
    ++all;
    ++count[mention.entity];
  }
  const std::uint32_t american = entity_named("United States");
  std::uint32_t foreign = 0;
  for (std::uint32_t e = 0; e < count.size(); ++e) {
    if (e == american || count[e] == 0) continue;
    foreign += count[e];
    if (stage_ == kNone || count[e] > count[stage_]) stage_ = e;
  }
  if (stage_ != kNone && count[stage_] * 5 < foreign * 2) stage_ = kNone;
  if (american == kNone) return;
  const std::size_t institutions = american_institutions();
  if (institutions >= kManyInstitutions || (institutions > 0 && count[american] * kShare >= all))
    home_ = american;
}

/// How often the text names bodies or offices of the United States as if there were no others.
std::size_t OfficeHome::american_institutions() const {
  const auto bodies =
      std::count_if(r_.out.mentions.begin(), r_.out.mentions.end(), [&](const Mention& mention) {
        if (r_.type_of(mention.entity) != EntityType::Organization) return false;
        const std::uint32_t entry =
            r_.lexicon.find_entry(EntityType::Organization, r_.out.entities[mention.entity].name);
        return entry != kNone && r_.lexicon.entries[entry].of == "United States";
      });
  const auto offices =
      std::count_if(r_.offices.begin(), r_.offices.end(), [](const Reading::Office& office) {
        static constexpr std::array<std::string_view, 8> kOffices{"secretary of state",
                                                                  "president",
                                                                  "secretary of defense",
                                                                  "assistant secretary of state",
                                                                  "national security advisor",
                                                                  "national security adviser",
                                                                  "senator",
                                                                  "under secretary of state"};
        return std::find(kOffices.begin(), kOffices.end(), office.title) != kOffices.end();
      });
  return static_cast<std::size_t>(bodies + offices);
}

std::uint32_t OfficeHome::entity_named(std::string_view name) const {
  for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
    if (r_.out.entities[e].name == name) return e;
  }
  return kNone;
}

std::uint32_t OfficeHome::foreign_before(TokenId token) const {
  const std::uint32_t sentence = r_.sentence_of[token];
  const std::uint32_t block = r_.sentence(token).block;
  for (TokenId t = token; t > 0;) {
    --t;
    if (r_.sentence_of[t] + kReach < sentence || r_.sentence(t).block != block) return kNone;
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && e != home_ && r_.type_of(e) == EntityType::Country) return e;
  }
  return kNone;
}

/// The state at the token, or the state whose capital it is.
std::uint32_t OfficeHome::state_at(TokenId t) const {
  const std::uint32_t e = r_.entity_at(t);
  if (e == kNone || r_.type_of(e) != EntityType::Place) return e;
  for (const NameSense& sense : r_.lexicon.names.find(r_.out.entities[e].name)) {
    if (sense.sense == Sense::Seat) return entity_named(r_.lexicon.entries[sense.entry].name);
  }
  return e;
}

/// Where the envoy is accredited: "to Chile", "in Paris", "at The Hague", by the order of words.
TokenId OfficeHome::host(const TitleSpan& title) const {
  const TokenId end = r_.sentence(title.first).last_token;
  TokenId t = title.last;
  if (r_.text(t - 1) == "to") --t;
  if (t >= end) return kNone;
  const std::string_view link = r_.text(t);
  if (link != "to" && link != "in" && link != "at") return kNone;
  for (TokenId n = t + 1; n < end && n < t + 5; ++n) {
    if (r_.mention_of[n] != kNone) return n;
    if (r_.token(n).upos != Upos::Det && !is_capitalised(r_.text(n))) return kNone;
  }
  return kNone;
}

std::uint32_t OfficeHome::sender(const TitleSpan& title) const {
  if (title.rank != TitleRank::Envoy || home_ == kNone) return kNone;
  const TokenId at = host(title);
  if (at != kNone) {
    const std::uint32_t state = state_at(at);
    if (state != home_) return home_;
    return foreign_before(title.first);
  }
  static constexpr std::array<std::string_view, 7> kSent{"ambassador",
                                                         "envoy",
                                                         "emissary",
                                                         "minister plenipotentiary",
                                                         "ambassador-at-large",
                                                         "chargé",
                                                         "permanent representative"};
  return has_any(lower(plain(r_.text(title.first, title.last))), kSent) ? home_ : kNone;
}

/// "Its Secretary General": of the organization spoken of last that is known to have one, of the
/// United Nations where none is spoken of.
std::uint32_t OfficeHome::secretariat(const TitleSpan& title) const {
  const std::string words = lower(plain(r_.text(title.first, title.last)));
  if (!has_word(words, "secretary-general") && !has_word(words, "secretary general")) return kNone;
  static constexpr std::array<std::string_view, 8> kSecretariats{
      "United Nations",
      "Organization of American States",
      "North Atlantic Treaty Organization",
      "Arab League",
      "Organization of African Unity",
      "Association of Southeast Asian Nations",
      "Commonwealth of Nations",
      "League of Nations"};
  const std::uint32_t sentence = r_.sentence_of[title.first];
  const TokenId before = title.first == 0 ? 0 : title.first - 1;
  const bool owned = lower(r_.text(before)) == "its";
  for (TokenId t = title.first; t > 0;) {
    --t;
    if (r_.sentence_of[t] + kReach < sentence) break;
    const std::uint32_t e = r_.entity_at(t);
    if (e == kNone || r_.type_of(e) != EntityType::Organization) continue;
    const bool known = std::find(kSecretariats.begin(), kSecretariats.end(),
                                 r_.out.entities[e].name) != kSecretariats.end();
    if (known || (owned && r_.out.entities[e].name != "U.S. Congress")) return e;
  }
  return entity_named("United Nations");
}

std::uint32_t OfficeHome::body(const TitleSpan& title) const {
  const std::string words = lower(plain(r_.text(title.first, title.last)));
  for (const OfficeOf& office : kOfficesOf) {
    if (has_word(words, office.title)) return entity_named(office.body);
  }
  return words == "delegate" || words == "congressman" ? continental_congress() : kNone;
}

std::uint32_t OfficeHome::continental_congress() const {
  for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
    if (r_.out.entities[e].name.ends_with("Continental Congress")) return e;
  }
  return kNone;
}

bool OfficeHome::foreign(const TitleSpan& title) const {
  if (title.rank != TitleRank::Head && title.rank != TitleRank::Minister) return false;
  static constexpr std::array<std::string_view, 20> kForeign{"minister",
                                                             "premier",
                                                             "vice-premier",
                                                             "commissar",
                                                             "foreign secretary",
                                                             "king",
                                                             "queen",
                                                             "emperor",
                                                             "empress",
                                                             "tsar",
                                                             "czar",
                                                             "shah",
                                                             "sultan",
                                                             "chancellor",
                                                             "first secretary",
                                                             "emir",
                                                             "regent",
                                                             "general secretary",
                                                             "dictator",
                                                             "minister-president"};
  return has_any(lower(plain(r_.text(title.first, title.last))), kForeign);
}

bool OfficeHome::executive(const TitleSpan& title) const {
  if (title.rank != TitleRank::Minister) return false;
  static constexpr std::array<std::string_view, 22> kExecutive{"under secretary",
                                                               "undersecretary",
                                                               "deputy secretary",
                                                               "assistant secretary",
                                                               "attorney general",
                                                               "solicitor general",
                                                               "postmaster general",
                                                               "surgeon general",
                                                               "special assistant",
                                                               "assistant",
                                                               "special counsel",
                                                               "counsel",
                                                               "counselor",
                                                               "presidential adviser",
                                                               "presidential advisor",
                                                               "chief of staff",
                                                               "chief of naval operations",
                                                               "press secretary",
                                                               "adviser",
                                                               "advisor",
                                                               "secretary",
                                                               "trade representative"};
  const std::string words = lower(plain(r_.text(title.first, title.last)));
  // "Secretary of State for External Affairs"
  const bool commonwealth = words.find("secretary of state for ") == 0;
  return !commonwealth && has_any(words, kExecutive);
}

}  // namespace dossier::ingest
