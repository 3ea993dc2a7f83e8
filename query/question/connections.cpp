#include "query/question/forms.h"
#include "query/question/take.h"

namespace dossier::query::question {

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

}  // namespace dossier::query::question
