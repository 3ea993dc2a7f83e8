#include "ingest/language/morphology.h"

namespace dossier::ingest::lang {

void MorphFeatures::fill(std::span<const WordForm> forms, std::span<const Token> tokens, std::size_t i,
                         Array& out) noexcept {
  const auto tag = [&](std::size_t at, std::size_t offset) {
    const std::size_t index = at + offset - 2;
    return index < tokens.size() ? static_cast<std::uint32_t>(tokens[index].upos) : 31U;
  };
  const WordForm& word = forms[i + 2];
  const std::uint32_t own = tag(i, 2);
  std::size_t at = 0;
  const auto put = [&](std::uint32_t value) {
    out[at] = mix(static_cast<std::uint32_t>(at) + 200, value, own);
    ++at;
  };
  put(1);
  put(word.lower);
  for (const std::uint32_t suffix : word.suffix) put(suffix);
  put(word.exact);
  put(tag(i, 1));
  put(tag(i, 3));
  put(mix(tag(i, 1), tag(i, 0)));
  put(mix(word.lower, tag(i, 1)));
  put(mix(word.lower, forms[i + 1].lower));
  put(forms[i + 1].lower);
  put(forms[i].lower);
  put(forms[i + 3].lower);
  put(mix(word.suffix[1], forms[i + 1].lower));
  put(mix(word.suffix[1], tag(i, 1), tag(i, 0)));
  put(mix(word.suffix[1], forms[i].lower));
  put(mix(word.suffix[1], tag(i, 3)));
  put(mix(word.suffix[1], forms[i + 3].lower));
}

void Morphology::assign(std::span<const WordForm> forms, std::span<Token> sentence) const noexcept {
  MorphFeatures::Array features;
  LinearModel::Scores scores;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    MorphFeatures::fill(forms, sentence, i, features);
    model_.clear(scores);
    model_.add(features, scores);
    unsigned best = 0;
    for (unsigned k = 1; k < sets_.size(); ++k) {
      if (scores.values[k] > scores.values[best]) best = k;
    }
    sentence[i].features = sets_.empty() ? std::uint16_t{0} : sets_[best];
  }
}

}  // namespace dossier::ingest::lang
