#include "ingest/train/examples.h"

#include "ingest/language/tagger.h"

namespace dossier::train {
namespace {

using namespace ingest;
using lang::InputKeys;

constexpr std::size_t kRarestClass = 3;
constexpr std::uint32_t kRarestWord = 2;
constexpr std::uint32_t kRarestPart = 3;

std::vector<InputKeys::Array> read_keys(const TreeSentence& tree) {
  std::vector<lang::WordForm> forms;
  read_forms(tree.text, tree.tokens, forms);
  std::vector<InputKeys::Array> keys;
  for (std::size_t i = 0; i < tree.tokens.size(); ++i)
    keys.push_back(InputKeys::of(forms[i + 2], tree.tokens[i].upos));
  return keys;
}

}  // namespace

TagClasses::TagClasses(const std::vector<TreeSentence>& trees) {
  std::map<std::pair<std::uint16_t, std::uint16_t>, std::size_t> counts;
  for (const TreeSentence& tree : trees) {
    for (const Token& token : tree.tokens)
      ++counts[{static_cast<std::uint16_t>(token.upos), token.features}];
  }
  std::map<std::uint16_t, std::size_t> most;
  for (const auto& [pair, count] : counts) {
    const auto number = static_cast<std::uint16_t>(classes_.size());
    if (count < kRarestClass) continue;
    classes_.push_back({pair.second, pair.first});
    numbers_.emplace(pair, number);
    if (count <= most[pair.first]) continue;
    most[pair.first] = count;
    by_tag_[pair.first] = number;
  }
}

std::uint16_t TagClasses::number(const Token& token) const {
  const auto tag = static_cast<std::uint16_t>(token.upos);
  const auto found = numbers_.find({tag, token.features});
  return found != numbers_.end() ? found->second : by_tag_.at(tag);
}

Inputs collect_inputs(const std::vector<TreeSentence>& trees) {
  std::map<std::uint32_t, std::uint32_t> words, parts;
  for (const TreeSentence& tree : trees) {
    for (const InputKeys::Array& keys : read_keys(tree)) {
      ++words[keys[0]];
      for (std::size_t k = 1; k < keys.size(); ++k) ++parts[keys[k]];
    }
  }
  Inputs inputs;
  const auto add = [&](std::uint32_t key, std::uint32_t count) {
    if (inputs.rows.emplace(key, static_cast<std::uint32_t>(inputs.counts.size())).second)
      inputs.counts.push_back(count);
  };
  add(InputKeys::kUnknownWord, 1);
  for (const auto& [key, count] : words) {
    if (count >= kRarestWord) add(key, count);
  }
  for (const auto& [key, count] : parts) {
    if (count >= kRarestPart) add(key, count);
  }
  return inputs;
}

Example make_example(const TreeSentence& gold, const TreeSentence& tagged,
                     const TagClasses& classes) {
  Example example;
  example.keys = read_keys(tagged);
  for (const Token& token : gold.tokens) {
    example.heads.push_back(token.head);
    example.labels.push_back(static_cast<std::uint8_t>(token.deprel));
    example.tags.push_back(classes.number(token));
  }
  return example;
}

}  // namespace dossier::train
