#include "ingest/language/analysis.h"

#include <array>

namespace dossier::ingest {
namespace {

constexpr std::array<std::string_view, 17> kUpos{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                 "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                 "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 51> kDeprel{
    "root",       "acl",        "acl:relcl",    "advcl",        "advcl:relcl", "advmod",
    "amod",       "appos",      "aux",          "aux:pass",     "case",        "cc",
    "cc:preconj", "ccomp",      "compound",     "compound:prt", "conj",        "cop",
    "csubj",      "csubj:pass", "csubj:outer",  "dep",          "det",         "det:predet",
    "discourse",  "dislocated", "expl",         "fixed",        "flat",        "goeswith",
    "iobj",       "list",       "mark",         "nmod",         "nmod:poss",   "nmod:unmarked",
    "nmod:desc",  "nsubj",      "nsubj:pass",   "nsubj:outer",  "nummod",      "obj",
    "obl",        "obl:agent",  "obl:unmarked", "orphan",       "parataxis",   "punct",
    "reparandum", "vocative",   "xcomp"};

template <typename Names>
std::size_t find_name(const Names& names, std::string_view name) noexcept {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  return names.size();
}

}  // namespace

std::string_view to_string(Upos tag) noexcept {
  const auto index = static_cast<std::size_t>(tag);
  return index < kUpos.size() ? kUpos[index] : "X";
}

std::string_view to_string(Deprel relation) noexcept {
  const auto index = static_cast<std::size_t>(relation);
  return index < kDeprel.size() ? kDeprel[index] : "dep";
}

Upos parse_upos(std::string_view name) noexcept {
  const std::size_t index = find_name(kUpos, name);
  return index < kUpos.size() ? static_cast<Upos>(index) : Upos::X;
}

Deprel parse_deprel(std::string_view name) noexcept {
  std::size_t index = find_name(kDeprel, name);
  if (index == kDeprel.size()) index = find_name(kDeprel, name.substr(0, name.find(':')));
  return index < kDeprel.size() ? static_cast<Deprel>(index) : Deprel::Dep;
}

}  // namespace dossier::ingest
