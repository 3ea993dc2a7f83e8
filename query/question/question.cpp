#include "query/question/question.h"

#include <array>
#include <cctype>
#include <optional>

#include "query/question/ask.h"
#include "query/question/words.h"

namespace dossier::query {

namespace {

constexpr std::array<std::string_view, 9> kOpeners = {"who", "whom", "what", "which", "how", "when", "did", "by whom", "tell me"};
constexpr std::array<std::string_view, 6> kAsked = {"what", "whom", "who", "something", "somebody", "anything"};
constexpr std::array<VerbForm, 2> kFinite = {&RelationWords::past, &RelationWords::third};
constexpr std::array<VerbForm, 1> kBase = {&RelationWords::base};
constexpr std::array<VerbForm, 1> kParticiple = {&RelationWords::participle};
constexpr std::array<std::string_view, 6> kBe = {"is", "was", "were", "are", "has been", "have been"};

struct LabelWord {
  std::string_view plural, singular, label;
};
constexpr LabelWord kLabels[] = {
    {"countries", "country", "Country"}, {"states", "state", "Country"}, {"people", "person", "Person"},
    {"persons", "person", "Person"}, {"organizations", "organization", "Organization"},
    {"organisations", "organisation", "Organization"}, {"treaties", "treaty", "Treaty"},
    {"events", "event", "Event"}, {"places", "place", "Place"},
};

Error not_understood(std::string_view text) {
  return {.code = Code::UnexpectedSyntax,
          .message = "the question is not understood",
          .where = {0, static_cast<std::uint32_t>(text.size())},
          .label = "outside of the questions this can read",
          .hint = "ask like: who proposed what to whom; what did Russia propose; who rejected the Baruch Plan; "
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

/// "member of NATO", "president of France".
std::optional<Translation> title(Words& words, const End& subject) {
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

/// Behind "what did": "Russia propose to NATO", "Poland sign".
std::optional<Translation> object_asked(Words& words, const End& object) {
  const std::string subject = take_name_before(words, kBase);
  if (take_verb(words, proposing_words(), kBase) != nullptr) {
    ProposalAsk ask = take_proposal_object(words);
    ask.who.name = subject;
    return write_proposal(ask);
  }
  const RelationWords* verb = take_verb(words, relation_words(), kBase);
  if (verb == nullptr || subject.empty()) return std::nullopt;
  RelationAsk ask;
  ask.type = verb->type;
  ask.subject.name = subject;
  ask.object = object;
  std::string rest = words.rest();
  if (rest.starts_with("in ")) ask.year = split_year(rest.insert(0, " "));
  return write_relation(ask);
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

/// Behind "by whom was": "the treaty signed".
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

std::optional<Translation> connection(Words& words) {
  const std::string from = words.take_until(std::array<std::string_view, 3>{"connected", "related", "linked"});
  if (!words.take("connected") && !words.take("related") && !words.take("linked")) return std::nullopt;
  if (!words.take("to") && !words.take("with")) return std::nullopt;
  const std::string to = words.rest();
  if (from.empty() || to.empty()) return std::nullopt;
  return write_connection(from, to);
}

std::optional<Translation> about(Words& words) {
  const std::string name = words.rest();
  return name.empty() ? std::nullopt : std::optional(write_about(name));
}

std::optional<Translation> read(Words& words) {
  if (words.take("tell me about") || words.take("what is known about") || words.take("what do we know about")) {
    return about(words);
  }
  if (words.take("how is") || words.take("how are") || words.take("how was")) return connection(words);
  if (words.take("did") || words.take("when did")) return check(words);
  if (words.take("by whom")) return take_any(words, kBe) ? agent_asked(words) : std::nullopt;
  const std::optional<End> asked = take_asked(words);
  if (!asked) return std::nullopt;
  if (words.take("did") || words.take("does") || words.take("do")) return object_asked(words, *asked);
  if (!take_any(words, kBe)) return active(words, *asked);
  if (auto translated = passive(words, *asked)) return translated;
  return title(words, *asked);
}

}  // namespace

bool is_question(std::string_view text) noexcept {
  const Words words(text);
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
