#pragma once

#include <span>
#include <string_view>

namespace dossier::bench {

/// Where the parameters of a question come from, in the folder's params.json.
enum class ParameterSet { None, Persons, Names, Actives, Pairs };

/// One question that is typical of a knowledge graph of documents.
struct Question {
  std::string_view name;
  std::string_view cypher;
  ParameterSet parameters = ParameterSet::None;
  std::size_t sets = 0;  ///< how many parameter sets at most; 0: all
  bool ordered = false;  ///< the order of rows is part of the answer
};

std::span<const Question> questions();

}  // namespace dossier::bench
