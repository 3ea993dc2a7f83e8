#include "ingest/extract/names/name_scanner.h"

namespace dossier::ingest {

/// "the Lithuanian parliament", "the Russian general staff": a body called after its state.
std::optional<FoundName> NameScanner::national_body(TokenId at, const Listed& match) const {
  if (!has(match, Sense::Adjective) || match.last >= end_) return std::nullopt;
  if (at > begin_ && r_.lexicon.is("individual", lower(r_.text(at - 1)))) return std::nullopt;
  const bool two =
      match.last + 1 < end_ && r_.lexicon.is("state-organ", r_.text(match.last, match.last + 2));
  if (!two && !r_.lexicon.is("state-organ", r_.text(match.last))) return std::nullopt;
  const TokenId last = match.last + (two ? 2 : 1);
  if (last < end_ && (r_.token(last).upos == Upos::Noun || capital(last))) return std::nullopt;
  FoundName name{at, last, at, EntityType::Organization};
  name.confidence = 0.8F;
  return name;
}

/// "the Tractors for Freedom Committee", "the Food for Peace Council": a body that is called after
/// what it wants.
std::optional<FoundName> NameScanner::society_for(TokenId at) const {
  if (at == begin_ || lower(r_.text(at - 1)) != "the" || at + 3 >= end_ || !capital(at) ||
      r_.text(at + 1) != "for" || head_type(at) || !listed(at).empty() || !capital(at + 2))
    return std::nullopt;
  const TokenId run = capital_run(at + 2);
  if (run < at + 4 || head_type(run - 1) != EntityType::Organization) return std::nullopt;
  FoundName name{at, run, at, EntityType::Organization};
  name.confidence = 0.8F;
  return name;
}

/// "the Constitutionalists", "called themselves Federalistas": a party by the word for its
/// followers.
std::optional<FoundName> NameScanner::followers(TokenId at) const {
  const std::string_view word = r_.text(at);
  const bool suffix = word.ends_with("ists") || word.ends_with("istas") || word.ends_with("ites");
  if (at == begin_ || word.size() < 7 || !suffix || !is_capitalised(word) ||
      r_.lexicon.is("no-name", word) || !listed(at).empty())
    return std::nullopt;
  const std::string before = lower(r_.text(at - 1));
  if (before != "the" && before != "themselves") return std::nullopt;
  if (at + 1 < end_ && (capital(at + 1) || r_.token(at + 1).upos == Upos::Noun))
    return std::nullopt;
  FoundName name{at, at + 1, at, EntityType::Organization};
  name.confidence = 0.7F;
  return name;
}

/// "the Act of Bogotá", "the Act of Dominican Reconciliation".
std::optional<FoundName> NameScanner::act_of(TokenId at) const {
  if (r_.text(at) != "Act" || at + 2 >= end_ || r_.text(at + 1) != "of" || !capital(at + 2) ||
      (at > begin_ && capital(at - 1)) || r_.lexicon.is("no-name", r_.text(at + 2)))
    return std::nullopt;
  const TokenId run = capital_run(at + 2);
  const std::string_view body = r_.text(at + 2);
  if (body == "Congress" || body == "Parliament" || body == "War" || body == "Aggression")
    return std::nullopt;
  FoundName name{at, run, at, EntityType::Treaty};
  name.confidence = 0.75F;
  return name;
}

}  // namespace dossier::ingest
