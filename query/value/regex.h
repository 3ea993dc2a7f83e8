#pragma once

#include "query/value/compare.h"

#include <memory>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// A regular expression of `=~`, compiled once. Matching takes time linear in the text for every
/// pattern (RE2: no back references, no look-around) and at most 8 MiB. Immutable; safe for many
/// threads at once. No match takes longer than some 50 ms, between which it calls
/// graph::checkpoint().
class Regex {
 public:
  /// Fails with Code::InvalidArgumentValue for a pattern that is not understood. Java's possessive
  /// quantifiers and named groups `(?<name>...)` are accepted.
  explicit Regex(std::string_view pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  /// True when the whole of `text` matches. Fails with Code::InvalidArgumentValue for a text of
  /// more than 32 MB, and for one of more than 2^25 bytes divided by the size of the pattern on
  /// which the pattern is slow.
  bool matches(std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// `text =~ pattern`: null unless both are strings. Keeps the pattern compiled last on
/// this thread, so a constant pattern is compiled once.
Ternary matches(const Value& text, const Value& pattern);

}  // namespace dossier::query
