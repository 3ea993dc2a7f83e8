#include "ingest/write/extractor_version.h"

#include "ingest/read/files.h"
#include "ingest/read/hash.h"

#include <dossier/version.h>

namespace dossier::ingest {
namespace {

/// Grows with every change of readers, cleaning, models, lexicon or rules that changes what is
/// extracted.
constexpr int kRules = 7;
constexpr std::uint64_t kMaxLexicon = std::uint64_t{64} << 20;

}  // namespace

Result<std::string> extractor_version(const std::string& lexicon_path) {
  std::string own = std::to_string(DOSSIER_VERSION_MAJOR) + "." +
                    std::to_string(DOSSIER_VERSION_MINOR) + "." + std::to_string(kRules);
  if (lexicon_path.empty()) return own;
  Result<InputFile> file = InputFile::open(lexicon_path);
  if (!file) return file.error();
  const Result<std::string> content = read_whole(*file, kMaxLexicon);
  if (!content) return content.error();
  return own + "+" + hash128(*content);
}

}  // namespace dossier::ingest
