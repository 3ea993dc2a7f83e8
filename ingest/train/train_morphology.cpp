#include <algorithm>
#include <cstring>
#include <map>

#include "ingest/language/morphology.h"
#include "ingest/language/tagger.h"
#include "ingest/train/perceptron.h"
#include "ingest/train/train.h"

namespace dossier::train {
namespace {

using namespace ingest::lang;

constexpr unsigned kBits = 14;
constexpr std::size_t kRarest = 4;  ///< combinations seen less often are not learned

using Classes = std::map<std::uint16_t, unsigned>;

Classes find_classes(const Treebank& trees) {
  std::map<std::uint16_t, std::size_t> counts;
  for (const TreeSentence& tree : trees) {
    for (const ingest::Token& token : tree.tokens) ++counts[token.features];
  }
  Classes classes;
  for (const auto& [features, count] : counts) {
    if (count >= kRarest) classes.emplace(features, static_cast<unsigned>(classes.size()));
  }
  return classes;
}

void learn_sentence(const TreeSentence& tree, const std::vector<WordForm>& forms, const Classes& classes,
                    Perceptron& model) {
  MorphFeatures::Array features;
  std::vector<float> scores;
  for (std::size_t i = 0; i < tree.tokens.size(); ++i) {
    const auto gold = classes.find(tree.tokens[i].features);
    if (gold == classes.end()) continue;
    MorphFeatures::fill(forms, tree.tokens, i, features);
    model.score(features, scores);
    const auto best = static_cast<unsigned>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    if (best != gold->second) model.update(features, gold->second, best);
    model.tick();
  }
}

Bytes write_classes(const Classes& classes) {
  std::vector<std::uint16_t> sets(classes.size());
  for (const auto& [features, index] : classes) sets[index] = features;
  Bytes bytes((4 + sets.size() * 2 + 15) / 16 * 16);
  const auto count = static_cast<std::uint32_t>(sets.size());
  std::memcpy(bytes.data(), &count, sizeof(count));
  std::memcpy(bytes.data() + 4, sets.data(), sets.size() * 2);
  return bytes;
}

}  // namespace

Bytes train_morphology(const Treebank& trees, unsigned epochs, std::uint64_t seed) {
  const Classes classes = find_classes(trees);
  Perceptron model(kBits, static_cast<unsigned>(classes.size()));
  std::vector<WordForm> forms;
  for (unsigned epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t i : shuffled(trees.size(), seed + epoch)) {
      read_forms(trees[i].text, trees[i].tokens, forms);
      learn_sentence(trees[i], forms, classes, model);
    }
  }
  Bytes bytes = write_classes(classes);
  const Bytes weights = model.quantize();
  bytes.insert(bytes.end(), weights.begin(), weights.end());
  return bytes;
}

}  // namespace dossier::train
