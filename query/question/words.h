#pragma once

#include "query/question/relation_words.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::query {

/// The words of a question, read from left to right. Comparison ignores case; names keep theirs.
class Words {
 public:
  explicit Words(std::string_view text);

  bool done() const noexcept { return at_ == words_.size(); }
  /// Takes a phrase of one or more words when it comes next.
  bool take(std::string_view phrase);
  /// True when the phrase comes next.
  bool next_is(std::string_view phrase) const;
  /// Takes the words before the next occurrence of one of the phrases, or all that are left;
  /// without a leading article. Empty when a phrase comes next.
  std::string take_until(std::span<const std::string_view> phrases);
  /// Takes all words that are left, without a leading article.
  std::string rest();

  std::size_t position() const noexcept { return at_; }
  void rewind(std::size_t position) noexcept { at_ = position; }

 private:
  std::vector<std::string> words_;
  std::vector<std::string> folded_;
  std::size_t at_ = 0;
};

/// Which form of a verb comes next.
using VerbForm = std::string_view RelationWords::*;

/// Takes the longest phrase of `rows` in one of the given forms; returns its row.
const RelationWords* take_verb(Words& words, std::span<const RelationWords> rows,
                               std::span<const VerbForm> forms);

}  // namespace dossier::query
