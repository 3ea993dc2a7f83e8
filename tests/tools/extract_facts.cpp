// Prints what is extracted from documents as JSON Lines: extract_facts [--tree | --gaps |
// --mentions] FILE...
#include "ingest/extract/extraction.h"
#include "ingest/extract/gaps.h"
#include "ingest/extract/lexicon/lexicon.h"
#include "ingest/reader.h"

#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

namespace {

using namespace dossier::ingest;
using nlohmann::json;

std::string sentence(const Document& document, const Extraction& e, const Evidence& evidence) {
  const Sentence& s = e.analysis.sentences[evidence.sentence];
  return document.text.substr(s.begin, s.end - s.begin);
}

json end_of(const Entity& entity) {
  return {{"type", to_string(entity.type)}, {"name", entity.name}};
}

void print_entity(const Document& document, const Entity& entity) {
  std::cout << json{{"doc", document.name},           {"kind", "entity"},
                    {"type", to_string(entity.type)}, {"name", entity.name},
                    {"aliases", entity.aliases},      {"confidence", entity.confidence}}
                   .dump()
            << '\n';
}

void print_fact(const Document& document, const Extraction& e, const Fact& fact) {
  std::cout << json{{"doc", document.name},
                    {"kind", "fact"},
                    {"rel", to_string(fact.relation)},
                    {"subj", end_of(e.entities[fact.subject])},
                    {"obj", end_of(e.entities[fact.object])},
                    {"date", fact.date},
                    {"role", fact.role},
                    {"what", fact.what},
                    {"rule", fact.evidence.rule},
                    {"sentence", sentence(document, e, fact.evidence)},
                    {"confidence", fact.confidence}}
                   .dump()
            << '\n';
}

json names(const Extraction& e, const std::vector<std::uint32_t>& entities) {
  json list = json::array();
  for (std::uint32_t entity : entities) list.push_back(e.entities[entity].name);
  return list;
}

void print_proposal(const Document& document, const Extraction& e, const Proposal& proposal) {
  json responses = json::array();
  for (const Response& response : proposal.responses)
    responses.push_back({{"by", e.entities[response.by].name},
                         {"kind", to_string(response.kind)},
                         {"rule", response.evidence.rule},
                         {"sentence", sentence(document, e, response.evidence)}});
  std::cout << json{{"doc", document.name},
                    {"kind", "proposal"},
                    {"who", names(e, proposal.who)},
                    {"what", proposal.what},
                    {"whom", names(e, proposal.whom)},
                    {"date", proposal.date},
                    {"responses", responses},
                    {"rule", proposal.evidence.rule},
                    {"sentence", sentence(document, e, proposal.evidence)},
                    {"confidence", proposal.confidence}}
                   .dump()
            << '\n';
}

void print_tree(const Document& document, const Analysis& analysis) {
  for (const Sentence& s : analysis.sentences) {
    std::cout << "# " << document.text.substr(s.begin, s.end - s.begin) << '\n';
    for (std::uint32_t t = s.first_token; t < s.last_token; ++t) {
      const Token& token = analysis.tokens[t];
      std::cout << t - s.first_token + 1 << '\t'
                << document.text.substr(token.begin, token.end - token.begin) << '\t' << token.lemma
                << '\t' << to_string(token.upos) << '\t'
                << (token.head < 0 ? 0 : token.head - static_cast<std::int32_t>(s.first_token) + 1)
                << '\t' << to_string(token.deprel) << '\n';
    }
    std::cout << '\n';
  }
}

void print_gaps(const Document& document, Extraction& e) {
  static constexpr std::string_view kKinds[] = {"verb", "noun", "name"};
  for (const Gap& gap : find_gaps(document, e, Lexicon::standard())) {
    const Sentence& s = e.analysis.sentences[gap.sentence];
    std::cout << json{{"doc", document.name},
                      {"kind", kKinds[static_cast<std::size_t>(gap.kind)]},
                      {"word", gap.word},
                      {"place", gap.place},
                      {"subj", e.entities[gap.subject].name},
                      {"obj", e.entities[gap.object].name},
                      {"sentence", document.text.substr(s.begin, s.end - s.begin)}}
                     .dump()
              << '\n';
  }
}

/// "[the Cuban leader|Fidel Castro|description] demanded ...": each sentence with what its words
/// refer to.
void print_mentions(const Document& document, const Extraction& e) {
  static constexpr std::string_view kForms[] = {"name", "adjective", "description", "pronoun"};
  const auto& tokens = e.analysis.tokens;
  std::size_t next = 0;
  for (const Sentence& s : e.analysis.sentences) {
    for (std::uint32_t t = s.first_token; t < s.last_token; ++t) {
      while (next < e.mentions.size() && e.mentions[next].first_token < t) ++next;
      const bool known = next < e.mentions.size() && e.mentions[next].first_token == t &&
                         e.mentions[next].entity < e.entities.size();
      const std::uint32_t last = known ? e.mentions[next].last_token : t + 1;
      const std::string words =
          document.text.substr(tokens[t].begin, tokens[last - 1].end - tokens[t].begin);
      if (known)
        std::cout << '[' << words << '|' << e.entities[e.mentions[next].entity].name << '|'
                  << kForms[static_cast<std::size_t>(e.mentions[next].form)] << "] ";
      else
        std::cout << words << ' ';
      t = last - 1;
    }
    std::cout << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  bool tree = false, gaps = false, mentions = false;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--tree") {
      tree = true;
      continue;
    }
    if (std::string_view(argv[i]) == "--gaps") {
      gaps = true;
      continue;
    }
    if (std::string_view(argv[i]) == "--mentions") {
      mentions = true;
      continue;
    }
    const auto report = [](const dossier::Error& error) { std::cerr << error << '\n'; };
    for (const Document& document : read_documents(argv[i], {}, report)) {
      Extraction e = extract(document, Lexicon::standard());
      if (gaps) {
        print_gaps(document, e);
        continue;
      }
      if (mentions) {
        print_mentions(document, e);
        continue;
      }
      if (tree) {
        print_tree(document, e.analysis);
        continue;
      }
      for (const Entity& entity : e.entities) print_entity(document, entity);
      for (const Fact& fact : e.facts) print_fact(document, e, fact);
      for (const Proposal& proposal : e.proposals) print_proposal(document, e, proposal);
    }
  }
}
