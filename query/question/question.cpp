#include "query/question/question.h"

#include "query/question/ask.h"
#include "query/question/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace dossier::query {

namespace {

constexpr std::array<std::string_view, 25> kOpeners = {"who",
                                                       "whom",
                                                       "what",
                                                       "which",
                                                       "how",
                                                       "when",
                                                       "where",
                                                       "did",
                                                       "is",
                                                       "was",
                                                       "are",
                                                       "were",
                                                       "by whom",
                                                       "to whom",
                                                       "tell me",
                                                       "list",
                                                       "show me",
                                                       "show all proposals",
                                                       "show the proposals",
                                                       "show proposals",
                                                       "give me",
                                                       "proposals",
                                                       "members of",
                                                       "president of",
                                                       "leader of"};
constexpr std::array<std::string_view, 6> kAsked = {"what",      "whom",     "who",
                                                    "something", "somebody", "anything"};
constexpr std::array<VerbForm, 2> kFinite = {&RelationWords::past, &RelationWords::third};
constexpr std::array<VerbForm, 1> kBase = {&RelationWords::base};
constexpr std::array<VerbForm, 1> kParticiple = {&RelationWords::participle};
constexpr std::string_view kAnswers = "ACCEPTED|REJECTED|SUPPORTED|OPPOSED";
constexpr std::array<std::string_view, 6> kBe = {"is",  "was",      "were",
                                                 "are", "has been", "have been"};

struct LabelWord {
  std::string_view plural, singular, label;
};
constexpr LabelWord kLabels[] = {
    {"countries", "country", "Country"},
    {"states", "state", "Country"},
    {"people", "person", "Person"},
    {"persons", "person", "Person"},
    {"organizations", "organization", "Organization"},
    {"organisations", "organisation", "Organization"},
    {"treaties", "treaty", "Treaty"},
    {"events", "event", "Event"},
    {"places", "place", "Place"},
    {"documents", "document", "Document"},
    {"texts", "text", "Document"},
};

Error not_understood(std::string_view text) {
  return {.code = Code::UnexpectedSyntax,
          .message = "the question is not understood",
          .where = {0, static_cast<std::uint32_t>(text.size())},
          .label = "outside of the questions this can read",
          .hint =
              "ask like: who proposed what to whom; what did Russia propose; who rejected the "
              "Baruch Plan; "
              "which countries joined NATO; who leads NATO; when did Sweden join NATO; "
              "how is A connected to B; what is known about A"};
}

bool take_any(Words& words, std::span<const std::string_view> phrases) {
  for (std::string_view phrase : phrases) {
    if (words.take(phrase)) return true;
  }
  return false;
}

/// The four digits of a closing "in 1946" or "in June 1946", taken off the name.
std::string split_year(std::string& name) {
  const std::size_t at = name.rfind(" in ");
  if (at == std::string::npos || name.size() < at + 8) return {};
  const std::string year = name.substr(name.size() - 4);
  for (char c : year) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) return {};
  }
  name.resize(at);
  return year;
}

/// A name, or nothing for a question word in its place.
std::string named(std::string text) {
  Words words(text);
  return take_any(words, kAsked) && words.done() ? std::string() : text;
}

/// "who", "whom", "what", "which countries", "what treaties".
std::optional<End> take_asked(Words& words) {
  if (words.take("who") || words.take("whom")) return End{};
  if (!words.take("which") && !words.take("what")) return std::nullopt;
  for (const LabelWord& word : kLabels) {
    if (words.take(word.plural) || words.take(word.singular)) return End{{}, word.label};
  }
  return End{};
}

constexpr std::array<std::string_view, 2> kToOrBy = {"to", "by"};

/// Behind the verb of an active clause: "missile defence to NATO in 2010".
ProposalAsk take_proposal_object(Words& words) {
  ProposalAsk ask;
  ask.what = named(words.take_until(std::array<std::string_view, 1>{"to"}));
  ask.addressed = words.take("to");
  ask.whom.name = words.rest();
  std::string& last = ask.addressed ? ask.whom.name : ask.what;
  ask.year = split_year(last);
  ask.whom.name = named(ask.whom.name);
  return ask;
}

