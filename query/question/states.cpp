#include "query/question/forms.h"
#include "query/question/take.h"

namespace dossier::query::question {

namespace {

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

}  // namespace

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

}  // namespace dossier::query::question
