#include "query/value/regex.h"

#include "graph/value/interruptible.h"
#include "query/value/failure.h"

#include <ctime>
#include <string>

#include <re2/re2.h>

namespace dossier::query {

namespace {

constexpr std::int64_t kMaxMemory = std::int64_t{8} << 20;
constexpr std::size_t kMaxPatternBytes = 64 * 1024;
constexpr std::size_t kMaxTextBytes = std::size_t{32} << 20;
/// Bytes times instructions that take at most some 50 ms: RE2 needs up to 1.5 ns for each where the
/// automaton of the pattern has too many states to keep, and 1.5 ns a byte else.
constexpr std::size_t kMaxSteps = std::size_t{1} << 25;
/// So many steps are worth a look at the clock first.
constexpr std::size_t kManySteps = std::size_t{1} << 16;
constexpr double kMostSecondsPerByte = 25e-9;

/// Steps over a character class "[...]" that begins at `at`; returns the place behind it.
std::size_t class_end(std::string_view pattern, std::size_t at) {
  std::size_t i = at + 1;
  if (i < pattern.size() && pattern[i] == '^') ++i;
  if (i < pattern.size() && pattern[i] == ']') ++i;
  while (i < pattern.size() && pattern[i] != ']') i += pattern[i] == '\\' ? 2 : 1;
  return std::min(i + 1, pattern.size());
}

bool is_quantifier(char c) { return c == '*' || c == '+' || c == '?' || c == '}'; }

/// Java's notation where it differs from RE2's: `(?<name>` becomes `(?P<name>`, and the mark of a
/// possessive quantifier (`a++`) is dropped: for matches of a whole text only the speed would
/// differ.
std::string from_java(std::string_view pattern) {
  std::string out;
  out.reserve(pattern.size() + 8);
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] == '\\') {
      out.append(pattern.substr(i, 2));
      i += 2;
      continue;
    }
    if (pattern[i] == '[') {
      const std::size_t end = class_end(pattern, i);
      out.append(pattern.substr(i, end - i));
      i = end;
      continue;
    }
    const bool named_group = pattern.substr(i).starts_with("(?<") && i + 3 < pattern.size() &&
                             pattern[i + 3] != '=' && pattern[i + 3] != '!';
    if (named_group) {
      out += "(?P<";
      i += 3;
      continue;
    }
    const bool possessive = pattern[i] == '+' && i > 0 && is_quantifier(pattern[i - 1]) &&
                            (i < 2 || pattern[i - 2] != '\\');
    if (!possessive) out += pattern[i];
    ++i;
  }
  return out;
}

RE2::Options options() {
  RE2::Options out(RE2::Quiet);
  out.set_max_mem(kMaxMemory);
  return out;
}

/// What this thread has computed so far: unlike the clock it does not run while others compute.
double seconds_of_thread() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

[[noreturn]] void fail_length(std::size_t bytes) {
  fail(Code::InvalidArgumentValue,
       "a text of " + std::to_string(bytes >> 20) +
           " MB is too long for a regular expression: 32 MB are the most",
       "look for parts of it by CONTAINS, or match what split() or substring() give");
}

[[noreturn]] void fail_slow(std::size_t bytes) {
  fail(Code::InvalidArgumentValue,
       "the regular expression is too slow for a text of " + std::to_string(bytes >> 10) + " kB",
       "large counts such as `.{100}` make it so; match what split() or substring() give");
}

std::string advice(std::string_view pattern) {
  if (pattern.find("(?=") != std::string_view::npos ||
      pattern.find("(?!") != std::string_view::npos ||
      pattern.find("(?<=") != std::string_view::npos ||
      pattern.find("(?<!") != std::string_view::npos) {
    return "look-ahead and look-behind are not supported";
  }
  return {};
}

}  // namespace

struct Regex::State {
  explicit State(std::string_view pattern) : compiled(from_java(pattern), options()) {}
  bool matches(std::string_view text) const {
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled);
  }
  RE2 compiled;
  std::size_t size = 1;  ///< instructions
};

Regex::Regex(std::string_view pattern) {
  if (pattern.size() > kMaxPatternBytes)
    fail(Code::InvalidArgumentValue, "the regular expression is longer than 64 KiB");
  state_ = std::make_unique<State>(pattern);
  if (state_->compiled.ok()) {
    state_->size = static_cast<std::size_t>(std::max(1, state_->compiled.ProgramSize()));
    return;
  }
  fail(Code::InvalidArgumentValue,
       "the regular expression " + shown(Value(pattern)) +
           " is not understood: " + state_->compiled.error(),
       advice(pattern));
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

/// A match cannot be stopped, so one that could take long is tried on longer and longer beginnings
/// of the text first, each of which tells how long the next will take.
bool Regex::matches(std::string_view text) const {
  if (text.size() > kMaxTextBytes) fail_length(text.size());
  if (text.size() > kManySteps / state_->size) graph::checkpoint();
  for (std::size_t part = kMaxSteps / state_->size + 1; part < text.size(); part *= 2) {
    const double begin = seconds_of_thread();
    state_->matches(text.substr(0, part));
    const double each = (seconds_of_thread() - begin) / static_cast<double>(part);
    if (each > kMostSecondsPerByte) fail_slow(text.size());
    graph::checkpoint();
  }
  return state_->matches(text);
}

namespace {

struct LastRegex {
  std::string pattern;
  std::unique_ptr<Regex> compiled;
};

const Regex& compiled(std::string_view pattern) {
  thread_local LastRegex last;
  if (last.compiled == nullptr || last.pattern != pattern) {
    graph::checkpoint();
    auto fresh = std::make_unique<Regex>(pattern);
    last.pattern = pattern;
    last.compiled = std::move(fresh);
  }
  return *last.compiled;
}

}  // namespace

Ternary matches(const Value& text, const Value& pattern) {
  if (!text.is_string() || !pattern.is_string()) return Ternary::Null;
  return ternary(compiled(pattern.string()).matches(text.string()));
}

}  // namespace dossier::query
