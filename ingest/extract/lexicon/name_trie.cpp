#include "ingest/extract/lexicon/name_trie.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return (static_cast<std::uint64_t>(node) << 32) | word;
}

}  // namespace

void NameTrie::add(std::string_view name, NameSense sense) {
  std::vector<Atom> atoms;
  split_atoms(name, 0, static_cast<std::uint32_t>(name.size()), atoms);
  std::uint32_t node = 0;
  for (const Atom& atom : atoms) {
    const auto word = words_.try_emplace(std::string(atom.key), words_.size()).first->second;
    const auto [to, fresh] = edges_.try_emplace(edge(node, word), senses_.size());
    if (fresh) senses_.emplace_back();
    node = to->second;
  }
  auto& all = senses_[node];
  const bool known = std::any_of(all.begin(), all.end(), [&](const NameSense& s) {
    return s.sense == sense.sense && s.entry == sense.entry;
  });
  if (node != 0 && !known) all.push_back(sense);
}

std::uint32_t NameTrie::step(std::uint32_t node, std::string_view atom) const {
  const auto word = words_.find(atom);
  if (word == words_.end()) return kNone;
  const auto to = edges_.find(edge(node, word->second));
  return to == edges_.end() ? kNone : to->second;
}

NameTrie::Match NameTrie::longest(std::span<const Atom> atoms, std::size_t from) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t at = from; at < atoms.size(); ++at) {
    node = step(node, atoms[at].key);
    if (node == kNone) break;
    if (!senses_[node].empty()) best = {at + 1 - from, senses_[node]};
  }
  return best;
}

std::span<const NameSense> NameTrie::find(std::string_view name) const {
  std::vector<Atom> atoms;
  split_atoms(name, 0, static_cast<std::uint32_t>(name.size()), atoms);
  const Match match = longest(atoms, 0);
  if (match.atoms == 0 || match.atoms != atoms.size()) return {};
  return match.senses;
}

}  // namespace dossier::ingest
