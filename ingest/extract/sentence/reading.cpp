#include "ingest/extract/sentence/reading.h"

#include <algorithm>

namespace dossier::ingest {

Tree::Tree(const Analysis& analysis) {
  const std::size_t n = analysis.tokens.size();
  start_.assign(n + 2, 0);
  for (const Token& token : analysis.tokens) {
    if (token.head >= 0) ++start_[static_cast<std::size_t>(token.head) + 2];
  }
  for (std::size_t i = 2; i < start_.size(); ++i) start_[i] += start_[i - 1];
  list_.resize(start_.back());
  for (TokenId i = 0; i < n; ++i) {
    const std::int32_t head = analysis.tokens[i].head;
    if (head >= 0) list_[start_[static_cast<std::size_t>(head) + 1]++] = i;
  }
}

namespace {

const WordClasses* classes_of(const Lexicon::Tables& lexicon, std::string_view word) {
  const auto found = lexicon.words.find(word);
  return found == lexicon.words.end() || found->second.empty() ? nullptr : &found->second;
}

}  // namespace

Reading::Reading(const Document& the_document, const Lexicon::Tables& tables,
                 Extraction& extraction)
    : document(the_document),
      lexicon(tables),
      out(extraction),
      analysis(extraction.analysis),
      tree(analysis) {
  sentence_of.assign(analysis.tokens.size(), 0);
  mention_of.assign(analysis.tokens.size(), kNone);
  known.reserve(analysis.tokens.size());
  for (const Token& token : analysis.tokens) {
    const std::string small = lower(token.lemma);
    known.push_back({classes_of(lexicon, token.lemma),
                     small == token.lemma ? nullptr : classes_of(lexicon, small)});
  }
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    std::fill(sentence_of.begin() + sentence.first_token, sentence_of.begin() + sentence.last_token,
              s);
  }
}

bool Reading::is(TokenId id, std::initializer_list<Deprel> relations) const {
  return std::find(relations.begin(), relations.end(), token(id).deprel) != relations.end();
}

TokenId Reading::child(TokenId id, std::initializer_list<Deprel> relations) const {
  for (TokenId c : children(id)) {
    if (is(c, relations)) return c;
  }
  return kNone;
}

std::string_view Reading::preposition(TokenId id) const {
  const TokenId marker = child(id, {Deprel::Case});
  return marker == kNone ? std::string_view{} : lemma(marker);
}

std::vector<TokenId> Reading::conjuncts(TokenId id) const {
  std::vector<TokenId> all{id};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (TokenId c : children(all[i])) {
      if (token(c).deprel == Deprel::Conj) all.push_back(c);
    }
  }
  std::sort(all.begin() + 1, all.end());
  return all;
}

std::pair<TokenId, TokenId> Reading::extent(TokenId id) const {
  TokenId first = id, last = id + 1;
  std::vector<TokenId> open{id};
  while (!open.empty()) {
    const TokenId at = open.back();
    open.pop_back();
    first = std::min(first, at);
    last = std::max(last, at + 1);
    for (TokenId c : children(at)) open.push_back(c);
  }
  return {first, last};
}

TokenId Reading::head_of(TokenId first, TokenId last) const {
  for (TokenId i = first; i < last; ++i) {
    const TokenId h = head(i);
    if (h == kNone || h < first || h >= last) {
      if (token(i).upos != Upos::Punct) return i;
    }
  }
  return last - 1;
}

bool Reading::below(TokenId id, TokenId ancestor) const {
  for (TokenId at = id; at != kNone; at = head(at)) {
    if (at == ancestor) return true;
  }
  return false;
}

std::uint32_t Reading::entity_at(TokenId id) const {
  if (id >= mention_of.size() || mention_of[id] == kNone) return kNone;
  return out.mentions[mention_of[id]].entity;
}

TokenId Reading::token_at(const Evidence& evidence) const {
  const Sentence& s = analysis.sentences[evidence.sentence];
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (token(t).begin == evidence.begin) return t;
  }
  return kNone;
}

const std::vector<std::uint32_t>* Reading::group_at(TokenId id) const {
  const auto at =
      std::lower_bound(groups.begin(), groups.end(), id,
                       [](const Group& group, TokenId token_id) { return group.token < token_id; });
  return at != groups.end() && at->token == id ? &at->entities : nullptr;
}

std::uint32_t Reading::state_of(std::uint32_t entity) const {
  if (type_of(entity) == EntityType::Country) return entity;
  for (const Office& office : offices) {
    if (office.person == entity && office.held_in != kNone &&
        type_of(office.held_in) == EntityType::Country)
      return office.held_in;
  }
  return kNone;
}

bool Reading::states_facts(const Sentence& s) const {
  if (s.block >= document.blocks.size()) return true;
  const BlockKind kind = document.blocks[s.block].kind;
  return kind != BlockKind::Heading && kind != BlockKind::Caption;
}

bool is_nominal(Upos tag) noexcept {
  return tag == Upos::Noun || tag == Upos::Propn || tag == Upos::Pron || tag == Upos::Num;
}

}  // namespace dossier::ingest
