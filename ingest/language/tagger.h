#pragma once

#include "ingest/language/analysis.h"
#include "ingest/language/linear_model.h"
#include "ingest/language/word_form.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dossier::ingest::lang {

/// Features of one position for the tagger: those of the words around it, then those of earlier
/// tags.
class TagFeatures {
 public:
  static constexpr std::size_t kStatic = 24;
  static constexpr std::size_t kDynamic = 5;
  using Array = std::array<std::uint32_t, kStatic + kDynamic>;

  /// `forms` has two boundary forms before and after the sentence; `i` counts from the first word.
  static void fill_static(std::span<const WordForm> forms, std::size_t i, Array& out) noexcept;
  static void fill_dynamic(std::span<const WordForm> forms, std::size_t i, unsigned previous,
                           unsigned before_previous, Array& out) noexcept;
};

/// Reads the forms of a sentence with the boundary forms that TagFeatures needs.
void read_forms(std::string_view text, std::span<const Token> sentence,
                std::vector<WordForm>& forms);

/// Assigns parts of speech from left to right. A view on a linear model; thread-safe. Without one
/// it leaves words as they are.
class Tagger {
 public:
  static constexpr unsigned kTags = static_cast<unsigned>(Upos::X) + 1;

  Tagger() = default;
  explicit Tagger(LinearModel model) noexcept : model_(model) {}

  bool empty() const noexcept { return model_.classes() != kTags; }

  /// Sets `upos` of each token. `forms` as read by `read_forms`.
  void tag(std::span<const WordForm> forms, std::span<Token> sentence) const noexcept;

 private:
  LinearModel model_;
};

}  // namespace dossier::ingest::lang
