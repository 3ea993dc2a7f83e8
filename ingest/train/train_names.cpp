#include <cstdio>
#include <set>
#include <tuple>

#include "ingest/language/name_labels.h"
#include "ingest/language/tagger.h"
#include "ingest/train/names.h"
#include "ingest/train/perceptron.h"

namespace dossier::train {
namespace {

using namespace ingest;
using namespace ingest::lang;

constexpr unsigned kBits = 16;

/// Trains on one sentence after another of a document.
class Learner {
 public:
  explicit Learner(Perceptron& model) : model_(model) {}

  void learn(const NameDocument& document) {
    memory_.clear();
    for (const Sentence& sentence : document.analysis.sentences) learn(document, sentence);
  }

 private:
  void learn(const NameDocument& document, const Sentence& sentence) {
    const std::uint32_t first = sentence.first_token, count = sentence.last_token - first;
    const std::span<const Token> tokens = std::span(document.analysis.tokens).subspan(first, count);
    read_forms(document.text, tokens, forms_);
    const NameFeatures::Context context{forms_, tokens, std::span(document.marks).subspan(first, count), first};
    unsigned previous = NameLabel::kOutside, before_previous = NameLabel::kOutside;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t word = forms_[i + 2].exact;
      NameFeatures::fill(context, i, previous, before_previous, memory_.recall(word), features_);
      model_.score(features_, scores_);
      const unsigned gold = document.labels[first + i];
      const unsigned best = choose(previous, i + 1 == count);
      if (best != gold) model_.update(features_, gold, best);
      model_.tick();
      before_previous = previous;
      previous = best;
      if (best != NameLabel::kOutside) memory_.store(word, best);
    }
  }

  unsigned choose(unsigned previous, bool last) const {
    unsigned best = NameLabel::kCount;
    for (unsigned label = 0; label < NameLabel::kCount; ++label) {
      if (!NameLabel::allowed(previous, label, last)) continue;
      if (best == NameLabel::kCount || scores_[label] > scores_[best]) best = label;
    }
    return best;
  }

  Perceptron& model_;
  NameMemory memory_;
  std::vector<WordForm> forms_;
  NameFeatures::Array features_;
  std::vector<float> scores_;
};

using Span = std::tuple<std::uint32_t, std::uint32_t, NameType>;

std::set<Span> gold_spans(const NameDocument& document) {
  std::set<Span> spans;
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < document.labels.size(); ++i) {
    const unsigned label = document.labels[i];
    if (label == NameLabel::kOutside) continue;
    const NameLabel::Place place = NameLabel::place(label);
    if (place == NameLabel::First || place == NameLabel::Only) first = i;
    if (place == NameLabel::Last || place == NameLabel::Only) spans.emplace(first, i + 1, NameLabel::type(label));
  }
  return spans;
}

}  // namespace

Bytes train_names(const std::vector<NameDocument>& documents, unsigned epochs, std::uint64_t seed) {
  Perceptron model(kBits, NameLabel::kCount);
  Learner learner(model);
  for (unsigned epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t i : shuffled(documents.size(), seed + epoch)) learner.learn(documents[i]);
  }
  return model.quantize();
}

void evaluate_names(const Bytes& model, const char* name, const std::vector<NameDocument>& documents, bool common_only) {
  const NameTagger tagger(model);
  std::size_t right = 0, found = 0, gold = 0;
  const auto counts = [&](NameType type) { return !common_only || type <= NameType::Location; };
  for (const NameDocument& document : documents) {
    const std::set<Span> spans = gold_spans(document);
    for (const auto& span : spans) gold += counts(std::get<2>(span));
    for (const NameSpan& span : tagger.find(document.text, document.analysis, document.marks)) {
      if (!counts(span.type)) continue;
      ++found;
      right += spans.count({span.first_token, span.last_token, span.type});
    }
  }
  const auto percent = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  std::printf("%-18s names: F1 %.2f (P %.2f R %.2f)\n", name, percent(2 * right, found + gold), percent(right, found),
              percent(right, gold));
}

}  // namespace dossier::train
