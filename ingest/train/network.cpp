#include "ingest/train/network.h"

#include "ingest/language/tree.h"

#include <algorithm>

namespace dossier::train {
namespace {

using ingest::lang::InputKeys;

constexpr float kEmbeddingDropout = 0.2F;
constexpr float kLayerDropout = 0.33F;
constexpr float kWordDropout =
    0.25F;  ///< a word seen n times is hidden with a probability of k/(k+n)
constexpr float kTagWeight = 1.0F;
constexpr float kLargestNorm = 5.0F;

void squash_all(Matrix& x) {
  for (float& value : x.values) value = squash(value);
}

/// Turns scores into the gradient of the cross entropy, and returns the loss.
float softmax_gradient(float* scores, std::size_t count, std::size_t gold) {
  const float largest = *std::max_element(scores, scores + count);
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += scores[i] = std::exp(scores[i] - largest);
  const float loss = -std::log(scores[gold] / sum + 1e-20F);
  for (std::size_t i = 0; i < count; ++i) scores[i] /= sum;
  scores[gold] -= 1;
  return loss;
}

float dot(const float* a, const float* b, std::size_t count) {
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

void add_scaled(float* to, const float* from, float factor, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += factor * from[i];
}

std::size_t best(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

Network::Network(const Shape& sizes, const Inputs& known, std::size_t tags, std::uint64_t seed)
    : shape(sizes), inputs(known), random_(static_cast<Random::result_type>(seed)) {
  embeddings.rows.init(inputs.counts.size(), shape.embedding, 0.3F, random_);
  layers.resize(shape.layers);
  dropouts_.resize(shape.layers);
  const std::size_t encoded = 2 * shape.hidden;
  for (std::size_t i = 0; i < shape.layers; ++i) {
    layers[i].init(i == 0 ? 3 * shape.embedding : encoded, shape.hidden, i > 0, random_);
  }
  dependent.init(encoded, shape.arc, random_);
  head.init(encoded, shape.arc, random_);
  arc.init(shape.arc, shape.arc, random_);
  root.init(1, shape.arc, 0.5F, random_);
  label_head.init(encoded, shape.label, random_);
  label_dependent.init(encoded, shape.label, random_);
  label.init(shape.label, kRelations, random_);
  tag.init(encoded, tags, random_);
}

void Network::load(const std::vector<const Example*>& batch, bool training) {
  borders_.assign(1, 0);
  heads_.clear();
  labels_.clear();
  tags_.clear();
  used_.clear();
  const std::uint32_t unknown = inputs.rows.at(InputKeys::kUnknownWord);
  for (const Example* example : batch) {
    for (const InputKeys::Array& keys : example->keys) {
      std::vector<std::uint32_t>& rows = used_.emplace_back();
      const auto word = inputs.rows.find(keys[0]);
      const bool known = word != inputs.rows.end();
      const float count = known ? static_cast<float>(inputs.counts[word->second]) : 0;
      const bool hide = training && static_cast<float>(random_() >> 8) / 16777216.0F <
                                        kWordDropout / (kWordDropout + count);
      rows.push_back(known && !hide ? word->second : unknown);
      for (std::size_t k = 1; k < keys.size(); ++k) {
        const auto found = inputs.rows.find(keys[k]);
        if (found != inputs.rows.end()) rows.push_back(found->second);
      }
    }
    heads_.insert(heads_.end(), example->heads.begin(), example->heads.end());
    labels_.insert(labels_.end(), example->labels.begin(), example->labels.end());
    tags_.insert(tags_.end(), example->tags.begin(), example->tags.end());
    borders_.push_back(used_.size());
  }
  words_ = used_.size();
}

void Network::embed(bool training) {
  sum_.resize(words_, shape.embedding);
  for (std::size_t t = 0; t < words_; ++t) {
    for (const std::uint32_t row : used_[t])
      add_scaled(sum_.row(t), embeddings.rows.value.row(row), 1, shape.embedding);
  }
  embedded_ = sum_;
  squash_all(embedded_);
  if (training) input_dropout_.forward(embedded_, borders_, kEmbeddingDropout, random_);
  window_.resize(words_, 3 * shape.embedding);
  for (std::size_t s = 0; s + 1 < borders_.size(); ++s) {
    for (std::size_t t = borders_[s]; t < borders_[s + 1]; ++t) {
      if (t > borders_[s]) std::copy_n(embedded_.row(t - 1), shape.embedding, window_.row(t));
      std::copy_n(embedded_.row(t), shape.embedding, window_.row(t) + shape.embedding);
      if (t + 1 < borders_[s + 1])
        std::copy_n(embedded_.row(t + 1), shape.embedding, window_.row(t) + 2 * shape.embedding);
    }
  }
}

void Network::encode(bool training) {
  outputs_.resize(shape.layers);
  for (std::size_t i = 0; i < shape.layers; ++i) {
    layers[i].forward(i == 0 ? window_ : outputs_[i - 1], borders_, outputs_[i]);
    if (training) dropouts_[i].forward(outputs_[i], borders_, kLayerDropout, random_);
  }
}

void Network::project(bool) {
  dependent.forward(outputs_.back(), dependents_);
  squash_all(dependents_);
  head.forward(outputs_.back(), heads_out_);
  squash_all(heads_out_);
  arc.forward(dependents_, turned_);
}

/// One row for each word of a sentence: heads in it, then the root. A word is never its own head.
void Network::score_arcs(std::size_t sentence, Matrix& scores) const {
  const std::size_t first = borders_[sentence], count = borders_[sentence + 1] - first;
  scores.resize(count, count + 1);
  for (std::size_t d = 0; d < count; ++d) {
    for (std::size_t h = 0; h < count; ++h) {
      scores.row(d)[h] = dot(turned_.row(first + d), heads_out_.row(first + h), shape.arc);
    }
    scores.row(d)[d] = -1e9F;
    scores.row(d)[count] = dot(turned_.row(first + d), root.value.row(0), shape.arc);
  }
}

float Network::learn_arcs() {
  d_turned_.resize(words_, shape.arc);
  d_heads_.resize(words_, shape.arc);
  d_dependents_.resize(words_, shape.arc);
  float loss = 0;
  Matrix scores;
  for (std::size_t s = 0; s + 1 < borders_.size(); ++s) {
    score_arcs(s, scores);
    const std::size_t first = borders_[s], count = borders_[s + 1] - first;
    for (std::size_t d = 0; d < count; ++d) {
      const std::int32_t gold = heads_[first + d];
      loss += softmax_gradient(scores.row(d), count + 1,
                               gold < 0 ? count : static_cast<std::size_t>(gold));
      float* turned = d_turned_.row(first + d);
      for (std::size_t h = 0; h < count; ++h) {
        const float g = scores.row(d)[h];
        add_scaled(turned, heads_out_.row(first + h), g, shape.arc);
        add_scaled(d_heads_.row(first + h), turned_.row(first + d), g, shape.arc);
      }
      add_scaled(turned, root.value.row(0), scores.row(d)[count], shape.arc);
      add_scaled(root.gradient.row(0), turned_.row(first + d), scores.row(d)[count], shape.arc);
    }
  }
  arc.backward(dependents_, d_turned_, &d_dependents_);
  return loss;
}

float Network::learn_labels() {
  Matrix above, below, joined, scores;
  label_head.forward(outputs_.back(), above);
  label_dependent.forward(outputs_.back(), below);
  joined.resize(words_, shape.label);
  std::vector<std::size_t> governor(words_, words_);
  for (std::size_t s = 0; s + 1 < borders_.size(); ++s) {
    for (std::size_t t = borders_[s]; t < borders_[s + 1]; ++t) {
      if (heads_[t] < 0) continue;
      governor[t] = borders_[s] + static_cast<std::size_t>(heads_[t]);
      for (std::size_t j = 0; j < shape.label; ++j)
        joined.row(t)[j] = above.row(governor[t])[j] + below.row(t)[j];
    }
  }
  Matrix hidden = joined;
  squash_all(hidden);
  label.forward(hidden, scores);
  float loss = 0;
  for (std::size_t t = 0; t < words_; ++t) {
    if (governor[t] == words_) {
      std::fill_n(scores.row(t), scores.columns, 0.0F);
    } else {
      loss += softmax_gradient(scores.row(t), scores.columns, labels_[t]);
    }
  }
  Matrix d_hidden(words_, shape.label), d_above(words_, shape.label);
  label.backward(hidden, scores, &d_hidden);
  for (std::size_t t = 0; t < words_; ++t) {
    for (std::size_t j = 0; j < shape.label; ++j)
      d_hidden.row(t)[j] *= squash_slope(joined.row(t)[j]);
    if (governor[t] < words_) add_scaled(d_above.row(governor[t]), d_hidden.row(t), 1, shape.label);
  }
  label_dependent.backward(outputs_.back(), d_hidden, &d_encoded_);
  label_head.backward(outputs_.back(), d_above, &d_encoded_);
  return loss;
}

float Network::learn_tags() {
  Matrix scores;
  tag.forward(outputs_.back(), scores);
  float loss = 0;
  for (std::size_t t = 0; t < words_; ++t)
    loss += softmax_gradient(scores.row(t), scores.columns, tags_[t]);
  for (float& g : scores.values) g *= kTagWeight;
  tag.backward(outputs_.back(), scores, &d_encoded_);
  return loss * kTagWeight;
}

namespace {

/// The slope of squash, from its value: y = x (1 - |x|/4) has slope sqrt(1 - |y|).
void multiply_slopes(Matrix& gradient, const Matrix& squashed) {
  for (std::size_t i = 0; i < gradient.values.size(); ++i) {
    gradient.values[i] *= std::sqrt(std::max(0.0F, 1 - std::fabs(squashed.values[i])));
  }
}

}  // namespace

void Network::propagate() {
  multiply_slopes(d_dependents_, dependents_);
  multiply_slopes(d_heads_, heads_out_);
  dependent.backward(outputs_.back(), d_dependents_, &d_encoded_);
  head.backward(outputs_.back(), d_heads_, &d_encoded_);
  Matrix dx, dy = std::move(d_encoded_);
  for (std::size_t i = shape.layers; i-- > 0;) {
    dropouts_[i].backward(dy);
    const Matrix& x = i == 0 ? window_ : outputs_[i - 1];
    dx.resize(x.rows, x.columns);
    layers[i].backward(x, borders_, dy, dx);
    std::swap(dx, dy);
  }
  Matrix d_embedded(words_, shape.embedding);
  for (std::size_t s = 0; s + 1 < borders_.size(); ++s) {
    for (std::size_t t = borders_[s]; t < borders_[s + 1]; ++t) {
      if (t > borders_[s]) add_scaled(d_embedded.row(t - 1), dy.row(t), 1, shape.embedding);
      add_scaled(d_embedded.row(t), dy.row(t) + shape.embedding, 1, shape.embedding);
      if (t + 1 < borders_[s + 1])
        add_scaled(d_embedded.row(t + 1), dy.row(t) + 2 * shape.embedding, 1, shape.embedding);
    }
  }
  input_dropout_.backward(d_embedded);
  for (std::size_t t = 0; t < words_; ++t) {
    for (std::size_t j = 0; j < shape.embedding; ++j)
      d_embedded.row(t)[j] *= squash_slope(sum_.row(t)[j]);
    for (const std::uint32_t row : used_[t]) {
      add_scaled(embeddings.rows.gradient.row(row), d_embedded.row(t), 1, shape.embedding);
      embeddings.touched.push_back(row);
    }
  }
}

std::vector<Parameter*> Network::dense() {
  std::vector<Parameter*> all{&root};
  for (Linear* linear : {&dependent, &head, &arc, &label_head, &label_dependent, &label, &tag}) {
    all.insert(all.end(), {&linear->weights, &linear->bias});
  }
  for (Recurrent& layer : layers) {
    all.insert(all.end(), {&layer.product.weights, &layer.product.bias, &layer.peephole});
  }
  return all;
}

/// Scales gradients so that their norm per word stays small.
float Network::clip_factor() {
  double squares = 0;
  for (const Parameter* p : dense()) {
    for (const float g : p->gradient.values) squares += static_cast<double>(g) * g;
  }
  const auto norm = static_cast<float>(std::sqrt(squares)) / static_cast<float>(words_);
  const float scale = 1.0F / static_cast<float>(words_);
  return norm > kLargestNorm ? scale * kLargestNorm / norm : scale;
}

void Network::step(float rate) {
  const float factor = clip_factor();
  ++steps_;
  const float c1 = 1 / (1 - std::pow(0.9F, static_cast<float>(steps_)));
  const float c2 = 1 / (1 - std::pow(0.98F, static_cast<float>(steps_)));
  for (Parameter* p : dense()) {
    for (float& g : p->gradient.values) g *= factor;
    p->step(rate, c1, c2);
  }
  embeddings.step(rate, c1, c2);
}

float Network::learn(const std::vector<const Example*>& batch, float rate) {
  load(batch, true);
  embed(true);
  encode(true);
  project(true);
  d_encoded_.resize(words_, 2 * shape.hidden);
  const float loss = learn_arcs() + learn_labels() + learn_tags();
  propagate();
  step(rate);
  return loss / static_cast<float>(words_);
}

std::vector<Network::Prediction> Network::predict(const std::vector<const Example*>& batch) {
  load(batch, false);
  embed(false);
  encode(false);
  project(false);
  Matrix above, below, tags, hidden(1, shape.label), labels;
  label_head.forward(outputs_.back(), above);
  label_dependent.forward(outputs_.back(), below);
  tag.forward(outputs_.back(), tags);
  std::vector<Prediction> result(batch.size());
  ingest::lang::TreeDecoder decoder;
  Matrix scores;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    Prediction& found = result[s];
    score_arcs(s, scores);
    const std::size_t first = borders_[s];
    decoder.decode(scores.values, static_cast<std::uint32_t>(scores.rows), found.heads);
    for (std::size_t d = 0; d < scores.rows; ++d) {
      found.tags.push_back(static_cast<std::uint16_t>(best(tags.row(first + d), tags.columns)));
      found.labels.push_back(0);
      if (found.heads[d] < 0) continue;
      const float* governor = above.row(first + static_cast<std::size_t>(found.heads[d]));
      for (std::size_t j = 0; j < shape.label; ++j)
        hidden.row(0)[j] = squash(governor[j] + below.row(first + d)[j]);
      label.forward(hidden, labels);
      found.labels.back() =
          static_cast<std::uint8_t>(1 + best(labels.row(0) + 1, labels.columns - 1));
    }
  }
  return result;
}

}  // namespace dossier::train
