#pragma once

#include "query/question/question.h"

#include <string>
#include <string_view>

namespace dossier::query {

/// One end of a fact in a question.
struct End {
  std::string name;         ///< as the user wrote it; empty: asked for
  std::string_view labels;  ///< "Country", or empty for any
};

/// A question about one relation: who did what.
struct RelationAsk {
  std::string_view type;
  End subject, object;
  std::string role;  ///< HOLDS_POSITION: words of the title, or empty
  std::string year;
};

/// A question about proposals: who proposed what to whom.
struct ProposalAsk {
  End who, whom;
  std::string what;  ///< words of the content, or empty
  std::string year;
  bool addressed = false;  ///< only proposals that were put to somebody
};

Translation write_relation(const RelationAsk& ask);
Translation write_proposal(const ProposalAsk& ask);
/// The shortest way between two entities.
Translation write_connection(const std::string& from, const std::string& to);
/// Everything that is said of one entity.
Translation write_about(const std::string& name);
/// What one entity did, in a year or ever.
Translation write_deeds(const std::string& name, const std::string& year);
/// The documents that speak of an entity.
Translation write_documents(const std::string& name);
/// How many different values a column of an answer has; "*" counts its rows.
Translation write_count(Translation answer, std::string_view column);
/// Whether a fact is there: one row with `answer`, and the evidence.
Translation write_check(const RelationAsk& ask);

}  // namespace dossier::query
