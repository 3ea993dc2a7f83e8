#include "ingest/language/components.h"
#include "ingest/train/train.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::train;

namespace {

const char* const kTrees =
    "1\tStalin\tStalin\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tproposed\tpropose\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\ttalks\ttalk\tNOUN\t_\tNumber=Plur\t2\tobj\t_\t_\n"
    "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tMoscow\tMoscow\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\trejected\treject\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\t_\tDefinite=Def\t4\tdet\t_\t_\n"
    "4\toffer\toffer\tNOUN\t_\tNumber=Sing\t2\tobj\t_\t_\n"
    "5\tof\tof\tADP\t_\t_\t6\tcase\t_\t_\n"
    "6\ttalks\ttalk\tNOUN\t_\tNumber=Plur\t4\tnmod\t_\t_\n"
    "7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    "\n";

/// The two trees several times: what is rare is not learned.
Treebank small_treebank() {
  std::string folder = (std::filesystem::temp_directory_path() / "dossier-train-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string path = folder + "/trees.conllu";
  std::ofstream file(path);
  for (int i = 0; i < 4; ++i) file << kTrees;
  file.close();
  Treebank trees = read_treebank(path);
  std::filesystem::remove_all(folder);
  return trees;
}

Bytes small_parser(const Treebank& trees, std::uint64_t seed) {
  const Shape small{32, 32, 2, 32, 32};
  return train_parser({trees, trees}, {trees, trees}, small, 200, seed);
}

}  // namespace

TEST_CASE("training depends on the data and the seed only", "[train]") {
  const Treebank trees = small_treebank();
  REQUIRE(trees.size() == 8);
  const Bytes parser = small_parser(trees, 3);
  CHECK(parser == small_parser(trees, 3));
  CHECK(parser != small_parser(trees, 4));
  CHECK(train_tagger(trees, 3, 1) == train_tagger(trees, 3, 1));
  CHECK(train_lemmas(trees) == train_lemmas(trees));
}

TEST_CASE("what was learned is read back in eight bits", "[train]") {
  const Treebank trees = small_treebank();
  const Bytes tagger = train_tagger(trees, 8, 1), lemmas = train_lemmas(trees),
              parser = small_parser(trees, 3);
  const auto components = ingest::lang::Components::read({tagger, lemmas, parser});
  REQUIRE(components.broken().empty());
  for (std::size_t i = 0; i < 2; ++i) {
    std::vector<ingest::Token> words = trees[i].tokens;
    for (ingest::Token& word : words)
      word = {word.begin, word.end, -1, ingest::Upos::X, ingest::Deprel::Dep, 0, {}};
    ingest::lang::Arena arena;
    ingest::lang::Pipeline(components, trees[i].text, arena).read_sentence(words);
    for (std::size_t t = 0; t < words.size(); ++t) {
      CHECK(words[t].head == trees[i].tokens[t].head);
      CHECK(words[t].deprel == trees[i].tokens[t].deprel);
      CHECK(words[t].upos == trees[i].tokens[t].upos);
      CHECK(words[t].features == trees[i].tokens[t].features);
      CHECK(words[t].lemma == trees[i].lemmas[t]);
    }
  }
}
