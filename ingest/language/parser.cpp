#include "ingest/language/parser.h"

#include <algorithm>

namespace dossier::ingest::lang {
namespace {

constexpr std::size_t kRelations = static_cast<std::size_t>(Deprel::Xcomp) + 1;
constexpr float kNever = -1e9F;

std::size_t best(const float* scores, std::size_t count) noexcept {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

bool is_sound(const Parser::Header& header) noexcept {
  return header.magic == Parser::kMagic && header.layers > 0 &&
         header.layers <= Parser::kMostLayers && header.embedding % 16 == 0 &&
         header.hidden % 32 == 0 && header.arc % 16 == 0 && header.label % 16 == 0 &&
         header.index_bits > 0 && header.index_bits < 24 && header.rows < (1U << 24) &&
         header.tags > 0 && header.unknown_row < header.rows;
}

}  // namespace

Parser::Parser(std::span<const std::byte> bytes) noexcept {
  ByteReader reader(bytes);
  const std::span<const Header> header = reader.read<Header>(1);
  if (header.empty() || !is_sound(header[0])) return;
  read(reader, header[0]);
  index_bits_ = reader.ok() && are_parts_sound() ? header[0].index_bits : 0;
}

bool Parser::are_parts_sound() const noexcept {
  const auto known = [](TagClass entry) {
    return entry.tag <= static_cast<std::uint16_t>(Upos::X);
  };
  return index_.is_sound() && std::all_of(classes_.begin(), classes_.end(), known);
}

void Parser::read(ByteReader& reader, const Header& header) noexcept {
  embedding_ = header.embedding;
  hidden_ = header.hidden;
  arc_ = header.arc;
  label_ = header.label;
  tags_ = header.tags;
  layer_count_ = header.layers;
  unknown_row_ = header.unknown_row;
  index_ = FeatureIndex(reader.read<FeatureIndex::Slot>(std::size_t{1} << header.index_bits));
  row_scales_ = reader.read<float>(header.rows);
  rows_ = reader.read<std::int8_t>(header.rows * embedding_);
  classes_ = reader.read<TagClass>(tags_);
  for (std::size_t i = 0; i < layer_count_; ++i) {
    layers_[i].product = Dense(reader, i == 0 ? 3 * embedding_ : 2 * hidden_, 6 * hidden_);
    layers_[i].peephole = reader.read<float>(4 * hidden_);
  }
  top_ = Dense(reader, 2 * hidden_, 2 * arc_ + 2 * label_ + tags_);
  turn_ = Dense(reader, arc_, arc_);
  root_ = reader.read<float>(arc_);
  relation_ = Dense(reader, label_, kRelations);
}

void Parser::parse(std::span<const WordForm> forms, std::span<Token> sentence,
                   Scratch& scratch) const {
  if (empty() || sentence.empty()) return;
  embed(forms, sentence, scratch);
  encode(sentence.size(), scratch);
  project(sentence.size(), scratch);
  choose_tags(sentence, scratch);
  choose_heads(sentence, scratch);
  choose_labels(sentence, scratch);
}

/// Finds the rows of all words before any of them is read, so that the memory has time.
void Parser::find_rows(std::span<const WordForm> forms, std::span<const Token> sentence,
                       Scratch& scratch) const {
  scratch.keys.resize(sentence.size());
  scratch.rows.resize(sentence.size());
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    scratch.keys[t] = InputKeys::of(forms[t + 2], sentence[t].upos);
    for (const std::uint32_t key : scratch.keys[t]) index_.prefetch(key);
  }
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    WordRows& rows = scratch.rows[t];
    rows.count = 0;
    for (std::size_t k = 0; k < InputKeys::kCount; ++k) {
      std::uint32_t row = index_.find(scratch.keys[t][k]);
      if (row == FeatureIndex::kNone && k == 0) row = unknown_row_;
      if (row >= row_scales_.size()) continue;
      const std::int8_t* bytes = rows_.data() + row * embedding_;
      __builtin_prefetch(bytes);
      __builtin_prefetch(bytes + 64);
      rows.rows[rows.count++] = {bytes, row_scales_[row]};
    }
  }
}

