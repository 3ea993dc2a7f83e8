#pragma once

#include "query/question/ask.h"
#include "query/question/words.h"

#include <optional>
#include <string>

namespace dossier::query::question {

// The forms of questions. Each reads what is left of the words and writes the query, or gives
// nothing when they are of another form; the words are then anywhere.

// With the verb of a relation or of proposing.

/// "who signed the treaty", "which countries joined NATO".
std::optional<Translation> active(Words& words, const End& subject);
/// Behind "what was": "proposed to NATO by Russia", "signed by Russia".
std::optional<Translation> passive(Words& words, const End& object);
/// Behind "what did": "Russia propose to NATO", "Poland sign".
std::optional<Translation> object_asked(Words& words, const End& object);
/// Behind "did" or "when did": "Sweden join NATO".
std::optional<Translation> check(Words& words);
/// Behind "by whom was" or "when was": "the treaty signed".
std::optional<Translation> agent_asked(Words& words);
/// Behind "to whom": "did Russia propose a treaty", "was the treaty proposed".
std::optional<Translation> addressee_asked(Words& words);
/// Behind "what has": "Russia proposed to NATO", "Finland signed"; behind "who has": "signed the
/// treaty".
std::optional<Translation> perfect(Words& words, const End& object);

// With a form of "be": members, offices, stands.

/// "member of NATO", "president of France".
std::optional<Translation> title(Words& words, const End& subject);
/// Behind "is": "Poland a member of NATO", "Russia connected to Poland", "Poland in NATO".
std::optional<Translation> state_check(Words& words);

// What joins two names, and what is known of one.

/// "the connection between Russia and NATO".
std::optional<Translation> between(Words& words);
/// "Russia and NATO": both names.
std::optional<Translation> connection_of_pair(const std::string& pair);
std::optional<Translation> connection(Words& words);
std::optional<Translation> about(Words& words);

// With a noun in place of a verb: proposals, documents, agreements, numbers.

/// "all proposals", "the proposals by Russia to NATO in 2008", "proposals did Russia make",
/// "proposals were made by".
std::optional<Translation> proposals(Words& words);
/// "Russia's proposals".
std::optional<Translation> possessed(Words& words);
/// Questions that begin with "what" or "which" and have no verb of a relation.
std::optional<Translation> nouns(Words& words);
/// Behind "how many": "countries joined NATO", "proposals did Russia make", "treaties did Finland
/// sign".
std::optional<Translation> number_asked(Words& words);
/// Behind "what did": "Medvedev do in 2008".
std::optional<Translation> deeds(Words& words);
/// Behind "how did": "NATO respond to the plan".
std::optional<Translation> response(Words& words);

}  // namespace dossier::query::question
