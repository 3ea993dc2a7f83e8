#pragma once

#include "ingest/language/feature_index.h"
#include "ingest/train/layers.h"
#include "ingest/train/treebank.h"

#include <map>
#include <unordered_map>

namespace dossier::train {

/// The sizes of the network.
inline constexpr std::size_t kRelations = static_cast<std::size_t>(ingest::Deprel::Xcomp) + 1;

struct Shape {
  std::size_t embedding = 96;
  std::size_t hidden = 128;  ///< in each direction
  std::size_t layers = 3;
  std::size_t arc = 96;
  std::size_t label = 96;
};

/// A sentence as the network sees it.
struct Example {
  std::vector<ingest::lang::InputKeys::Array> keys;
  std::vector<std::int32_t> heads;  ///< -1 at the root
  std::vector<std::uint8_t> labels;
  std::vector<std::uint16_t> tags;  ///< class of tag and features
};

/// What is known of the inputs: rows by key, and how often a word was seen.
struct Inputs {
  std::unordered_map<std::uint32_t, std::uint32_t> rows;
  std::vector<std::uint32_t> counts;  ///< by row
};

/// Tags and parses with a recurrent encoder: embeddings of words and their parts, simple recurrent
/// units, and on top of them a biaffine scorer of heads (Dozat and Manning 2017), a scorer of
/// relations, and one of tags.
class Network {
 public:
  Network(const Shape& shape, const Inputs& inputs, std::size_t tags, std::uint64_t seed);

  /// One step of training; returns the loss per word.
  float learn(const std::vector<const Example*>& batch, float rate);

  struct Prediction {
    std::vector<std::int32_t> heads;
    std::vector<std::uint8_t> labels;
    std::vector<std::uint16_t> tags;
  };
  std::vector<Prediction> predict(const std::vector<const Example*>& batch);

  // The parts, in the order in which they are used.
  Shape shape;
  Inputs inputs;
  Table embeddings;
  std::vector<Recurrent> layers;
  Linear dependent, head, arc;  ///< projections for arcs; `arc` turns dependents to face heads
  Parameter root;               ///< the root among the heads
  Linear label_head, label_dependent, label;
  Linear tag;

 private:
  void load(const std::vector<const Example*>& batch, bool training);
  void embed(bool training);
  void encode(bool training);
  void project(bool training);
  float learn_arcs();
  float learn_labels();
  float learn_tags();
  void propagate();
  void step(float rate);
  void score_arcs(std::size_t sentence, Matrix& scores) const;
  float clip_factor();
  std::vector<Parameter*> dense();

  Random random_;
  std::size_t steps_ = 0;
  std::size_t words_ = 0;
  Borders borders_;
  std::vector<std::int32_t> heads_;  ///< in the batch
  std::vector<std::uint8_t> labels_;
  std::vector<std::uint16_t> tags_;
  std::vector<std::vector<std::uint32_t>> used_;  ///< rows, by word
  Matrix sum_, embedded_, window_;
  std::vector<Matrix> outputs_;
  Dropout input_dropout_;
  std::vector<Dropout> dropouts_;
  Matrix dependents_, heads_out_, turned_;
  Matrix d_encoded_, d_dependents_, d_heads_, d_turned_;
};

}  // namespace dossier::train
