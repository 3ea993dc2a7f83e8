#pragma once

#include "ingest/extract/extract.h"
#include "ingest/extract/lexicon/lexicon.h"

#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace dossier::test {

using namespace dossier::ingest;

/// A text whose grammar was written down by hand, one word a line: form lemma UPOS head deprel
/// [features]. An empty line ends a sentence. Features are letters: P past, F finite, I infinitive,
/// T participle, L plural.
class Parsed {
 public:
  explicit Parsed(const std::string& lines) {
    std::istringstream in(lines);
    std::string line;
    auto lemmas = std::make_shared<std::vector<std::unique_ptr<std::string>>>();
    document_.name = "test";
    begin_sentence();
    while (std::getline(in, line)) {
      if (line.find_first_not_of(' ') == std::string::npos)
        end_sentence();
      else
        word(line, *lemmas);
    }
    end_sentence();
    analysis_.storage = lemmas;
    document_.blocks.push_back({0, static_cast<std::uint32_t>(document_.text.size())});
  }

  Extraction extract(const Lexicon& lexicon = Lexicon::standard()) const {
    return ingest::extract(document_, analysis_, lexicon);
  }

  const Document& document() const { return document_; }

 private:
  void begin_sentence() { first_ = static_cast<std::uint32_t>(analysis_.tokens.size()); }

  void end_sentence() {
    const auto last = static_cast<std::uint32_t>(analysis_.tokens.size());
    if (last == first_) return;
    analysis_.sentences.push_back(
        {analysis_.tokens[first_].begin, analysis_.tokens[last - 1].end, first_, last, 0});
    first_ = last;
  }

  void word(const std::string& line, std::vector<std::unique_ptr<std::string>>& lemmas) {
    std::istringstream in(line);
    std::string form, lemma, upos, deprel, features;
    int head = 0;
    in >> form >> lemma >> upos >> head >> deprel >> features;
    if (!document_.text.empty() && form != "'s" && form != "," && form != "." && form != ")")
      document_.text += ' ';
    Token token{};
    token.begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += form;
    token.end = static_cast<std::uint32_t>(document_.text.size());
    token.head = head == 0 ? -1 : static_cast<std::int32_t>(first_) + head - 1;
    token.upos = parse_upos(upos);
    token.deprel = parse_deprel(deprel);
    for (char c : features) token.features = static_cast<std::uint16_t>(token.features | bit(c));
    lemmas.push_back(std::make_unique<std::string>(lemma));
    token.lemma = *lemmas.back();
    analysis_.tokens.push_back(token);
  }

  static std::uint16_t bit(char c) {
    switch (c) {
      case 'P': return kPast;
      case 'F': return kFinite;
      case 'I': return kInfinitive;
      case 'T': return kParticiple;
      case 'L': return kPlural;
      default: return 0;
    }
  }

  Document document_;
  Analysis analysis_;
  std::uint32_t first_ = 0;
};

/// "SIGNED France -> Treaty of Paris 1763", one for each fact, sorted as they were found.
inline std::vector<std::string> facts_of(const Extraction& e) {
  std::vector<std::string> all;
  for (const Fact& fact : e.facts) {
    std::string text = std::string(to_string(fact.relation)) + " " + e.entities[fact.subject].name +
                       " -> " + e.entities[fact.object].name;
    if (!fact.role.empty()) text += " as " + fact.role;
    if (!fact.date.empty()) text += " " + fact.date;
    all.push_back(std::move(text));
  }
  return all;
}

/// "Country France" for each entity.
inline std::vector<std::string> entities_of(const Extraction& e) {
  std::vector<std::string> all;
  for (const Entity& entity : e.entities)
    all.push_back(std::string(to_string(entity.type)) + " " + entity.name);
  return all;
}

}  // namespace dossier::test
