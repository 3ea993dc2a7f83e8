#pragma once

#include "ingest/write/fact_sheet.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// A node by what identifies it in the graph.
struct NodeName {
  std::string label;
  std::string key;
  friend auto operator<=>(const NodeName&, const NodeName&) = default;
};

/// What one document says once in favour of a relationship.
struct Support {
  std::string sentence;
  std::string date;  ///< ISO 8601 to the day, month or year, or ""
  std::string rule;
  double confidence = 0;
};

/// A relationship as one document states it. Statements of several documents are one relationship
/// when type, ends, role and content are equal.
struct Statement {
  std::string type;
  NodeName start;
  NodeName end;
  std::string role;
  std::string what;
  std::vector<Support> support;  ///< in the order of the text, each sentence once
};

/// A node for a proposal that the document reports.
struct ProposalNode {
  NodeName node;
  std::string name;
  std::string what;
  std::string date;
  bool named = false;  ///< it is one of the document's entities and exists for its own sake
};

/// What a document adds to the graph beside itself and its entities. Pure function of the sheet;
/// sentences that are marked as repeated add nothing.
struct Statements {
  std::vector<Statement> statements;
  std::vector<ProposalNode> proposals;
};

/// A role or content in the words that tell it from others: letters and digits in lower case.
std::string gist(std::string_view text);

Statements statements_of(const FactSheet& sheet);

}  // namespace dossier::ingest
