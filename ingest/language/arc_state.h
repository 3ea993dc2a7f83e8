#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/language/analysis.h"
#include "ingest/language/word_form.h"

namespace dossier::ingest::lang {

inline constexpr unsigned kDeprels = static_cast<unsigned>(Deprel::Xcomp) + 1;

/// Transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) as class numbers:
/// shift, then left arcs by relation, then right arcs by relation.
struct Transition {
  static constexpr unsigned kShift = 0;
  static constexpr unsigned kCount = 1 + 2 * kDeprels;
  static unsigned left(Deprel relation) noexcept { return 1 + static_cast<unsigned>(relation); }
  static unsigned right(Deprel relation) noexcept { return 1 + kDeprels + static_cast<unsigned>(relation); }
};

/// A partly parsed sentence. Words are numbered from 0; -1 means none.
class ArcState {
 public:
  void reset(std::uint32_t words);

  bool done() const noexcept { return next_ == words_ && stack_.size() <= 1; }
  bool can_shift() const noexcept { return next_ < words_; }
  bool can_left() const noexcept { return !stack_.empty() && next_ < words_; }
  bool can_right() const noexcept { return stack_.size() > 1; }
  void apply(unsigned transition) noexcept;

  std::int32_t stack(std::size_t depth) const noexcept {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : -1;
  }
  std::int32_t buffer(std::uint32_t ahead) const noexcept {
    return next_ + ahead < words_ ? static_cast<std::int32_t>(next_ + ahead) : -1;
  }
  std::span<const std::int32_t> stack_items() const noexcept { return stack_; }
  std::uint32_t next() const noexcept { return next_; }
  std::uint32_t words() const noexcept { return words_; }

  struct Node {
    std::int32_t head = -1;
    std::int32_t leftmost = -1, rightmost = -1;
    std::uint8_t left_count = 0, right_count = 0;
    Deprel relation = Deprel::Root;
  };
  const Node& node(std::int32_t word) const noexcept {
    return word < 0 ? none_ : nodes_[static_cast<std::size_t>(word)];
  }

 private:
  void attach(std::int32_t child, std::int32_t head, Deprel relation) noexcept;

  std::vector<std::int32_t> stack_;
  std::vector<Node> nodes_;
  Node none_;
  std::uint32_t next_ = 0;
  std::uint32_t words_ = 0;
};

/// Features of a state for choosing its next transition.
struct ArcFeatures {
  static constexpr std::size_t kCount = 46;
  using Array = std::array<std::uint32_t, kCount>;
  /// `forms` as for the tagger; `tokens` have their `upos`.
  static void fill(const ArcState& state, std::span<const WordForm> forms, std::span<const Token> tokens,
                   Array& out) noexcept;
};

}  // namespace dossier::ingest::lang