RelationAsk take_relation_object(Words& words, const RelationWords& verb) {
  RelationAsk ask;
  ask.type = verb.type;
  ask.object.name = words.rest();
  ask.year = split_year(ask.object.name);
  ask.object.name = named(ask.object.name);
  return ask;
}

/// "who signed the treaty", "which countries joined NATO".
std::optional<Translation> active(Words& words, const End& subject) {
  if (take_verb(words, proposing_words(), kFinite) != nullptr) {
    ProposalAsk ask = take_proposal_object(words);
    ask.who = subject;
    return write_proposal(ask);
  }
  const RelationWords* verb = take_verb(words, relation_words(), kFinite);
  if (verb == nullptr) verb = take_verb(words, relation_words(), kBase);
  if (verb == nullptr) return std::nullopt;
  RelationAsk ask = take_relation_object(words, *verb);
  ask.subject = subject;
  return write_relation(ask);
}

/// Behind "what was": "proposed to NATO by Russia", "signed by Russia".
std::optional<Translation> passive(Words& words, const End& object) {
  if (take_verb(words, proposing_words(), kParticiple) != nullptr) {
    ProposalAsk ask;
    while (!words.done()) {
      if (words.take("to")) {
        ask.addressed = true;
        ask.whom.name = words.take_until(kToOrBy);
        ask.year += split_year(ask.whom.name);
      } else if (words.take("by")) {
        ask.who.name = words.take_until(kToOrBy);
        ask.year += split_year(ask.who.name);
      } else if (words.next_is("in")) {
        std::string year = " " + words.take_until(kToOrBy);
        ask.year = split_year(year);
        if (ask.year.empty()) return std::nullopt;
      } else {
        return std::nullopt;
      }
    }
    ask.whom.name = named(ask.whom.name);
    ask.who.name = named(ask.who.name);
    return write_proposal(ask);
  }
  const RelationWords* verb = take_verb(words, relation_words(), kParticiple);
  if (verb == nullptr) return std::nullopt;
  RelationAsk ask;
  ask.type = verb->type;
  ask.object = object;
  if (words.take("by")) {
    ask.subject.name = words.rest();
    ask.year = split_year(ask.subject.name);
    ask.subject.name = named(ask.subject.name);
  }
  return words.done() ? std::optional(write_relation(ask)) : std::nullopt;
}

/// "in NATO", "against the Baruch Plan", "in favour of it".
std::optional<Translation> stand(Words& words, const End& subject) {
  constexpr std::pair<std::string_view, std::string_view> kStands[] = {
      {"in favour of", "SUPPORTED"}, {"in favor of", "SUPPORTED"}, {"for", "SUPPORTED"},
      {"against", "OPPOSED"},        {"in", "MEMBER_OF"},
  };
  for (const auto& [phrase, type] : kStands) {
    if (!words.take(phrase)) continue;
    RelationAsk ask;
    ask.subject = subject;
    ask.type = type;
    ask.object.name = words.rest();
    ask.year = split_year(ask.object.name);
    return ask.object.name.empty() ? std::nullopt : std::optional(write_relation(ask));
  }
  return std::nullopt;
}

/// "Poland a member of", where what it is a member of is asked for.
std::optional<Translation> membership_asked(Words& words) {
  const std::size_t begin = words.position();
  RelationAsk ask;
  ask.type = "MEMBER_OF";
  ask.subject.name = words.take_until(std::array<std::string_view, 2>{"a member of", "member of"});
  const bool fits = (words.take("a member of") || words.take("member of")) && words.done();
  if (fits && !ask.subject.name.empty()) return write_relation(ask);
  words.rewind(begin);
  return std::nullopt;
}

/// "the connection between Russia and NATO".
std::optional<Translation> between(Words& words) {
  const std::size_t begin = words.position();
  words.take("the");
  for (std::string_view noun : {"connection", "relationship", "relation", "link"}) {
    if (!words.take(noun) || !words.take("between")) continue;
    const std::string from = words.take_until(std::array<std::string_view, 1>{"and"});
    if (!words.take("and")) break;
    const std::string to = words.rest();
    if (!from.empty() && !to.empty()) return write_connection(from, to);
  }
  words.rewind(begin);
  return std::nullopt;
}

