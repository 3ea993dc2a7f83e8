#pragma once

#include "ingest/extract/extraction.h"
#include "ingest/extract/lexicon/lexicon_tables.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

using TokenId = std::uint32_t;
constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// The dependents of every token, in the order of the text.
class Tree {
 public:
  explicit Tree(const Analysis& analysis);
  std::span<const TokenId> children(TokenId token) const noexcept {
    return {list_.data() + start_[token], start_[token + 1] - start_[token]};
  }

 private:
  std::vector<std::uint32_t> start_;
  std::vector<TokenId> list_;
};

/// A document while it is read: its grammar, and what has been found so far. One thread, one
/// document.
struct Reading {
  Reading(const Document& the_document, const Lexicon::Tables& tables, Extraction& extraction);

  const Document& document;
  const Lexicon::Tables& lexicon;
  Extraction& out;
  const Analysis& analysis;
  Tree tree;
  std::vector<std::uint32_t> sentence_of;  ///< token -> sentence
  std::vector<std::uint32_t> mention_of;   ///< token -> mention that covers it, or kNone
  /// What the lexicon has of a lemma as it is written and in lower case, or null.
  struct Known {
    const WordClasses* written;
    const WordClasses* lower;
  };
  std::vector<Known> known;  ///< token -> its classes
  /// Tokens that refer to several entities: "they", "the two countries", "both sides".
  struct Group {
    TokenId token;
    std::vector<std::uint32_t> entities;
  };
  std::vector<Group> groups;  ///< ascending by token
  /// What persons are said to be, for "the Secretary of State": entity, title words, state.
  struct Office {
    std::uint32_t person;
    std::string title;      ///< lower case
    std::uint32_t held_in;  ///< entity or kNone
    std::uint32_t sentence;
    TokenId first;  ///< the words of the title
    TokenId last;
    std::string role;  ///< the title as it is written, with "former" where it says so
  };
  std::vector<Office> offices;
  /// Events that the title of the document names; the text may not repeat their names.
  std::vector<std::uint32_t> titled;

  /// Beyond the last token stands an empty one, so that rules may look ahead without asking.
  const Token& token(TokenId id) const {
    return id < analysis.tokens.size() ? analysis.tokens[id] : kNothing;
  }
  std::string_view text(TokenId id) const {
    const Token& t = token(id);
    return std::string_view(document.text).substr(t.begin, t.end - t.begin);
  }
  /// The text from the first to the last token of [first, last).
  std::string_view text(TokenId first, TokenId last) const {
    const std::uint32_t begin = token(first).begin;
    return std::string_view(document.text).substr(begin, token(last - 1).end - begin);
  }
  std::string_view lemma(TokenId id) const { return token(id).lemma; }
  const Sentence& sentence(TokenId id) const { return analysis.sentences[sentence_of[id]]; }
  std::span<const TokenId> children(TokenId id) const { return tree.children(id); }
  TokenId head(TokenId id) const {
    return token(id).head < 0 ? kNone : static_cast<TokenId>(token(id).head);
  }

  bool is(TokenId id, std::initializer_list<Deprel> relations) const;
  /// The lemma is of the class; so is a noun that is written like a name and is none, in lower
  /// case.
  bool is_word(WordClass word_class, TokenId id) const {
    if (id >= known.size()) return false;
    const Known& word = known[id];
    if (word.written != nullptr && contains(*word.written, word_class)) return true;
    return word.lower != nullptr && contains(*word.lower, word_class) &&
           token(id).upos == Upos::Propn && mention_of[id] == kNone;
  }
  /// The first dependent with one of these relations, or kNone.
  TokenId child(TokenId id, std::initializer_list<Deprel> relations) const;
  /// The preposition that governs a nominal ("with", "on behalf of" gives "on"), or "".
  std::string_view preposition(TokenId id) const;
  /// The token and those coordinated with it, in the order of the text.
  std::vector<TokenId> conjuncts(TokenId id) const;
  /// First and one-past-last token of the subtree, within the sentence.
  std::pair<TokenId, TokenId> extent(TokenId id) const;
  /// The token of [first, last) whose governor lies outside.
  TokenId head_of(TokenId first, TokenId last) const;
  /// `ancestor` governs `id` directly or through others.
  bool below(TokenId id, TokenId ancestor) const;
  /// Entity of the name that covers the token, or kNone.
  std::uint32_t entity_at(TokenId id) const;
  const std::vector<std::uint32_t>* group_at(TokenId id) const;
  /// The word that the evidence points at, or kNone.
  TokenId token_at(const Evidence& evidence) const;
  EntityType type_of(std::uint32_t entity) const { return out.entities[entity].type; }
  /// The entity itself where it is a state, else the state whose office it holds, or kNone.
  std::uint32_t state_of(std::uint32_t entity) const;
  /// Sentences of running text; headings and captions state nothing.
  bool states_facts(const Sentence& sentence) const;

 private:
  static constexpr Token kNothing{0, 0, -1, Upos::X, Deprel::Dep, 0, {}};
};

/// Visits every token of the sentences that state facts, in the order of the text.
template <typename Visit>
void for_each_stating_token(const Reading& reading, const Visit& visit) {
  for (const Sentence& sentence : reading.analysis.sentences) {
    if (!reading.states_facts(sentence)) continue;
    for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) visit(t);
  }
}

bool is_nominal(Upos tag) noexcept;  ///< noun, proper noun, pronoun, number

}  // namespace dossier::ingest
