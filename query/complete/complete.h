#pragma once

#include "query/ast/function.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::query {

/// Names of a graph and a session that can be completed.
struct KnownNames {
  std::vector<std::string> labels;
  std::vector<std::string> types;
  std::vector<std::string> keys;
  std::vector<std::string> parameters;
};

enum class CandidateKind : std::uint8_t {
  Variable,
  Property,
  Label,
  RelationshipType,
  Function,
  Procedure,
  Parameter,
  Keyword,
};

struct Candidate {
  std::string
      text;  ///< to put in place of the word, with back-ticks or a `(` where they are needed
  CandidateKind kind;
  std::string detail;  ///< signature of a function or procedure; may be empty
};

struct Completion {
  Span word = {};                     ///< what a candidate replaces
  std::vector<Candidate> candidates;  ///< by kind in the order of CandidateKind, then by name
};

/// What can come next at a cursor and begins with the word in front of it, regardless of case. A
/// pure function: the same arguments give the same answer.
Completion complete(std::string_view text, std::size_t cursor, const ast::Catalog& catalog,
                    const KnownNames& names);

}  // namespace dossier::query