/// "member of NATO", "president of France".
std::optional<Translation> title(Words& words, const End& subject) {
  if (auto translated = stand(words, subject)) return translated;
  if (auto translated = membership_asked(words)) return translated;
  if (auto translated = between(words)) return translated;
  RelationAsk ask;
  ask.subject = subject;
  std::string role = words.take_until(std::array<std::string_view, 1>{"of"});
  if (!words.take("of")) return role.empty() ? std::nullopt : std::optional(write_about(role));
  ask.object.name = words.rest();
  ask.year = split_year(ask.object.name);
  if (role == "member" || role == "members") {
    ask.type = "MEMBER_OF";
  } else if (role == "part") {
    ask.type = "PART_OF";
  } else {
    ask.type = "HOLDS_POSITION";
    ask.role = role;
  }
  return write_relation(ask);
}

/// Takes a name up to a verb form of one of the tables; the verb stays.
std::string take_name_before(Words& words, std::span<const VerbForm> forms) {
  std::vector<std::string_view> stops;
  for (auto rows : {proposing_words(), relation_words()}) {
    for (const RelationWords& row : rows) {
      for (VerbForm form : forms) stops.push_back(row.*form);
    }
  }
  return words.take_until(stops);
}

/// Behind "what did Russia" and "what has Russia": "propose to NATO", "signed in 1972".
std::optional<Translation> done_by(Words& words, const std::string& subject, const End& object,
                                   std::span<const VerbForm> form) {
  if (take_verb(words, proposing_words(), form) != nullptr) {
    ProposalAsk ask = take_proposal_object(words);
    ask.who.name = subject;
    return write_proposal(ask);
  }
  const RelationWords* verb = take_verb(words, relation_words(), form);
  if (verb == nullptr || subject.empty()) return std::nullopt;
  RelationAsk ask;
  ask.type = verb->type;
  ask.subject.name = subject;
  ask.object = object;
  std::string rest = words.rest();
  if (rest.starts_with("in ")) ask.year = split_year(rest.insert(0, " "));
  return write_relation(ask);
}

/// Behind "what did": "Russia propose to NATO", "Poland sign".
std::optional<Translation> object_asked(Words& words, const End& object) {
  return done_by(words, take_name_before(words, kBase), object, kBase);
}

/// Behind "did" or "when did": "Sweden join NATO".
std::optional<Translation> check(Words& words) {
  const std::string subject = take_name_before(words, kBase);
  if (take_verb(words, proposing_words(), kBase) != nullptr) {
    ProposalAsk ask = take_proposal_object(words);
    ask.who.name = named(subject);
    return write_proposal(ask);
  }
  const RelationWords* verb = take_verb(words, relation_words(), kBase);
  if (verb == nullptr || subject.empty()) return std::nullopt;
  RelationAsk ask = take_relation_object(words, *verb);
  ask.subject.name = subject;
  return write_check(ask);
}

/// Behind "by whom was" or "when was": "the treaty signed".
std::optional<Translation> agent_asked(Words& words) {
  const std::string object = take_name_before(words, kParticiple);
  const RelationWords* verb = take_verb(words, relation_words(), kParticiple);
  if (verb == nullptr) {
    if (take_verb(words, proposing_words(), kParticiple) == nullptr) return std::nullopt;
    ProposalAsk ask = take_proposal_object(words);
    ask.what = object;
    return write_proposal(ask);
  }
  RelationAsk ask = take_relation_object(words, *verb);
  ask.object.name = object;
  return write_relation(ask);
}

/// "Russia and NATO": both names.
std::optional<Translation> connection_of_pair(const std::string& pair) {
  const std::size_t at = pair.find(" and ");
  if (at == std::string::npos) return std::nullopt;
  return write_connection(pair.substr(0, at), pair.substr(at + 5));
}

