#include "ingest/extract/extract.h"
#include "ingest/extract/lexicon/lexicon.h"
#include "ingest/language/analyzer.h"

#include <cstdlib>
#include <string>

using namespace dossier::ingest;

namespace {

void check(bool sound) {
  if (!sound) std::abort();
}

/// Every token is in one sentence, in order, and every head is in the same sentence.
void check_analysis(const Document& document, const Analysis& analysis) {
  std::uint32_t next = 0, end = 0;
  for (const Sentence& sentence : analysis.sentences) {
    check(sentence.first_token == next && sentence.last_token > next);
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Token& token = analysis.tokens[i];
      check(token.begin >= end && token.end > token.begin && token.end <= document.text.size());
      check(token.head < static_cast<std::int32_t>(sentence.last_token));
      check(token.head < 0 || token.head >= static_cast<std::int32_t>(sentence.first_token));
      end = token.end;
    }
    next = sentence.last_token;
  }
  check(next == analysis.tokens.size());
}

}  // namespace

/// Any bytes as running text, through the language models and the extraction.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Document document;
  document.name = "fuzz";
  document.text.assign(reinterpret_cast<const char*>(data), size);
  document.blocks.push_back({0, static_cast<std::uint32_t>(size), BlockKind::Text});
  check_analysis(document, Analyzer::instance().analyze(document));
  extract(document, Lexicon::standard());
  return 0;
}
