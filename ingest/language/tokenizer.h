#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::ingest::lang {

/// A syntactic word as bytes of the text.
struct Piece {
  std::uint32_t begin;
  std::uint32_t end;
};

/// Appends the words of `text[begin, end)` in order. Conventions are those of the English treebanks
/// of Universal Dependencies: contractions and possessives are split (did + n't, Russia + 's),
/// hyphens are words of their own except after bound prefixes (non-aligned) and in numbers,
/// abbreviations keep their full stop, URLs, e-mail addresses, dates and numbers stay whole. Every
/// character that is not space or control is in exactly one piece. Linear in the length, whatever
/// the bytes.
void tokenize(std::string_view text, std::uint32_t begin, std::uint32_t end,
              std::vector<Piece>& pieces);

}  // namespace dossier::ingest::lang