std::optional<Translation> connection(Words& words) {
  const std::string from =
      words.take_until(std::array<std::string_view, 3>{"connected", "related", "linked"});
  if (!words.take("connected") && !words.take("related") && !words.take("linked"))
    return std::nullopt;
  if (words.done()) return connection_of_pair(from);
  if (!words.take("to") && !words.take("with")) return std::nullopt;
  const std::string to = words.rest();
  if (from.empty() || to.empty()) return std::nullopt;
  return write_connection(from, to);
}

std::optional<Translation> about(Words& words) {
  const std::string name = words.rest();
  return name.empty() ? std::nullopt : std::optional(write_about(name));
}

/// Behind "to whom": "did Russia propose a treaty", "was the treaty proposed".
std::optional<Translation> addressee_asked(Words& words) {
  ProposalAsk ask;
  if (words.take("did")) {
    ask.who.name = take_name_before(words, kBase);
    if (take_verb(words, proposing_words(), kBase) == nullptr) return std::nullopt;
    ask.what = words.rest();
    ask.year = split_year(ask.what);
    ask.what = named(ask.what);
  } else {
    if (!take_any(words, kBe)) return std::nullopt;
    ask.what = take_name_before(words, kParticiple);
    if (take_verb(words, proposing_words(), kParticiple) == nullptr) return std::nullopt;
    if (words.take("by")) ask.who.name = words.rest();
  }
  ask.addressed = true;
  return words.done() ? std::optional(write_proposal(ask)) : std::nullopt;
}

/// Behind "what has": "Russia proposed to NATO", "Finland signed".
std::optional<Translation> perfect(Words& words, const End& object) {
  const std::string subject = take_name_before(words, kParticiple);
  if (subject.empty()) return std::nullopt;
  return done_by(words, subject, object, kParticiple);
}

/// "all proposals", "the proposals by Russia to NATO in 2008", "proposals did Russia make",
/// "proposals were made by".
std::optional<Translation> proposals(Words& words) {
  while (words.take("all") || words.take("the") || words.take("of")) {
  }
  if (!words.take("proposals") && !words.take("proposal") && !words.take("offers"))
    return std::nullopt;
  constexpr std::array<std::string_view, 5> kParts = {"to", "by", "from", "of", "made"};
  ProposalAsk ask;
  if (words.take("did")) {
    ask.who.name = words.take_until(std::array<std::string_view, 2>{"make", "put forward"});
    if (!words.take("make") && !words.take("put forward")) return std::nullopt;
  }
  take_any(words, kBe);
  words.take("made");
  while (!words.done()) {
    std::string* name = nullptr;
    if (words.take("to")) {
      ask.addressed = true;
      name = &ask.whom.name;
    } else if (words.take("by") || words.take("from") || words.take("of")) {
      name = &ask.who.name;
    }
    std::string text = words.take_until(kParts);
    if (text.empty()) return std::nullopt;
    if (name == nullptr) text.insert(0, " ");
    ask.year += split_year(text);
    if (name == nullptr && !text.empty() && text != " ") return std::nullopt;
    if (name != nullptr) *name = named(text);
  }
  return write_proposal(ask);
}

/// Behind "is": "Poland a member of NATO", "Russia connected to Poland", "Poland in NATO".
std::optional<Translation> state_check(Words& words) {
  const std::size_t begin = words.position();
  if (auto connected = connection(words)) return connected;
  words.rewind(begin);
  RelationAsk ask;
  ask.type = "MEMBER_OF";
  ask.subject.name =
      words.take_until(std::array<std::string_view, 5>{"a", "the", "in", "member", "part"});
  if (ask.subject.name.empty()) return std::nullopt;
  if (!words.take("in")) {
    const std::string role = words.take_until(std::array<std::string_view, 1>{"of"});
    if (!words.take("of") || role.empty()) return std::nullopt;
    if (role == "part") ask.type = "PART_OF";
    if (role != "member" && role != "part") {
      ask.type = "HOLDS_POSITION";
      ask.role = role;
    }
  }
  ask.object.name = words.rest();
  ask.year = split_year(ask.object.name);
  return ask.object.name.empty() ? std::nullopt : std::optional(write_check(ask));
}

