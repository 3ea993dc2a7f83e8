#pragma once

#include "shell/session/schema_patterns.h"

#include <string>
#include <vector>

#include <dossier/schema.h>

namespace dossier::shell {

struct SchemaTextSettings {
  std::size_t width = 0;  ///< columns of the terminal; 0: no bound
  bool colour = false;
};

/// Labels with their numbers, then each type with what it leads from and to.
std::string schema_text(const Schema& schema, const SchemaTextSettings& settings);

/// A drawing: each label with the types that leave it and the labels that these reach.
std::string schema_drawing(const Schema& schema, const std::vector<SchemaPattern>& patterns,
                           const SchemaTextSettings& settings);

}  // namespace dossier::shell
