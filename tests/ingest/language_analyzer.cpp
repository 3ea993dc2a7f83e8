#include "tests/ingest/language_support.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace dossier::ingest;
using dossier::test::make_document;

namespace {

const char* const kText =
    "On March 10, 1952, Stalin proposed a peace treaty to the Western powers. The proposal was "
    "rejected by "
    "Adenauer, who didn't trust Moscow's offers. Has the United States ever answered it?";

/// Every word reaches the one root of its sentence without leaving the sentence.
bool is_tree(const Analysis& analysis, const Sentence& sentence) {
  const auto first = static_cast<std::int32_t>(sentence.first_token),
             last = static_cast<std::int32_t>(sentence.last_token);
  int roots = 0;
  for (std::int32_t i = first; i < last; ++i) {
    std::int32_t at = i;
    for (std::int32_t steps = 0; analysis.tokens[static_cast<std::size_t>(at)].head >= 0; ++steps) {
      at = analysis.tokens[static_cast<std::size_t>(at)].head;
      if (steps > last - first || at < first || at >= last) return false;
    }
    roots += at == i;
    const Token& token = analysis.tokens[static_cast<std::size_t>(i)];
    if ((token.deprel == Deprel::Root) != (token.head < 0)) return false;
  }
  return roots == 1;
}

void check_analysis(const Document& document, const Analysis& analysis) {
  std::uint32_t next = 0, end = 0;
  bool sound = true;
  for (const Sentence& sentence : analysis.sentences) {
    sound = sound && sentence.first_token == next && sentence.last_token > next &&
            sentence.begin >= end;
    sound = sound && is_tree(analysis, sentence);
    next = sentence.last_token;
    end = sentence.end;
    const Block& block = document.blocks[sentence.block];
    sound = sound && sentence.begin >= block.begin && sentence.end <= block.end;
  }
  for (const Token& token : analysis.tokens)
    sound = sound && token.begin < token.end && !token.lemma.empty();
  CHECK(sound);
  CHECK(next == analysis.tokens.size());
}

const Token& find(const Document& document, const Analysis& analysis, std::string_view word) {
  for (const Token& token : analysis.tokens) {
    if (std::string_view(document.text).substr(token.begin, token.end - token.begin) == word)
      return token;
  }
  FAIL("no such word: " << word);
  return analysis.tokens.front();
}

std::string random_bytes(std::size_t size) {
  std::mt19937 random(5);
  std::string bytes(size, '\0');
  std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random()); });
  return bytes;
}

}  // namespace

TEST_CASE("a passive, a question and a proposal are understood", "[language]") {
  const Document document = make_document(kText);
  const Analysis analysis = Analyzer::instance().analyze(document);
  REQUIRE(analysis.sentences.size() == 3);
  check_analysis(document, analysis);
  const Token& proposed = find(document, analysis, "proposed");
  CHECK(proposed.upos == Upos::Verb);
  CHECK(proposed.lemma == "propose");
  CHECK((proposed.features & kPast) != 0);
  CHECK(proposed.head == -1);
  const Token& stalin = find(document, analysis, "Stalin");
  CHECK(stalin.upos == Upos::Propn);
  CHECK(stalin.deprel == Deprel::Nsubj);
  const Token& proposal = find(document, analysis, "proposal");
  CHECK(proposal.deprel == Deprel::NsubjPass);
  CHECK((find(document, analysis, "rejected").features & kPassive) != 0);
  CHECK(find(document, analysis, "Adenauer").deprel == Deprel::OblAgent);
  CHECK(find(document, analysis, "powers").lemma == "power");
  CHECK(find(document, analysis, "n't").lemma == "not");
}

TEST_CASE("the same text gives the same analysis", "[language]") {
  const Document document = make_document(kText);
  const Analysis one = Analyzer::instance().analyze(document),
                 two = Analyzer::instance().analyze(document);
  REQUIRE(one.tokens.size() == two.tokens.size());
  for (std::size_t i = 0; i < one.tokens.size(); ++i) {
    const Token &a = one.tokens[i], &b = two.tokens[i];
    CHECK((a.head == b.head && a.deprel == b.deprel && a.upos == b.upos &&
           a.features == b.features && a.lemma == b.lemma));
  }
}

TEST_CASE("sentences stay inside blocks, and text outside blocks is not read", "[language]") {
  Document document = make_document("Heading without stop\nThe text goes on. Skipped.");
  document.blocks = {{0, 20, BlockKind::Heading}, {21, 39, BlockKind::Text}};
  const Analysis analysis = Analyzer::instance().analyze(document);
  check_analysis(document, analysis);
  REQUIRE(analysis.sentences.size() == 2);
  CHECK(analysis.sentences[1].block == 1);
  CHECK(analysis.sentences[1].end <= 39);
}

TEST_CASE("hostile texts are analysed in bounded time", "[language]") {
  std::string text;
  SECTION("one token of 100 MB") { text.assign(100'000'000, 'x'); }
  SECTION("zeros") { text = "a" + std::string(1'000'000, '\0') + "b"; }
  SECTION("bytes that are not UTF-8") { text = random_bytes(20'000); }
  SECTION("one line without spaces") {
    while (text.size() < 20'000) text += "ab.C-'";
  }
  SECTION("brackets") { text.assign(8'000, '('); }
  SECTION("quotes and full stops") {
    for (int i = 0; i < 3'000; ++i) text += "\" . ";
  }
  SECTION("nothing") {}
  SECTION("space") { text = " \n\n\t "; }
  const Document document = make_document(std::move(text));
  check_analysis(document, Analyzer::instance().analyze(document));
}
