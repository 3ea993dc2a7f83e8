#include "ingest/language/tagger.h"

namespace dossier::ingest::lang {
namespace {

constexpr unsigned kBeforeSentence = 31;  ///< stands for the tag of no word

std::string_view slice(std::string_view text, const Token& token) noexcept {
  return text.substr(token.begin, token.end - token.begin);
}

unsigned best_class(const LinearModel::Scores& scores, unsigned classes) noexcept {
  unsigned best = 0;
  for (unsigned i = 1; i < classes; ++i) {
    if (scores.values[i] > scores.values[best]) best = i;
  }
  return best;
}

}  // namespace

void TagFeatures::fill_static(std::span<const WordForm> forms, std::size_t i, Array& out) noexcept {
  const WordForm& before2 = forms[i];
  const WordForm& before = forms[i + 1];
  const WordForm& word = forms[i + 2];
  const WordForm& after = forms[i + 3];
  const WordForm& after2 = forms[i + 4];
  out[0] = mix(1, word.exact);
  out[1] = mix(2, word.lower);
  out[2] = mix(3, before.lower);
  out[3] = mix(4, after.lower);
  out[4] = mix(5, before2.lower);
  out[5] = mix(6, after2.lower);
  out[6] = mix(7, before.lower, word.lower);
  out[7] = mix(8, word.lower, after.lower);
  for (std::uint32_t k = 0; k < 4; ++k) out[8 + k] = mix(9 + k, word.suffix[k]);
  for (std::uint32_t k = 0; k < 3; ++k) out[12 + k] = mix(13 + k, word.prefix[k]);
  out[15] = mix(16, word.shape);
  out[16] = mix(17, before.shape, word.shape);
  out[17] = mix(18, word.shape, after.shape);
  out[18] = mix(19, before.suffix[2]);
  out[19] = mix(20, after.suffix[2]);
  out[20] = mix(21, before.lower, after.lower);
  out[21] = mix(22, word.suffix[2], after.suffix[1]);
  out[22] = mix(23, word.verb, before.lower);
  out[23] = mix(24, word.verb, word.suffix[1]);
}

void TagFeatures::fill_dynamic(std::span<const WordForm> forms, std::size_t i, unsigned previous,
                               unsigned before_previous, Array& out) noexcept {
  const WordForm& word = forms[i + 2];
  const WordForm& after = forms[i + 3];
  const unsigned pair = previous * 32 + before_previous;
  out[kStatic] = mix(32, previous);
  out[kStatic + 1] = mix(33, pair);
  out[kStatic + 2] = mix(34, previous, word.lower);
  out[kStatic + 3] = mix(35, previous, word.suffix[2]);
  out[kStatic + 4] = mix(36, previous, after.lower);
}

void read_forms(std::string_view text, std::span<const Token> sentence,
                std::vector<WordForm>& forms) {
  forms.clear();
  forms.push_back(boundary_form(2));
  forms.push_back(boundary_form(1));
  for (const Token& token : sentence) forms.push_back(read_form(slice(text, token)));
  forms.push_back(boundary_form(3));
  forms.push_back(boundary_form(4));
}

void Tagger::tag(std::span<const WordForm> forms, std::span<Token> sentence) const noexcept {
  if (empty()) return;
  TagFeatures::Array features;
  LinearModel::Scores scores;
  unsigned previous = kBeforeSentence;
  unsigned before_previous = kBeforeSentence;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    TagFeatures::fill_static(forms, i, features);
    TagFeatures::fill_dynamic(forms, i, previous, before_previous, features);
    model_.clear(scores);
    model_.add(features, scores);
    const unsigned best = best_class(scores, model_.classes());
    sentence[i].upos = static_cast<Upos>(best);
    before_previous = previous;
    previous = best;
  }
}

}  // namespace dossier::ingest::lang
