#pragma once

#include "ingest/language/analysis.h"
#include "ingest/language/arena.h"
#include "ingest/language/lemmatizer.h"
#include "ingest/language/parser.h"
#include "ingest/language/tagger.h"
#include "ingest/language/tokenizer.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::ingest::lang {

/// The models that a pipeline uses. Views: copying is cheap, the bytes must stay.
struct Components {
  Tagger tagger;
  Lemmatizer lemmatizer;
  Parser parser;

  /// The name of a component whose model is missing or broken, or "". Such a component does
  /// nothing.
  std::string_view broken() const noexcept;

  /// Views on model files.
  struct Files {
    std::span<const std::byte> tagger, lemmas, parser;
  };
  static Components read(const Files& files) noexcept;
  static Components linked() noexcept;  ///< those in the library
};

/// Reads one text, block by block. Has the scratch space; one per thread and text.
class Pipeline {
 public:
  /// Lemmas go to `arena` where they are not part of `text`.
  Pipeline(const Components& components, std::string_view text, Arena& arena)
      : components_(components), text_(text), arena_(arena) {}

  /// Appends the sentences and tokens of `text[begin, end)`.
  void read_block(std::uint32_t begin, std::uint32_t end, std::uint32_t block, Analysis& analysis);

  /// Tags and parses tokens of one sentence, whose offsets are set. Heads are indices in
  /// `sentence`.
  void read_sentence(std::span<Token> sentence);

 private:
  void append_sentence(std::span<const Piece> pieces, std::uint32_t block, Analysis& analysis);

  const Components& components_;
  std::string_view text_;
  Arena& arena_;
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> ends_;
  std::vector<WordForm> forms_;
  Parser::Scratch scratch_;
};

}  // namespace dossier::ingest::lang