/// Behind "how did": "NATO respond to the plan".
std::optional<Translation> response(Words& words) {
  constexpr std::array<std::string_view, 5> kResponding = {"respond to", "react to", "answer to",
                                                           "answer", "reply to"};
  RelationAsk ask;
  ask.type = kAnswers;
  ask.subject.name = words.take_until(kResponding);
  if (!take_any(words, kResponding)) return std::nullopt;
  ask.object.name = words.rest();
  return ask.object.name.empty() ? std::nullopt : std::optional(write_relation(ask));
}

/// Behind "how many": "countries joined NATO", "proposals did Russia make", "treaties did Finland
/// sign".
std::optional<Translation> number_asked(Words& words) {
  if (auto listed = proposals(words)) return write_count(*std::move(listed), "*");
  End asked;
  for (const LabelWord& word : kLabels) {
    if (words.take(word.plural)) asked.labels = word.label;
  }
  if (asked.labels.empty()) return std::nullopt;
  if (words.take("did") || words.take("does") || words.take("do")) {
    auto translated = object_asked(words, asked);
    return translated ? std::optional(write_count(*std::move(translated), "what")) : std::nullopt;
  }
  const bool be = take_any(words, kBe);
  auto translated = be ? passive(words, asked) : active(words, asked);
  if (!translated && be) translated = title(words, asked);
  return translated ? std::optional(write_count(*std::move(translated), "who")) : std::nullopt;
}

/// Behind "which" or "what": "documents mention Poland".
std::optional<Translation> documents(Words& words) {
  if (!words.take("documents") && !words.take("texts") && !words.take("articles"))
    return std::nullopt;
  constexpr std::array<std::string_view, 6> kAbout = {"mention",  "mentions",   "are about",
                                                      "speak of", "talk about", "name"};
  if (!take_any(words, kAbout)) return std::nullopt;
  const std::string name = words.rest();
  return name.empty() ? std::nullopt : std::optional(write_documents(name));
}

/// Behind "what did": "Medvedev do in 2008".
std::optional<Translation> deeds(Words& words) {
  const std::size_t begin = words.position();
  const std::string name = words.take_until(std::array<std::string_view, 1>{"do"});
  if (words.take("do") && !name.empty()) {
    std::string rest = " " + words.rest();
    const std::string year = split_year(rest);
    if (rest == " " || rest.empty()) return write_deeds(name, year);
  }
  words.rewind(begin);
  return std::nullopt;
}

/// "agreements exist between Russia and NATO".
std::optional<Translation> agreements(Words& words) {
  if (!words.take("agreements")) return std::nullopt;
  if (!words.take("exist")) take_any(words, kBe);
  if (!words.take("between")) return std::nullopt;
  RelationAsk ask;
  ask.type = "AGREED_WITH";
  ask.subject.name = words.take_until(std::array<std::string_view, 1>{"and"});
  if (!words.take("and")) return std::nullopt;
  ask.object.name = words.rest();
  return ask.object.name.empty() ? std::nullopt : std::optional(write_relation(ask));
}

/// "Russia's proposals".
std::optional<Translation> possessed(Words& words) {
  const std::size_t begin = words.position();
  std::string name = words.take_until(std::array<std::string_view, 2>{"proposals", "proposal"});
  const bool proposes = words.take("proposals") || words.take("proposal");
  for (std::string_view mark : {"'s", "\u2019s", "'"}) {
    if (!proposes || !words.done() || !name.ends_with(mark)) continue;
    ProposalAsk ask;
    ask.who.name = name.substr(0, name.size() - mark.size());
    return write_proposal(ask);
  }
  words.rewind(begin);
  return std::nullopt;
}

/// Questions that begin with "what" or "which" and have no verb of a relation.
std::optional<Translation> nouns(Words& words) {
  const std::size_t begin = words.position();
  for (const auto form : {proposals, documents, agreements}) {
    if (auto translated = form(words)) return translated;
    words.rewind(begin);
  }
  if (words.take("connects")) return connection_of_pair(words.rest());
  if (words.take("happened to")) {
    RelationAsk ask;
    ask.type = kAnswers;
    ask.object.name = words.rest();
    return write_relation(ask);
  }
  return std::nullopt;
}

