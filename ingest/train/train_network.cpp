#include "ingest/train/examples.h"
#include "ingest/train/train.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace dossier::train {
namespace {

constexpr std::size_t kBatchWords = 300;
constexpr float kRate = 2e-3F;

using Batch = std::vector<const Example*>;

/// Sentences in random order, in batches of about as many words.
std::vector<Batch> make_batches(const std::vector<Example>& examples, std::uint64_t seed) {
  std::vector<Batch> batches(1);
  std::size_t words = 0;
  for (const std::size_t i : shuffled(examples.size(), seed)) {
    if (words > kBatchWords) {
      batches.emplace_back();
      words = 0;
    }
    batches.back().push_back(&examples[i]);
    words += examples[i].keys.size();
  }
  return batches;
}

struct Score {
  std::size_t words = 0, tags = 0, all = 0, heads = 0, arcs = 0;

  void add(const Example& gold, const Network::Prediction& found, const TagClasses& classes) {
    for (std::size_t i = 0; i < gold.heads.size(); ++i) {
      ++words;
      all += found.tags[i] == gold.tags[i];
      tags += classes.classes()[found.tags[i]].tag == classes.classes()[gold.tags[i]].tag;
      heads += found.heads[i] == gold.heads[i];
      arcs += found.heads[i] == gold.heads[i] && found.labels[i] == gold.labels[i];
    }
  }
};

void measure(Network& network, const std::vector<Example>& examples, const TagClasses& classes) {
  Score score;
  for (const Example& example : examples)
    score.add(example, network.predict({&example})[0], classes);
  const double percent = 100.0 / static_cast<double>(score.words);
  std::fprintf(stderr, "  held out: UPOS %.2f with features %.2f UAS %.2f LAS %.2f\n",
               static_cast<double>(score.tags) * percent, static_cast<double>(score.all) * percent,
               static_cast<double>(score.heads) * percent,
               static_cast<double>(score.arcs) * percent);
}

std::vector<Example> make_examples(const TaggedTrees& trees, const TagClasses& classes) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < trees.gold.size(); ++i) {
    examples.push_back(make_example(trees.gold[i], trees.tagged[i], classes));
  }
  return examples;
}

/// The rate of learning rises in the first quarter of a pass, then falls to zero.
float rate_at(float passes, float all_passes) {
  return kRate * std::min(1.0F, passes * 4) * (1 - passes / all_passes);
}

float run_pass(Network& network, const std::vector<Batch>& batches, unsigned epoch,
               unsigned epochs) {
  float loss = 0;
  const auto count = static_cast<float>(batches.size());
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const float passes = static_cast<float>(epoch) + static_cast<float>(i) / count;
    loss += network.learn(batches[i], rate_at(passes, static_cast<float>(epochs)));
  }
  return loss / count;
}

}  // namespace

Bytes train_parser(const TaggedTrees& trees, const TaggedTrees& held_out, const Shape& shape,
                   unsigned epochs, std::uint64_t seed) {
  const TagClasses classes(trees.gold);
  const std::vector<Example> examples = make_examples(trees, classes);
  const std::vector<Example> test = make_examples(held_out, classes);
  Network network(shape, collect_inputs(trees.tagged), classes.size(), seed);
  const auto start = std::chrono::steady_clock::now();
  for (unsigned epoch = 0; epoch < epochs; ++epoch) {
    const float loss = run_pass(network, make_batches(examples, seed + epoch), epoch, epochs);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "parser: pass %u of %u, loss %.4f, %.0f s\n", epoch + 1, epochs,
                 static_cast<double>(loss), passed.count());
    if (epoch % 4 == 3 || epoch + 1 == epochs) measure(network, test, classes);
  }
  return write_network(network, classes);
}

}  // namespace dossier::train
