#pragma once

#include "ingest/extract/extraction.h"
#include "ingest/extract/lexicon/lexicon.h"
#include "ingest/extract/lexicon/name_trie.h"
#include "ingest/extract/lexicon/word_class.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// Something of the world that has a name of its own.
struct KnownName {
  EntityType type;
  std::string name;                       ///< canonical
  std::vector<std::string> classes;       ///< lower-case nouns that describe it: "alliance"
  std::string of;                         ///< what it belongs to, or empty
  std::vector<std::string> members = {};  ///< of a name for several states: the Low Countries
};

/// What kind of office a title names; it decides what the office is held in.
enum class TitleRank : std::uint8_t { Head, Minister, Envoy, Officer, Member, Office, Honorific };

/// Where an argument of a word stands in the sentence.
struct Role {
  enum class Kind : std::uint8_t {
    Subject,
    Object,
    Recipient,
    Clause,
    ClauseSubject,  ///< who the complement clause speaks of: "demanded that Germany pay"
    ClauseObject,   ///< whom or what the infinitive acts on: "refused to recognize China"
    Agent,          ///< of a noun: its possessor, adjective of a country, or "by"
    Preposition,    ///< the phrase with `word` as its preposition
  } kind;
  std::string word = {};
};

/// A word that states a fact when its arguments are there.
struct Frame {
  std::string
      noun;  ///< of a light verb: the noun that must be its object ("make" + "peace"), or empty
  Relation relation;
  std::vector<Role> from;  ///< where the subject of the fact stands, alternatives in order
  std::vector<Role> to;
  bool negated = false;  ///< holds only for the negated verb ("would not accept")
  std::vector<EntityType> only =
      {};                  ///< types the object may have; empty for all that the relation takes
  std::string by = {};     ///< a class of words to which who acts must belong: "troops entered"
  std::string needs = {};  ///< a preposition that must be there: "provided Hanoi with weapons"
};

/// A word of proposing: what is put forward, and to whom.
struct ProposalFrame {
  std::string noun;
  std::vector<Role> what;
  std::vector<Role> whom;
};

/// The words that evoke frames, by lemma.
template <class F>
struct FrameTable {
  TextMap<std::vector<F>> verbs, nouns, adjectives;
};

struct Lexicon::Tables {
  std::vector<KnownName> entries;
  NameTrie names;
  TextMap<std::uint32_t> given_names;  ///< value unused
  TextMap<std::uint32_t> female_names;
  TextMap<std::vector<std::uint32_t>> leaders;  ///< name -> states, as indices of entries
  FrameTable<Frame> facts;
  FrameTable<ProposalFrame> proposals;
  TextMap<std::uint32_t> heads;  ///< class noun of names -> EntityType
  TextMap<WordClasses> words;    ///< every word of a class and every word that evokes a frame

  bool is(WordClass word_class, std::string_view word) const {
    const auto found = words.find(word);
    return found != words.end() && contains(found->second, word_class);
  }
  /// "Prime Minister" with Head.
  bool is_title(std::string_view name, TitleRank rank) const;
  std::uint32_t find_entry(EntityType type, std::string_view name) const;  ///< or 0xFFFFFFFF
};

/// Adds the lines of a lexicon text. `label` names the text in errors.
Status read_lexicon(std::string_view text, std::string_view label, Lexicon::Tables& tables);

}  // namespace dossier::ingest
