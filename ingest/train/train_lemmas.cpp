#include "ingest/language/lemmatizer.h"
#include "ingest/language/lower_case.h"
#include "ingest/train/train.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

namespace dossier::train {
namespace {

using namespace ingest;
using lang::Lemmatizer;

/// What is taken off the end of a word, and what is put on.
struct Edit {
  std::size_t strip;
  std::string add;
  auto operator<=>(const Edit&) const = default;
};

/// A word with what decides its lemma.
struct LemmaCase {
  std::string lower;
  Upos tag;
  std::uint16_t features;
  auto operator<=>(const LemmaCase&) const = default;
};

using Votes = std::map<Edit, std::size_t>;
using Keys = std::map<std::uint32_t, Edit>;

Edit find_edit(std::string_view word, std::string_view lemma) {
  const auto stem = static_cast<std::size_t>(
      std::mismatch(word.begin(), word.end(), lemma.begin(), lemma.end()).first - word.begin());
  return {word.size() - stem, std::string(lemma.substr(stem))};
}

const Edit& winner(const Votes& votes) {
  return std::max_element(votes.begin(), votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::map<LemmaCase, Edit> collect(const Treebank& trees) {
  std::map<LemmaCase, Votes> votes;
  for (const TreeSentence& tree : trees) {
    for (std::size_t i = 0; i < tree.tokens.size(); ++i) {
      const Token& token = tree.tokens[i];
      const std::string lower(lang::LowerCase(tree.word(i)).view());
      const std::string lemma(lang::LowerCase(tree.lemmas[i]).view());
      const Edit edit = find_edit(lower, lemma);
      // A lemma that is far longer than its word belongs to several that were written apart.
      constexpr std::size_t longest_addition = 6;
      if (lemma == "_" || lower.size() > 40 || edit.add.size() > longest_addition) continue;
      ++votes[{lower, token.upos, token.features}][edit];
    }
  }
  std::map<LemmaCase, Edit> result;
  for (const auto& [example, edits] : votes) result.emplace(example, winner(edits));
  return result;
}

/// Gives each ending of length `length` its most frequent edit, where shorter endings would be
/// wrong.
void add_endings(const std::map<LemmaCase, Edit>& examples, std::size_t length, Keys& keys,
                 std::map<LemmaCase, Edit>& predicted) {
  std::map<std::uint32_t, Votes> votes;
  std::map<std::uint32_t, std::size_t> wrong;
  const auto ending_key = [&](const LemmaCase& example) {
    const std::string_view ending =
        std::string_view(example.lower).substr(example.lower.size() - length);
    return Lemmatizer::key(ending, false, example.tag, example.features);
  };
  for (const auto& [example, edit] : examples) {
    if (example.lower.size() < length) continue;
    const std::uint32_t key = ending_key(example);
    ++votes[key][edit];
    if (predicted[example] != edit) ++wrong[key];
  }
  for (const auto& [key, edits] : votes) {
    const auto total = edits.at(winner(edits));
    if (length == 0 || (wrong[key] > 0 && total > 1)) keys[key] = winner(edits);
  }
  for (const auto& [example, edit] : examples) {
    if (example.lower.size() < length) continue;
    const auto found = keys.find(ending_key(example));
    if (found != keys.end()) predicted[example] = found->second;
  }
}

void add_exceptions(const std::map<LemmaCase, Edit>& examples,
                    const std::map<LemmaCase, Edit>& predicted, Keys& keys) {
  for (const auto& [example, edit] : examples) {
    if (predicted.at(example) == edit) continue;
    keys[Lemmatizer::key(example.lower, true, example.tag, example.features)] = edit;
  }
}

template <typename T>
void append(Bytes& bytes, const T* data, std::size_t count) {
  const std::size_t size = bytes.size();
  bytes.resize(size + count * sizeof(T));
  if (count > 0) std::memcpy(&bytes[size], data, count * sizeof(T));
}

/// Lays out the table that Lemmatizer reads.
Bytes write_table(const Keys& keys) {
  std::map<Edit, std::uint32_t> numbers;
  std::vector<Lemmatizer::Script> scripts;
  std::string added;
  for (const auto& [key, edit] : keys) {
    if (!numbers.emplace(edit, static_cast<std::uint32_t>(scripts.size())).second) continue;
    std::size_t offset = added.find(edit.add);
    if (offset == std::string::npos) {
      offset = added.size();
      added += edit.add;
    }
    scripts.push_back({static_cast<std::uint8_t>(edit.strip),
                       static_cast<std::uint8_t>(edit.add.size()),
                       static_cast<std::uint16_t>(offset)});
  }
  std::uint32_t bits = 4;
  while ((std::size_t{1} << bits) < keys.size() * 3 / 2) ++bits;
  std::vector<Lemmatizer::Slot> slots(std::size_t{1} << bits);
  for (const auto& [key, edit] : keys) {
    std::size_t at = key;
    while (slots[at & (slots.size() - 1)].fingerprint != 0) ++at;
    slots[at & (slots.size() - 1)] = {key, numbers.at(edit)};
  }
  const Lemmatizer::Header header{Lemmatizer::kMagic, bits,
                                  static_cast<std::uint32_t>(scripts.size()),
                                  static_cast<std::uint32_t>(added.size())};
  Bytes bytes;
  append(bytes, &header, 1);
  append(bytes, slots.data(), slots.size());
  append(bytes, scripts.data(), scripts.size());
  append(bytes, added.data(), added.size());
  return bytes;
}

}  // namespace

Bytes train_lemmas(const Treebank& trees) {
  const std::map<LemmaCase, Edit> examples = collect(trees);
  Keys keys;
  std::map<LemmaCase, Edit> predicted;
  for (std::size_t length = 0; length <= Lemmatizer::kLongestEnding; ++length) {
    add_endings(examples, length, keys, predicted);
  }
  add_exceptions(examples, predicted, keys);
  return write_table(keys);
}

}  // namespace dossier::train
