#pragma once

#include "ingest/language/analyzer.h"
#include "ingest/language/splitter.h"
#include "ingest/language/tokenizer.h"

#include <sstream>
#include <string>
#include <vector>

namespace dossier::test {

/// A document with one block of running text.
inline ingest::Document make_document(std::string text) {
  ingest::Document document;
  document.text = std::move(text);
  document.blocks.push_back({0, static_cast<std::uint32_t>(document.text.size())});
  return document;
}

/// The words of a text, with a space between them.
inline std::string words_of(const std::string& text) {
  std::vector<ingest::lang::Piece> pieces;
  ingest::lang::tokenize(text, 0, static_cast<std::uint32_t>(text.size()), pieces);
  std::string joined;
  for (const ingest::lang::Piece& piece : pieces) {
    if (!joined.empty()) joined += ' ';
    joined.append(text, piece.begin, piece.end - piece.begin);
  }
  return joined;
}

/// The sentences of a text.
inline std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<ingest::lang::Piece> pieces;
  std::vector<std::uint32_t> ends;
  ingest::lang::tokenize(text, 0, static_cast<std::uint32_t>(text.size()), pieces);
  ingest::lang::split_sentences(text, pieces, ends);
  std::vector<std::string> sentences;
  std::uint32_t first = 0;
  for (const std::uint32_t last : ends) {
    sentences.push_back(
        text.substr(pieces[first].begin, pieces[last - 1].end - pieces[first].begin));
    first = last;
  }
  return sentences;
}

}  // namespace dossier::test
