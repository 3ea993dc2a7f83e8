#include "ingest/extract/names/name_scanner.h"

#include <algorithm>

namespace dossier::ingest {

/// "the Intermediate-Range Nuclear Forces (INF) Treaty", "the European Defense Community (EDC)
/// treaty", "Strategic Arms Limitation Talks (SALT) I", "the Shangtung (Shandong) Treaty": a name
/// with its acronym or another spelling inside.
std::optional<FoundName> NameScanner::around_acronym(TokenId at) const {
  if (!capital(at)) return std::nullopt;
  const TokenId open = capital_run(at);
  const TokenId head = open + 3;
  if (open == at || head >= end_ || r_.text(open) != "(" || r_.text(open + 2) != ")" ||
      (open < at + 2 ? !capital(open + 1) : !is_acronym(r_.text(open + 1))))
    return std::nullopt;
  const std::string acronym(r_.text(open + 1));
  const std::string_view noun = r_.text(head);
  const std::optional<EntityType> type = head_type(head);
  const bool numeral = r_.lexicon.is("name-suffix", noun);
  if (type != EntityType::Treaty && type != EntityType::Event && !numeral) return std::nullopt;
  FoundName name{at, head + 1, at, type.value_or(EntityType::Treaty)};
  const std::string kind = noun == "Treaties" || noun == "treaties"
                               ? std::string(noun.substr(0, noun.size() - 3)) + "y"
                               : std::string(noun);
  name.name = std::string(r_.text(at, open)) + " " + kind;
  for (const std::string& written : {acronym + " " + kind, name.name}) {
    for (const NameSense& sense : r_.lexicon.names.find(written)) {
      if (name.entry != kNone || (sense.sense != Sense::Treaty && sense.sense != Sense::Event))
        continue;
      name.entry = sense.entry;
      name.type = r_.lexicon.entries[sense.entry].type;
    }
  }
  if (numeral && name.entry == kNone) return std::nullopt;
  name.confidence = 0.9F;
  return name;
}

}  // namespace dossier::ingest
