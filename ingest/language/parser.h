#pragma once

#include "ingest/language/analysis.h"
#include "ingest/language/dense.h"
#include "ingest/language/feature_index.h"
#include "ingest/language/recurrent.h"
#include "ingest/language/tree.h"
#include "ingest/language/word_form.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::ingest::lang {

/// Parses with a small recurrent network: embeddings of words and their parts, layers of simple
/// recurrent units over the sentence, a biaffine scorer of heads (Dozat and Manning 2017) with the
/// best tree, and scorers of relations and of tags with their features. Reads its model in place;
/// thread-safe, the scratch space is the caller's.
class Parser {
 public:
  static constexpr std::uint32_t kMagic = 0x314e4e44;  ///< "DNN1"
  static constexpr std::size_t kMostLayers = 4;

  /// The first part of a model; `read` gives the order of the others.
  struct Header {
    std::uint32_t magic, embedding, hidden, layers, arc, label, tags, index_bits, rows, unknown_row;
  };
  struct TagClass {
    std::uint16_t features;
    std::uint16_t tag;
  };

  /// The embeddings of a word and its parts.
  struct WordRows {
    std::array<ScaledRow, InputKeys::kCount> rows;
    std::size_t count;
  };

  struct Scratch {
    std::vector<InputKeys::Array> keys;
    std::vector<WordRows> rows;
    std::vector<float> embedded, product, output, previous, top, turned, scores, hidden, labels;
    std::vector<std::uint8_t> window, codes, dependents, joined;
    std::vector<std::int32_t> heads;
    TreeDecoder decoder;
  };

  Parser() = default;
  /// Empty if `bytes` are not a model.
  explicit Parser(std::span<const std::byte> bytes) noexcept;

  bool empty() const noexcept { return index_bits_ == 0; }

  /// Sets `upos`, `features`, `head` (index in `sentence`) and `deprel` of each token: a tree with
  /// one root. `forms` as read by `read_forms`; `upos` must be what the tagger found.
  void parse(std::span<const WordForm> forms, std::span<Token> sentence, Scratch& scratch) const;

 private:
  void read(ByteReader& reader, const Header& header) noexcept;
  bool are_parts_sound() const noexcept;
  void embed(std::span<const WordForm> forms, std::span<const Token> sentence,
             Scratch& scratch) const;
  void find_rows(std::span<const WordForm> forms, std::span<const Token> sentence,
                 Scratch& scratch) const;
  void encode(std::size_t words, Scratch& scratch) const;
  void project(std::size_t words, Scratch& scratch) const;
  void choose_tags(std::span<Token> sentence, const Scratch& scratch) const noexcept;
  void choose_heads(std::span<Token> sentence, Scratch& scratch) const;
  void choose_labels(std::span<Token> sentence, Scratch& scratch) const;

  struct Layer {
    Dense product;
    std::span<const float> peephole;
  };

  std::size_t embedding_ = 0, hidden_ = 0, arc_ = 0, label_ = 0, tags_ = 0, index_bits_ = 0;
  std::uint32_t unknown_row_ = 0;
  FeatureIndex index_;
  std::span<const float> row_scales_;
  std::span<const std::int8_t> rows_;
  std::span<const TagClass> classes_;
  std::array<Layer, kMostLayers> layers_;
  std::size_t layer_count_ = 0;
  Dense top_;   ///< dependents, heads, heads for labels, dependents for labels, tags: side by side
  Dense turn_;  ///< turns dependents to face heads
  std::span<const float> root_;
  Dense relation_;
};

}  // namespace dossier::ingest::lang