/// The input of a word is its embedding between those of its neighbours.
void Parser::embed(std::span<const WordForm> forms, std::span<const Token> sentence,
                   Scratch& scratch) const {
  const std::size_t width = 3 * embedding_;
  find_rows(forms, sentence, scratch);
  scratch.embedded.resize(embedding_);
  scratch.window.resize(sentence.size() * width);
  std::fill_n(scratch.window.data(), embedding_, kActivationZero);
  std::fill_n(scratch.window.data() + sentence.size() * width - embedding_, embedding_,
              kActivationZero);
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    const WordRows& rows = scratch.rows[t];
    add_rows(std::span(rows.rows).first(rows.count), scratch.embedded.data(), embedding_);
    std::uint8_t* own = scratch.window.data() + t * width + embedding_;
    squash_to_bytes(scratch.embedded.data(), embedding_, own);
    if (t > 0) std::copy_n(own, embedding_, own + embedding_ - width);
    if (t + 1 < sentence.size()) std::copy_n(own, embedding_, own - embedding_ + width);
  }
}

void Parser::encode(std::size_t words, Scratch& scratch) const {
  scratch.product.resize(words * 6 * hidden_);
  scratch.output.resize(words * 2 * hidden_);
  scratch.previous.resize(words * 2 * hidden_);
  scratch.codes.resize(words * 2 * hidden_);
  for (std::size_t i = 0; i < layer_count_; ++i) {
    const std::uint8_t* input = i == 0 ? scratch.window.data() : scratch.codes.data();
    layers_[i].product.apply(input, words, scratch.product.data());
    std::swap(scratch.output, scratch.previous);
    const Recurrence unit{hidden_, layers_[i].peephole.data(), i > 0};
    unit.run(scratch.product.data(), scratch.previous.data(), words, scratch.output.data(),
             scratch.codes.data());
  }
}

void Parser::project(std::size_t words, Scratch& scratch) const {
  const std::size_t width = top_.outputs();
  scratch.top.resize(words * width);
  scratch.turned.resize(words * arc_);
  scratch.dependents.resize(words * arc_);
  top_.apply(scratch.codes.data(), words, scratch.top.data());
  for (std::size_t t = 0; t < words; ++t) {
    float* row = scratch.top.data() + t * width;
    squash_to_bytes(row, arc_, scratch.dependents.data() + t * arc_);
    squash_in_place(row + arc_, arc_);
  }
  turn_.apply(scratch.dependents.data(), words, scratch.turned.data());
}

void Parser::choose_tags(std::span<Token> sentence, const Scratch& scratch) const noexcept {
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    const float* scores = scratch.top.data() + t * top_.outputs() + 2 * arc_ + 2 * label_;
    const TagClass found = classes_[best(scores, tags_)];
    sentence[t].upos = static_cast<Upos>(found.tag);
    sentence[t].features = found.features;
  }
}

void Parser::choose_heads(std::span<Token> sentence, Scratch& scratch) const {
  const std::size_t words = sentence.size();
  scratch.scores.resize(words * (words + 1));
  for (std::size_t d = 0; d < words; ++d) {
    const float* turned = scratch.turned.data() + d * arc_;
    float* scores = scratch.scores.data() + d * (words + 1);
    dots(turned, scratch.top.data() + arc_, top_.outputs(), words, arc_, scores);
    scores[d] = kNever;
    dots(turned, root_.data(), arc_, 1, arc_, scores + words);
  }
  scratch.decoder.decode(scratch.scores, static_cast<std::uint32_t>(words), scratch.heads);
  for (std::size_t d = 0; d < words; ++d) sentence[d].head = scratch.heads[d];
}

void Parser::choose_labels(std::span<Token> sentence, Scratch& scratch) const {
  const std::size_t width = top_.outputs();
  scratch.hidden.resize(label_);
  scratch.joined.assign(sentence.size() * label_, kActivationZero);
  scratch.labels.resize(sentence.size() * relation_.outputs());
  for (std::size_t d = 0; d < sentence.size(); ++d) {
    if (sentence[d].head < 0) continue;
    const float* above =
        scratch.top.data() + static_cast<std::size_t>(sentence[d].head) * width + 2 * arc_;
    const float* below = scratch.top.data() + d * width + 2 * arc_ + label_;
    for (std::size_t j = 0; j < label_; ++j) scratch.hidden[j] = above[j] + below[j];
    squash_to_bytes(scratch.hidden.data(), label_, scratch.joined.data() + d * label_);
  }
  relation_.apply(scratch.joined.data(), sentence.size(), scratch.labels.data());
  for (std::size_t d = 0; d < sentence.size(); ++d) {
    const float* scores = scratch.labels.data() + d * relation_.outputs();
    const std::size_t relation = 1 + best(scores + 1, kRelations - 1);
    sentence[d].deprel = sentence[d].head < 0 ? Deprel::Root : static_cast<Deprel>(relation);
  }
}

}  // namespace dossier::ingest::lang
