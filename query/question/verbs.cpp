#include "query/question/forms.h"
#include "query/question/take.h"

namespace dossier::query::question {

namespace {

constexpr std::array<std::string_view, 2> kToOrBy = {"to", "by"};

/// The verb of a relation and its object.
std::optional<Translation> take_any_relation(Words& words, const End& subject,
                                             std::span<const VerbForm> forms) {
  const RelationWords* verb = take_verb(words, relation_words(), forms);
  if (verb == nullptr) return std::nullopt;
  RelationAsk ask = take_relation_object(words, *verb);
  ask.subject = subject;
  return write_relation(ask);
}

/// The same, or proposing: "signed the treaty", "proposed a treaty to NATO".
std::optional<Translation> acted(Words& words, const End& subject,
                                 std::span<const VerbForm> forms) {
  if (take_verb(words, proposing_words(), forms) == nullptr)
    return take_any_relation(words, subject, forms);
  ProposalAsk ask = take_proposal_object(words);
  ask.who = subject;
  return write_proposal(ask);
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

}  // namespace

std::optional<Translation> active(Words& words, const End& subject) {
  if (auto translated = acted(words, subject, kFinite)) return translated;
  return take_any_relation(words, subject, kBase);
}

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

std::optional<Translation> object_asked(Words& words, const End& object) {
  return done_by(words, take_name_before(words, kBase), object, kBase);
}

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

std::optional<Translation> perfect(Words& words, const End& object) {
  const std::string subject = take_name_before(words, kParticiple);
  if (subject.empty()) return acted(words, object, kParticiple);
  return done_by(words, subject, object, kParticiple);
}

}  // namespace dossier::query::question
