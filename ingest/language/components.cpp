#include "ingest/language/components.h"

#include "ingest/language/models.h"
#include "ingest/language/splitter.h"

namespace dossier::ingest::lang {

Components Components::read(const Files& files) noexcept {
  return {Tagger(LinearModel(files.tagger)), Lemmatizer(files.lemmas), Parser(files.parser)};
}

Components Components::linked() noexcept {
  return read({tagger_model(), lemma_model(), parser_model()});
}

std::string_view Components::broken() const noexcept {
  if (tagger.empty()) return "tagger";
  if (lemmatizer.empty()) return "lemmas";
  return parser.empty() ? "parser" : "";
}

void Pipeline::read_block(std::uint32_t begin, std::uint32_t end, std::uint32_t block,
                          Analysis& analysis) {
  pieces_.clear();
  ends_.clear();
  tokenize(text_, begin, end, pieces_);
  split_sentences(text_, pieces_, ends_);
  std::uint32_t first = 0;
  for (const std::uint32_t last : ends_) {
    append_sentence(std::span(pieces_).subspan(first, last - first), block, analysis);
    first = last;
  }
}

void Pipeline::append_sentence(std::span<const Piece> pieces, std::uint32_t block,
                               Analysis& analysis) {
  const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
  for (const Piece& piece : pieces) {
    analysis.tokens.push_back({piece.begin, piece.end, -1, Upos::X, Deprel::Root, 0, {}});
  }
  const auto last = static_cast<std::uint32_t>(analysis.tokens.size());
  const std::span<Token> sentence = std::span(analysis.tokens).subspan(first);
  read_sentence(sentence);
  for (Token& token : sentence) {
    if (token.head >= 0) token.head += static_cast<std::int32_t>(first);
  }
  analysis.sentences.push_back({pieces.front().begin, pieces.back().end, first, last, block});
}

void Pipeline::read_sentence(std::span<Token> sentence) {
  read_forms(text_, sentence, forms_);
  components_.tagger.tag(forms_, sentence);
  components_.parser.parse(forms_, sentence, scratch_);
  for (Token& token : sentence) {
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    token.lemma = components_.lemmatizer.lemmatize(word, token.upos, token.features, arena_);
  }
}

}  // namespace dossier::ingest::lang
