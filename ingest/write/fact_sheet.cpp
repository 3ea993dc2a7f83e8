#include "ingest/write/fact_sheet.h"

#include "ingest/read/near_duplicate.h"

#include <algorithm>
#include <map>

namespace dossier::ingest {
namespace {

/// One line: line breaks and runs of spaces as one space.
std::string on_one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

class SheetMaker {
 public:
  SheetMaker(const Document& document, const Extraction& extraction)
      : document_(document), extraction_(extraction) {}

  FactSheet make() {
    add_entities();
    collect();
    place_sentences();
    for (Fact& fact : sheet_.facts) renumber(fact.evidence);
    for (Proposal& proposal : sheet_.proposals) {
      renumber(proposal.evidence);
      for (Response& response : proposal.responses) renumber(response.evidence);
    }
    add_fingerprints();
    return std::move(sheet_);
  }

 private:
  std::string_view text_of(const Sentence& sentence) const {
    return std::string_view(document_.text).substr(sentence.begin, sentence.end - sentence.begin);
  }

  void add_entities() {
    for (const Entity& entity : extraction_.entities) sheet_.entities.push_back({entity, 0});
    for (const Mention& mention : extraction_.mentions) ++sheet_.entities[mention.entity].mentions;
  }

  void collect() {
    sheet_.facts = extraction_.facts;
    sheet_.proposals = extraction_.proposals;
    for (const Fact& fact : sheet_.facts) note(fact.evidence);
    for (const Proposal& proposal : sheet_.proposals) {
      note(proposal.evidence);
      for (const Response& response : proposal.responses) note(response.evidence);
    }
  }

  void note(const Evidence& evidence) { place_[evidence.sentence] = 0; }

  void place_sentences() {
    for (auto& [index, place] : place_) {
      const Sentence& sentence = extraction_.analysis.sentences[index];
      place = static_cast<std::uint32_t>(sheet_.sentences.size());
      sheet_.sentences.push_back(
          {index, sentence.begin, sentence.end, on_one_line(text_of(sentence))});
    }
  }

  void renumber(Evidence& evidence) { evidence.sentence = place_[evidence.sentence]; }

  void add_fingerprints() {
    auto& out = sheet_.fingerprints;
    for (const Sentence& sentence : extraction_.analysis.sentences)
      out.push_back(sentence_fingerprint(text_of(sentence)));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }

  const Document& document_;
  const Extraction& extraction_;
  FactSheet sheet_;
  std::map<std::uint32_t, std::uint32_t>
      place_;  ///< sentence of the analysis -> place in the sheet
};

}  // namespace

FactSheet make_fact_sheet(const Document& document, const Extraction& extraction) {
  return SheetMaker(document, extraction).make();
}

void mark_repeated(FactSheet& sheet, const FactSheet* original) {
  for (FactSheet::EvidenceSentence& sentence : sheet.sentences) {
    sentence.repeated =
        original && std::binary_search(original->fingerprints.begin(), original->fingerprints.end(),
                                       sentence_fingerprint(sentence.text));
  }
}

}  // namespace dossier::ingest
