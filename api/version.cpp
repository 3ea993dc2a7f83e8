#include "graph/store/directory.h"

#include <dossier/version.h>

#define DOSSIER_TEXT_OF(number) #number
#define DOSSIER_TEXT(number) DOSSIER_TEXT_OF(number)

namespace dossier {

const char* version() noexcept {
  return DOSSIER_TEXT(DOSSIER_VERSION_MAJOR) "." DOSSIER_TEXT(
      DOSSIER_VERSION_MINOR) "." DOSSIER_TEXT(DOSSIER_VERSION_PATCH);
}

int format_version() noexcept { return static_cast<int>(graph::kFormat); }

}  // namespace dossier