std::optional<Translation> read(Words& words) {
  constexpr std::array<std::string_view, 6> kAboutPhrases = {
      "tell me about",         "tell me everything about", "what is known about",
      "what do we know about", "what do you know about",   "what can you tell me about"};
  constexpr std::array<std::string_view, 5> kShow = {"list", "show me", "show", "give me",
                                                     "what are"};
  if (take_any(words, kAboutPhrases)) return about(words);
  const std::size_t begin = words.position();
  if (take_any(words, kShow) || words.next_is("proposals")) {
    if (auto translated = proposals(words)) return translated;
    words.rewind(begin);
    take_any(words, std::array<std::string_view, 4>{"list", "show me", "give me", "show"});
  }
  if (words.take("how many")) return number_asked(words);
  if (words.take("how did")) return response(words);
  if (words.take("how is") || words.take("how are") || words.take("how was"))
    return connection(words);
  if (words.take("did") || words.take("when did") || words.take("where did")) return check(words);
  if (words.take("when was") || words.take("when were")) return agent_asked(words);
  if (words.take("is") || words.take("was") || words.take("are") || words.take("were"))
    return state_check(words);
  if (words.take("by whom")) return take_any(words, kBe) ? agent_asked(words) : std::nullopt;
  if (words.take("to whom")) return addressee_asked(words);
  if (words.next_is("members of") || words.next_is("president of") || words.next_is("leader of"))
    return title(words, {});
  const bool noun = words.next_is("what") || words.next_is("which");
  const std::size_t asking = words.position();
  if (noun) {
    words.take("what") || words.take("which");
    if (auto translated = nouns(words)) return translated;
    words.rewind(asking);
  }
  const std::optional<End> asked = take_asked(words);
  if (!asked) return std::nullopt;
  if (words.take("did") || words.take("does") || words.take("do")) {
    if (auto translated = deeds(words)) return translated;
    return object_asked(words, *asked);
  }
  if (!take_any(words, kBe)) {
    const std::size_t verb = words.position();
    if (words.take("has") || words.take("have") || words.take("had")) {
      if (auto translated = perfect(words, *asked)) return translated;
      words.rewind(verb);
    }
    return active(words, *asked);
  }
  const std::size_t behind = words.position();
  if (auto translated = passive(words, *asked)) return translated;
  words.rewind(behind);
  if (auto translated = possessed(words)) return translated;
  return title(words, *asked);
}

/// Whether the text begins with the letters of an opener's first word: tells most statements apart
/// without taking them to pieces.
bool begins_like_question(std::string_view text) noexcept {
  const std::size_t begin = text.find_first_not_of(" \t\n\v\f\r");
  if (begin == std::string_view::npos) return false;
  text.remove_prefix(begin);
  return std::any_of(kOpeners.begin(), kOpeners.end(), [&](std::string_view opener) {
    const std::string_view word = opener.substr(0, opener.find(' '));
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
             return a == std::tolower(static_cast<unsigned char>(b));
           });
  });
}

/// `WHEN condition THEN ...`, and not "when did".
bool is_conditional(Words words) {
  constexpr std::array<std::string_view, 4> kAsking = {"did", "was", "were", "will"};
  if (!words.take("when") || take_any(words, kAsking)) return false;
  words.take_until(std::array<std::string_view, 1>{"then"});
  return !words.done();
}

}  // namespace

bool is_question(std::string_view text) noexcept {
  if (!begins_like_question(text)) return false;
  Words words(text);
  if (is_conditional(words)) return false;
  for (std::string_view opener : kOpeners) {
    if (words.next_is(opener)) return true;
  }
  return false;
}

Result<Translation> translate_question(std::string_view text) {
  Words words(text);
  if (auto translated = read(words)) return *std::move(translated);
  return not_understood(text);
}

}  // namespace dossier::query
