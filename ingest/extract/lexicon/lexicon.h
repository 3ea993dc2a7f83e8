#pragma once

#include <memory>
#include <string>

#include <dossier/error.h>

namespace dossier::ingest {

/// What is known of the world and of words before a document is read: names of countries,
/// organizations and treaties with their variants, titles, verbs and the frames they evoke.
/// Immutable once built; one object serves all threads.
class Lexicon {
 public:
  /// The lexicon that is linked into the library.
  static const Lexicon& standard();

  /// The standard lexicon with the entries of a user's file added. `docs/lexicon.md` describes the
  /// file.
  static Result<std::unique_ptr<const Lexicon>> with_file(const std::string& path);

  ~Lexicon();
  struct Tables;
  const Tables& tables() const noexcept { return *tables_; }

 private:
  explicit Lexicon(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace dossier::ingest
