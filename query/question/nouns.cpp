#include "query/question/forms.h"
#include "query/question/take.h"

namespace dossier::query::question {

namespace {

constexpr std::string_view kAnswers = "ACCEPTED|REJECTED|SUPPORTED|OPPOSED";

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

}  // namespace

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

std::optional<Translation> number_asked(Words& words) {
  if (auto listed = proposals(words)) return write_count(*std::move(listed), "*");
  End asked;
  for (const LabelWord& word : label_words()) {
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

}  // namespace dossier::query::question
