#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <absl/functional/function_ref.h>

namespace dossier::graph {

/// How a text becomes the words that a full-text index holds. Words are runs of letters, marks and
/// digits; within a word an apostrophe between letters and a full stop between letters or digits
/// belong to it, a closing "'s" does not. Signs of Chinese and Japanese are words of their own.
/// Words are compared without case, compatibility forms and accents; what is longer than 255 bytes
/// is cut. The language of an analyzer takes its endings (Snowball stemmers) and its commonest
/// words away.
class Analyzer {
 public:
  /// By the name that `indexConfig` of Neo4j uses: `english`, `french`, ...,
  /// `standard-no-stop-words`; null for none.
  static const Analyzer* find(std::string_view name);
  /// English: what documents are read in.
  static const Analyzer& standard();
  static std::vector<std::string_view> names();

  std::string_view name() const { return name_; }

  /// Calls `visit` with each word in the order of the text; the view holds during the call.
  /// Any bytes are accepted. Safe for use by many threads at once.
  void words(std::string_view text, absl::FunctionRef<void(std::string_view word)> visit) const;
  /// One word folded but with its ending, as the beginning of words is compared; several words give
  /// the first.
  std::string folded(std::string_view word) const;

 private:
  constexpr Analyzer(std::string_view name, const char* language,
                     std::span<const std::string_view> stop)
      : name_(name), language_(language), stop_(stop) {}
  friend struct Analyzers;

  std::string_view name_;
  const char* language_;  ///< of libstemmer, or null: words keep their endings
  std::span<const std::string_view> stop_;
};

}  // namespace dossier::graph
