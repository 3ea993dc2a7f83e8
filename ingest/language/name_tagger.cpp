#include "ingest/language/name_tagger.h"

#include <algorithm>
#include <cmath>

#include "ingest/language/models.h"
#include "ingest/language/name_labels.h"
#include "ingest/language/tagger.h"

namespace dossier::ingest {
namespace {

using namespace lang;

constexpr float kMarginScale = 60.0F;  ///< margin of scores at which a label is right about three times in four

/// Labels one sentence after another.
class Labeller {
 public:
  Labeller(const LinearModel& model, std::string_view text, const Analysis& analysis, std::span<const std::uint8_t> marks)
      : model_(model), text_(text), analysis_(analysis), marks_(marks) {}

  void read(const Sentence& sentence, std::vector<NameSpan>& names) {
    const std::uint32_t first = sentence.first_token, count = sentence.last_token - first;
    const std::span<const Token> tokens = std::span(analysis_.tokens).subspan(first, count);
    read_forms(text_, tokens, forms_);
    const NameFeatures::Context context{forms_, tokens, marks_.empty() ? marks_ : marks_.subspan(first, count), first};
    unsigned previous = NameLabel::kOutside, before_previous = NameLabel::kOutside;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t word = forms_[i + 2].exact;
      NameFeatures::fill(context, i, previous, before_previous, memory_.recall(word), features_);
      model_.clear(scores_);
      model_.add(features_, scores_);
      before_previous = previous;
      previous = choose(previous, i + 1 == count);
      if (previous != NameLabel::kOutside) memory_.store(word, previous);
      add(first + static_cast<std::uint32_t>(i), previous, names);
    }
  }

 private:
  unsigned choose(unsigned previous, bool last) {
    unsigned best = NameLabel::kCount;
    int second = -32768;
    for (unsigned label = 0; label < NameLabel::kCount; ++label) {
      if (!NameLabel::allowed(previous, label, last)) continue;
      if (best == NameLabel::kCount || scores_.values[label] > scores_.values[best]) {
        if (best != NameLabel::kCount) second = std::max<int>(second, scores_.values[best]);
        best = label;
      } else {
        second = std::max<int>(second, scores_.values[label]);
      }
    }
    margin_ = static_cast<float>(scores_.values[best] - second);
    return best;
  }

  void add(std::uint32_t token, unsigned label, std::vector<NameSpan>& names) const {
    if (label == NameLabel::kOutside) return;
    const float score = 1 / (1 + std::exp(-margin_ / kMarginScale));
    const NameLabel::Place place = NameLabel::place(label);
    if (place == NameLabel::First || place == NameLabel::Only) {
      names.push_back({token, token + 1, NameLabel::type(label), score});
    } else {
      names.back().last_token = token + 1;
      names.back().score = std::min(names.back().score, score);
    }
  }

  const LinearModel& model_;
  std::string_view text_;
  const Analysis& analysis_;
  std::span<const std::uint8_t> marks_;
  std::vector<WordForm> forms_;
  NameMemory memory_;
  NameFeatures::Array features_;
  LinearModel::Scores scores_;
  float margin_ = 0;
};

}  // namespace

std::string_view to_string(NameType type) noexcept {
  switch (type) {
    case NameType::Person: return "PER";
    case NameType::Organization: return "ORG";
    case NameType::Location: return "LOC";
    case NameType::Event: return "EVENT";
    case NameType::Other: return "OTHER";
  }
  return "OTHER";
}

const NameTagger& NameTagger::instance() {
  static const NameTagger tagger(name_model());
  return tagger;
}

std::vector<NameSpan> NameTagger::find(std::string_view text, const Analysis& analysis,
                                       std::span<const std::uint8_t> marks) const {
  std::vector<NameSpan> names;
  if (model_.classes() != NameLabel::kCount) return names;
  if (marks.size() != analysis.tokens.size()) marks = {};
  Labeller labeller(model_, text, analysis, marks);
  for (const Sentence& sentence : analysis.sentences) labeller.read(sentence, names);
  return names;
}

}  // namespace dossier::ingest
