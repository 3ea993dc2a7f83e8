#include <dossier/unknown.h>

#include "api/guarded.h"
#include "ingest/unknown.h"

namespace dossier {

Result<std::vector<Unknown>> find_unknown(const std::vector<std::string>& paths,
                                          const IngestSettings& settings, std::size_t limit) {
  return guarded([&] {
    ingest::IngestOptions options;
    options.read.text_field = settings.text_field;
    options.read.title_field = settings.title_field;
    options.read.date_field = settings.date_field;
    options.read.name_field = settings.name_field;
    options.read.follow_symlinks = settings.follow_symlinks;
    options.lexicon_path = settings.lexicon_path;
    options.cancelled = settings.cancelled;
    options.report = settings.report ? settings.report : [](const Error&) {};
    return ingest::find_unknown(paths, options, limit);
  });
}

}  // namespace dossier
