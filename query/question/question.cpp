#include "query/question/question.h"

#include "query/question/forms.h"
#include "query/question/take.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dossier::query {

using namespace question;  // NOLINT: its forms

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
