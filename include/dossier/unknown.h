#pragma once

#include <string>
#include <vector>

#include <dossier/database.h>

namespace dossier {

/// Something that reading leaves over: food for a lexicon of the user's own (docs/lexicon.md).
struct Unknown {
  enum class Kind : unsigned char {
    Name,  ///< a name that no entity covers
    Verb,  ///< a verb between two known actors, or an actor and another name, that states nothing
    Noun,  ///< the same of a noun that an actor owns: "the Soviet pledge to Egypt"
  } kind;
  std::string word;       ///< the name as it is written, else the lemma
  std::string place;      ///< where the second actor stands: "obj" or a preposition; "" for names
  std::size_t count = 0;  ///< places in all documents
  std::size_t documents = 0;  ///< documents with at least one of them
  std::string from, to;       ///< the actors of the first place; "" for names
  std::string document;       ///< of the first place
  std::string sentence;
};

/// Reads documents as `Database::ingest` does, stores nothing, and gives what is left over, the
/// most frequent first; at most `limit` of each kind. Fails when the lexicon of the settings cannot
/// be read; documents that cannot be read are reported. Reads on one thread; memory grows with the
/// number of different words only.
Result<std::vector<Unknown>> find_unknown(const std::vector<std::string>& paths,
                                          const IngestSettings& settings = {},
                                          std::size_t limit = 50);

}  // namespace dossier
