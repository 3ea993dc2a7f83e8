#include "ingest/train/evaluate.h"

#include <cstdio>
#include <set>

namespace dossier::train {
namespace {

using namespace ingest;

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

struct Counts {
  std::size_t words = 0, tags = 0, features = 0, lemmas = 0, heads = 0, arcs = 0;

  void add(const TreeSentence& gold, std::span<const Token> found) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Token& right = gold.tokens[i];
      ++words;
      tags += found[i].upos == right.upos;
      features += found[i].features == right.features;
      lemmas += found[i].lemma == gold.lemmas[i];
      if (found[i].head != right.head) continue;
      ++heads;
      arcs += found[i].deprel == right.deprel;
    }
  }
};

using Spans = std::set<std::pair<std::size_t, std::size_t>>;

void print_f1(const char* what, const Spans& gold, const Spans& found) {
  std::size_t right = 0;
  for (const auto& span : found) right += gold.count(span);
  std::printf(" %s F1 %.2f (P %.2f R %.2f)", what, percent(2 * right, gold.size() + found.size()),
              percent(right, found.size()), percent(right, gold.size()));
}

/// The text of a treebank with gold spans, its documents and paragraphs apart.
struct RawText {
  std::string text;
  Spans words, sentences;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> blocks;
};

RawText join(const Treebank& trees) {
  RawText raw;
  std::uint32_t begin = 0;
  for (const TreeSentence& tree : trees) {
    if (tree.starts_paragraph && !raw.text.empty()) {
      raw.blocks.emplace_back(begin, static_cast<std::uint32_t>(raw.text.size()));
      raw.text += "\n\n";
      begin = static_cast<std::uint32_t>(raw.text.size());
    } else if (!raw.text.empty()) {
      raw.text += ' ';
    }
    const std::size_t base = raw.text.size();
    raw.text += tree.text;
    for (const Token& token : tree.tokens) raw.words.emplace(base + token.begin, base + token.end);
    raw.sentences.emplace(base + tree.tokens.front().begin, base + tree.tokens.back().end);
  }
  raw.blocks.emplace_back(begin, static_cast<std::uint32_t>(raw.text.size()));
  return raw;
}

}  // namespace

void evaluate_words(const lang::Components& components, const std::string& name,
                    const Treebank& trees) {
  Counts counts;
  for (const TreeSentence& tree : trees) {
    lang::Arena arena;
    lang::Pipeline pipeline(components, tree.text, arena);
    std::vector<Token> tokens;
    for (const Token& token : tree.tokens)
      tokens.push_back({token.begin, token.end, -1, Upos::X, Deprel::Root, 0, {}});
    pipeline.read_sentence(tokens);
    counts.add(tree, tokens);
  }
  std::printf("%-8s gold words %zu: UPOS %.2f features %.2f lemma %.2f UAS %.2f LAS %.2f\n",
              name.c_str(), counts.words, percent(counts.tags, counts.words),
              percent(counts.features, counts.words), percent(counts.lemmas, counts.words),
              percent(counts.heads, counts.words), percent(counts.arcs, counts.words));
}

void evaluate_text(const lang::Components& components, const std::string& name,
                   const Treebank& trees) {
  const RawText raw = join(trees);
  lang::Arena arena;
  lang::Pipeline pipeline(components, raw.text, arena);
  Analysis analysis;
  for (const auto& [begin, end] : raw.blocks) pipeline.read_block(begin, end, 0, analysis);
  Spans words, sentences;
  for (const Token& token : analysis.tokens) words.emplace(token.begin, token.end);
  for (const Sentence& sentence : analysis.sentences)
    sentences.emplace(sentence.begin, sentence.end);
  std::printf("%-8s raw text:", name.c_str());
  print_f1("words", raw.words, words);
  print_f1("sentences", raw.sentences, sentences);
  std::printf("\n");
}

}  // namespace dossier::train
