#include "ingest/language/analyzer.h"
#include "ingest/train/evaluate.h"
#include "ingest/train/train.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

using namespace dossier;
using namespace dossier::train;
using ingest::lang::Components;

constexpr const char* kUsage =
    "dossier-train make DATA MODELS   trains the models from the treebanks in DATA\n"
    "dossier-train eval DATA [MODELS] measures them on the development parts\n"
    "dossier-train parse FILE         prints the analysis of a text as CoNLL-U\n";

/// Model files in memory.
struct ModelFiles {
  Bytes tagger, lemmas, parser;

  explicit ModelFiles(const std::string& folder)
      : tagger(read_file(folder + "/tagger.bin")),
        lemmas(read_file(folder + "/lemmas.bin")),
        parser(read_file(folder + "/parser.bin")) {}

  Components components() const {
    const Components read = Components::read({tagger, lemmas, parser});
    if (read.broken().empty()) return read;
    std::fprintf(stderr, "dossier-train: `%s.bin` is not a model of this version\n",
                 std::string(read.broken()).c_str());
    std::exit(1);
  }
};

Treebank read_part(const std::string& data, const std::string& part) {
  Treebank trees = read_treebank(data + "/ud-ewt/" + part + ".conllu");
  for (TreeSentence& tree : read_treebank(data + "/ud-gum/" + part + ".conllu"))
    trees.push_back(std::move(tree));
  return trees;
}

/// Sentences about international politics, which the project annotated itself.
Treebank read_own(const std::string& part) {
  return read_treebank(DOSSIER_TREES "/" + part + ".conllu");
}

/// Replaces gold tags by those of taggers that have not seen the sentence, as a parser will meet
/// them.
Treebank with_predicted_tags(const Treebank& trees, std::uint64_t seed) {
  constexpr std::size_t folds = 4;
  Treebank result = trees;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    Treebank rest;
    for (std::size_t i = 0; i < trees.size(); ++i) {
      if (i % folds != fold) rest.push_back(trees[i]);
    }
    const Bytes model = train_tagger(rest, 6, seed + fold);
    const ingest::lang::Tagger tagger{ingest::lang::LinearModel(model)};
    std::vector<ingest::lang::WordForm> forms;
    for (std::size_t i = fold; i < trees.size(); i += folds) {
      read_forms(result[i].text, result[i].tokens, forms);
      tagger.tag(forms, result[i].tokens);
    }
  }
  return result;
}

/// Our own sentences, the last `count`, are few and most like what will be read: they count
/// several times.
void repeat_last(Treebank& trees, std::size_t count) {
  constexpr int times = 3;
  const Treebank own(trees.end() - static_cast<std::ptrdiff_t>(count), trees.end());
  for (int i = 1; i < times; ++i) trees.insert(trees.end(), own.begin(), own.end());
}

TaggedTrees tag_held_out(const std::string& data, const Bytes& model) {
  TaggedTrees trees{read_part(data, "dev"), {}};
  trees.tagged = trees.gold;
  const ingest::lang::Tagger tagger{ingest::lang::LinearModel(model)};
  std::vector<ingest::lang::WordForm> forms;
  for (TreeSentence& tree : trees.tagged) {
    read_forms(tree.text, tree.tokens, forms);
    tagger.tag(forms, tree.tokens);
  }
  return trees;
}

int make_models(const std::string& data, const std::string& models, unsigned epochs,
                const Shape& shape) {
  Treebank trees = read_part(data, "train");
  write_file(models + "/lemmas.bin", train_lemmas(trees));  // ours have no lemmas checked by hand
  const Treebank own = read_own("train");
  trees.insert(trees.end(), own.begin(), own.end());
  const Bytes tagger = train_tagger(trees, 8, 1);
  write_file(models + "/tagger.bin", tagger);
  TaggedTrees seen{trees, with_predicted_tags(trees, 7)};
  repeat_last(seen.gold, own.size());
  repeat_last(seen.tagged, own.size());
  const Bytes parser = train_parser(seen, tag_held_out(data, tagger), shape, epochs, 11);
  write_file(models + "/parser.bin", parser);
  return 0;
}

void measure(const Components& components, const std::string& data) {
  for (const std::string name : {"ud-ewt", "ud-gum"}) {
    const Treebank trees = read_treebank(data + "/" + name + "/dev.conllu");
    evaluate_words(components, name, trees);
    evaluate_text(components, name, trees);
  }
  evaluate_words(components, "both", read_part(data, "dev"));
  evaluate_words(components, "own", read_own("dev"));
  evaluate_cases(data + "/sentences/cases.json");
}

int evaluate(const std::string& data, const char* models) {
  if (models == nullptr) {
    measure(Components::linked(), data);
  } else {
    const ModelFiles files(models);
    measure(files.components(), data);
  }
  return 0;
}

std::string feature_names(std::uint16_t bits) {
  constexpr const char* names[] = {"Plur", "Sing", "Past", "Pres", "Fin",  "Inf", "Ger",  "Part",
                                   "Pass", "1",    "2",    "3",    "Masc", "Fem", "Neut", "Poss"};
  std::string result;
  for (unsigned i = 0; i < 16; ++i) {
    if ((bits >> i & 1U) == 0) continue;
    if (!result.empty()) result += '|';
    result += names[i];
  }
  return result.empty() ? "_" : result;
}

void print_conllu(const ingest::Document& document, const ingest::Analysis& analysis) {
  for (const ingest::Sentence& sentence : analysis.sentences) {
    const auto first = static_cast<std::int32_t>(sentence.first_token);
    std::printf("# text = %s\n",
                document.text.substr(sentence.begin, sentence.end - sentence.begin).c_str());
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const ingest::Token& token = analysis.tokens[i];
      std::printf("%u\t%s\t%.*s\t%s\t_\t%s\t%d\t%s\t_\t_\n", i - sentence.first_token + 1,
                  document.text.substr(token.begin, token.end - token.begin).c_str(),
                  static_cast<int>(token.lemma.size()), token.lemma.data(),
                  to_string(token.upos).data(), feature_names(token.features).c_str(),
                  token.head < 0 ? 0 : token.head - first + 1, to_string(token.deprel).data());
    }
    std::printf("\n");
  }
}

int parse(const std::string& path) {
  const Bytes bytes = read_file(path);
  ingest::Document document;
  document.text.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  document.blocks.push_back({0, static_cast<std::uint32_t>(bytes.size()), ingest::BlockKind::Text});
  print_conllu(document, ingest::Analyzer::instance().analyze(document));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  if (command == "make" && argc >= 4) {
    Shape shape;
    const auto number = [&](int i, std::size_t other) {
      return argc > i ? std::stoul(argv[i]) : other;
    };
    shape.embedding = number(5, shape.embedding);
    shape.hidden = number(6, shape.hidden);
    shape.layers = number(7, shape.layers);
    return make_models(argv[2], argv[3], static_cast<unsigned>(number(4, 18)), shape);
  }
  if (command == "eval" && argc >= 3) return evaluate(argv[2], argc > 3 ? argv[3] : nullptr);
  if (command == "parse" && argc == 3) return parse(argv[2]);
  std::fputs(kUsage, stderr);
  return 2;
}
