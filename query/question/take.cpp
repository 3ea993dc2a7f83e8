#include "query/question/take.h"

#include <cctype>
#include <vector>

namespace dossier::query::question {

namespace {

constexpr std::array<std::string_view, 6> kAsked = {"what",      "whom",     "who",
                                                    "something", "somebody", "anything"};
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

}  // namespace

std::span<const LabelWord> label_words() noexcept { return kLabels; }

bool take_any(Words& words, std::span<const std::string_view> phrases) {
  for (std::string_view phrase : phrases) {
    if (words.take(phrase)) return true;
  }
  return false;
}

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

std::string named(std::string text) {
  Words words(text);
  return take_any(words, kAsked) && words.done() ? std::string() : text;
}

std::optional<End> take_asked(Words& words) {
  if (words.take("who") || words.take("whom")) return End{};
  if (!words.take("which") && !words.take("what")) return std::nullopt;
  for (const LabelWord& word : kLabels) {
    if (words.take(word.plural) || words.take(word.singular)) return End{{}, word.label};
  }
  return End{};
}

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

std::string take_name_before(Words& words, std::span<const VerbForm> forms) {
  std::vector<std::string_view> stops;
  for (auto rows : {proposing_words(), relation_words()}) {
    for (const RelationWords& row : rows) {
      for (VerbForm form : forms) stops.push_back(row.*form);
    }
  }
  return words.take_until(stops);
}

}  // namespace dossier::query::question
