#pragma once

#define DOSSIER_VERSION_MAJOR 0
#define DOSSIER_VERSION_MINOR 1
#define DOSSIER_VERSION_PATCH 0

namespace dossier {

/// "0.1.0".
const char* version() noexcept;
/// Number of the database format that this version writes; see docs/format.md.
int format_version() noexcept;

}  // namespace dossier
