#include "ingest/language/tagger.h"
#include "ingest/train/perceptron.h"
#include "ingest/train/train.h"

#include <algorithm>

namespace dossier::train {
namespace {

using namespace ingest::lang;

constexpr unsigned kBits = 17;
constexpr unsigned kTags = static_cast<unsigned>(ingest::Upos::X) + 1;
constexpr unsigned kBeforeSentence = 31;

void learn_sentence(const TreeSentence& tree, const std::vector<WordForm>& forms,
                    Perceptron& model) {
  TagFeatures::Array features;
  std::vector<float> scores;
  unsigned previous = kBeforeSentence, before_previous = kBeforeSentence;
  for (std::size_t i = 0; i < tree.tokens.size(); ++i) {
    TagFeatures::fill_static(forms, i, features);
    TagFeatures::fill_dynamic(forms, i, previous, before_previous, features);
    model.score(features, scores);
    const auto best =
        static_cast<unsigned>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    const auto gold = static_cast<unsigned>(tree.tokens[i].upos);
    if (best != gold) model.update(features, gold, best);
    model.tick();
    before_previous = previous;
    previous = best;
  }
}

}  // namespace

Bytes train_tagger(const Treebank& trees, unsigned epochs, std::uint64_t seed) {
  Perceptron model(kBits, kTags);
  std::vector<WordForm> forms;
  for (unsigned epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t i : shuffled(trees.size(), seed + epoch)) {
      read_forms(trees[i].text, trees[i].tokens, forms);
      learn_sentence(trees[i], forms, model);
    }
  }
  return model.quantize();
}

}  // namespace dossier::train
