#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::ingest {

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X,
};

/// Universal dependency relations of English, subtypes included (nsubj:pass, obl:agent, ...).
enum class Deprel : std::uint8_t {
  Root,
  Acl,
  AclRelcl,
  Advcl,
  AdvclRelcl,
  Advmod,
  Amod,
  Appos,
  Aux,
  AuxPass,
  Case,
  Cc,
  CcPreconj,
  Ccomp,
  Compound,
  CompoundPrt,
  Conj,
  Cop,
  Csubj,
  CsubjPass,
  CsubjOuter,
  Dep,
  Det,
  DetPredet,
  Discourse,
  Dislocated,
  Expl,
  Fixed,
  Flat,
  Goeswith,
  Iobj,
  List,
  Mark,
  Nmod,
  NmodPoss,
  NmodUnmarked,
  NmodDesc,
  Nsubj,
  NsubjPass,
  NsubjOuter,
  Nummod,
  Obj,
  Obl,
  OblAgent,
  OblUnmarked,
  Orphan,
  Parataxis,
  Punct,
  Reparandum,
  Vocative,
  Xcomp,
};

/// Morphological features that extraction uses, as bits.
enum Feature : std::uint16_t {
  kPlural = 1 << 0,
  kSingular = 1 << 1,
  kPast = 1 << 2,
  kPresent = 1 << 3,
  kFinite = 1 << 4,
  kInfinitive = 1 << 5,
  kGerund = 1 << 6,
  kParticiple = 1 << 7,
  kPassive = 1 << 8,
  kFirstPerson = 1 << 9,
  kSecondPerson = 1 << 10,
  kThirdPerson = 1 << 11,
  kMasculine = 1 << 12,
  kFeminine = 1 << 13,
  kNeuter = 1 << 14,
  kPossessive = 1 << 15,
};

/// A syntactic word. Contractions are split as Universal Dependencies does ("didn't" = did + n't).
struct Token {
  std::uint32_t begin;  ///< bytes in the document text
  std::uint32_t end;
  std::int32_t head;  ///< index in Analysis::tokens of the governor, -1 at the root of a sentence
  Upos upos;
  Deprel deprel;
  std::uint16_t features;  ///< bits of Feature
  std::string_view lemma;  ///< lower case except for proper nouns; lives as long as the Analysis
};

struct Sentence {
  std::uint32_t begin;  ///< bytes in the document text, without surrounding space
  std::uint32_t end;
  std::uint32_t first_token;  ///< range [first_token, last_token) in Analysis::tokens
  std::uint32_t last_token;
  std::uint32_t block;  ///< index in Document::blocks
};

/// A text as its sentences, words and their grammar. Flat arrays; movable, not copyable.
struct Analysis {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  /// Keeps lemmas that are not part of the document text.
  std::shared_ptr<void> storage;
};

/// Names as in the CoNLL-U format: "PROPN", "nsubj:pass". `parse_*` gives X and Dep for unknown
/// ones; an unknown subtype gives its main relation ("flat:name" is Flat).
std::string_view to_string(Upos tag) noexcept;
std::string_view to_string(Deprel relation) noexcept;
Upos parse_upos(std::string_view name) noexcept;
Deprel parse_deprel(std::string_view name) noexcept;

}  // namespace dossier::ingest
