#include "ingest/extract/mark_names.h"

#include <algorithm>

#include "ingest/extract/atoms.h"
#include "ingest/extract/lexicon_tables.h"
#include "ingest/language/name_tagger.h"

namespace dossier::ingest {
namespace {

unsigned mark_of(Sense sense) {
  switch (sense) {
    case Sense::Country: case Sense::Seat: case Sense::Place: return kMarkLocation;
    case Sense::Adjective: case Sense::People: return kMarkNationality;
    case Sense::Organization: return kMarkOrganization;
    case Sense::Treaty: case Sense::Proposal: case Sense::Event: return kMarkEvent;
    case Sense::Person: return kMarkPerson;
    case Sense::Title: return kMarkTitle;
  }
  return 0;
}

class Marker {
 public:
  Marker(std::string_view text, const Analysis& analysis, const Lexicon& lexicon)
      : text_(text), analysis_(analysis), tables_(lexicon.tables()), marks_(analysis.tokens.size()) {}

  void mark_sentence(const Sentence& sentence) {
    atoms_.clear();
    tokens_.clear();
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      split_atoms(text_, analysis_.tokens[i].begin, analysis_.tokens[i].end, atoms_);
      tokens_.resize(atoms_.size(), i);
    }
    for (std::size_t at = 0; at < atoms_.size(); ++at) mark_from(at);
  }

  std::vector<std::uint8_t> take() { return std::move(marks_); }

 private:
  void mark_from(std::size_t at) {
    if (is_capitalised(atoms_[at].key) && tables_.given_names.contains(atoms_[at].key)) add(at, 1, kMarkPerson);
    const NameTrie::Match match = tables_.names.longest(atoms_, at);
    unsigned bits = 0;
    for (const NameSense& sense : match.senses) bits |= mark_of(sense.sense);
    if (match.atoms > 0) add(at, match.atoms, bits);
  }

  void add(std::size_t at, std::size_t count, unsigned bits) {
    marks_[tokens_[at]] = static_cast<std::uint8_t>(marks_[tokens_[at]] | kMarkBegin);
    for (std::size_t i = at; i < at + count; ++i) marks_[tokens_[i]] = static_cast<std::uint8_t>(marks_[tokens_[i]] | bits);
  }

  std::string_view text_;
  const Analysis& analysis_;
  const Lexicon::Tables& tables_;
  std::vector<std::uint8_t> marks_;
  std::vector<Atom> atoms_;
  std::vector<std::uint32_t> tokens_;  ///< by atom
};

}  // namespace

std::vector<std::uint8_t> mark_names(std::string_view text, const Analysis& analysis, const Lexicon& lexicon) {
  Marker marker(text, analysis, lexicon);
  for (const Sentence& sentence : analysis.sentences) marker.mark_sentence(sentence);
  return marker.take();
}

}  // namespace dossier::ingest
