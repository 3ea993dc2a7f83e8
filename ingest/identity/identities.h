#pragma once

#include "ingest/extract/lexicon/lexicon.h"
#include "ingest/write/graph_editor.h"
#include "ingest/write/statements.h"

#include <functional>
#include <string>
#include <vector>

namespace dossier::ingest {

/// An entity as documents name it.
struct NamedEntity {
  NodeName node;
  std::string name;
  /// A user said that it is nobody else: it is not identified, but stands in the way of those who
  /// would be.
  bool apart = false;
};

/// "This is that", found by rule.
struct Identity {
  NodeName from;
  std::string from_name;
  NodeName into;
  std::string into_name;
  std::string reason;
};

/// Whether documents say that a person held an office in a state.
using HeldOffice = std::function<bool(const NodeName& person, const std::string& state)>;

/// Which entities of different documents are one, by their names:
/// - persons of one family name whose given names agree, when this leaves no doubt: where two who
///   differ could both be meant, neither is;
/// - a family name alone, when it is that of one leader of one state, and one person here has it
///   and held office there;
/// - an acronym, when it is made of the first letters of one organization's name;
/// - names of organizations, treaties, events and proposals of the same words and years in another
///   order.
/// The result depends on the set of entities alone; none is absorbed twice, and what one is
/// absorbed into is not absorbed itself.
std::vector<Identity> find_identities(const std::vector<NamedEntity>& entities,
                                      const Lexicon::Tables& lexicon, const HeldOffice& held);

}  // namespace dossier::ingest
