#pragma once

#include "ingest/extract/extract.h"
#include "ingest/extract/lexicon/lexicon.h"

#include <string>
#include <utility>
#include <vector>

namespace dossier::test {

/// What is read from plain text, with the grammar that the parser gives it.
inline ingest::Extraction extract_text(std::string text, std::string title = {}) {
  ingest::Document document;
  document.name = "test";
  document.title = std::move(title);
  document.text = std::move(text);
  document.blocks.push_back({0, static_cast<std::uint32_t>(document.text.size())});
  return ingest::extract(document, ingest::Lexicon::standard());
}

/// The names of entities, separated by commas.
inline std::string names_of(const ingest::Extraction& e,
                            const std::vector<std::uint32_t>& entities) {
  std::string all;
  for (std::uint32_t entity : entities) all += (all.empty() ? "" : ", ") + e.entities[entity].name;
  return all;
}

/// "who | what | whom", one a line.
inline std::string proposals_in(const ingest::Extraction& e) {
  std::string all;
  for (const ingest::Proposal& p : e.proposals)
    all += (all.empty() ? "" : "\n") + names_of(e, p.who) + " | " + p.what + " | " +
           names_of(e, p.whom);
  return all;
}

/// "by KIND", separated by commas.
inline std::string answers_in(const ingest::Extraction& e) {
  static constexpr const char* kKinds[] = {"ACCEPTED", "REJECTED", "SUPPORTED", "OPPOSED"};
  std::string all;
  for (const ingest::Proposal& p : e.proposals) {
    for (const ingest::Response& response : p.responses)
      all += (all.empty() ? "" : ", ") + e.entities[response.by].name + " " +
             kKinds[static_cast<std::size_t>(response.kind)];
  }
  return all;
}

}  // namespace dossier::test
