// Words a second of processor time through each stage of the language pipeline, on one core, for the texts given as arguments.

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "ingest/language/analyzer.h"
#include "ingest/language/components.h"
#include "ingest/language/splitter.h"

namespace {

using namespace dossier::ingest;

constexpr double kSeconds = 1.0;  ///< for each stage

/// Processor time of this program: other programs on the machine do not count.
double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string read_texts(int count, char** paths) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::ifstream file(paths[i], std::ios::binary);
    text.append(std::istreambuf_iterator<char>(file), {});
    text += "\n\n";
  }
  return text;
}

/// Repeats `stage` for a second and prints words a second.
template <typename Stage>
void measure(const char* name, std::size_t words, Stage stage) {
  stage();
  const double start = now();
  std::size_t rounds = 0;
  do {
    stage();
    ++rounds;
  } while (now() - start < kSeconds);
  std::printf("%-28s %10.0f words/s\n", name, static_cast<double>(words * rounds) / (now() - start));
}

struct Bench {
  Document document;
  lang::Components components = lang::Components::linked();
  Analysis analysis;

  std::span<Token> words_of(const Sentence& sentence) {
    return std::span(analysis.tokens).subspan(sentence.first_token, sentence.last_token - sentence.first_token);
  }

  void split() {
    std::vector<lang::Piece> pieces;
    std::vector<std::uint32_t> ends;
    lang::tokenize(document.text, 0, static_cast<std::uint32_t>(document.text.size()), pieces);
    lang::split_sentences(document.text, pieces, ends);
  }

  void tag() {
    std::vector<lang::WordForm> forms;
    for (const Sentence& sentence : analysis.sentences) {
      lang::read_forms(document.text, words_of(sentence), forms);
      components.tagger.tag(forms, words_of(sentence));
    }
  }

  void parse() {
    std::vector<lang::WordForm> forms;
    lang::Parser::Scratch scratch;
    for (const Sentence& sentence : analysis.sentences) {
      lang::read_forms(document.text, words_of(sentence), forms);
      components.parser.parse(forms, words_of(sentence), scratch);
    }
  }

  void lemmatize() {
    lang::Arena arena;
    for (Token& token : analysis.tokens) {
      const std::string_view word(document.text.data() + token.begin, token.end - token.begin);
      token.lemma = components.lemmatizer.lemmatize(word, token.upos, token.features, arena);
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("bench/language TEXT...\n", stderr);
    return 2;
  }
  Bench bench;
  bench.document.text = read_texts(argc - 1, argv + 1);
  bench.document.blocks.push_back({0, static_cast<std::uint32_t>(bench.document.text.size()), BlockKind::Text});
  bench.analysis = Analyzer::instance().analyze(bench.document);
  const std::size_t words = bench.analysis.tokens.size();
  std::printf("%zu bytes, %zu sentences, %zu words\n", bench.document.text.size(), bench.analysis.sentences.size(), words);
  measure("words and sentences", words, [&] { bench.split(); });
  measure("tags", words, [&] { bench.tag(); });
  measure("words, sentences, tags", words, [&] { bench.split(), bench.tag(); });
  measure("trees, tags, features", words, [&] { bench.parse(); });
  measure("lemmas", words, [&] { bench.lemmatize(); });
  measure("all", words, [&] { bench.analysis = Analyzer::instance().analyze(bench.document); });
}
