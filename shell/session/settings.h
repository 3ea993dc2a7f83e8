#pragma once

#include "shell/session/shell.h"

#include <span>
#include <string>
#include <string_view>

namespace dossier::shell {

/// A row of the table of settings, for :set and completion.
struct Setting {
  std::string_view name;
  std::string_view help;
  std::string_view values;  ///< words that can stand for it, for completion
  std::string (*get)(Shell&);
  Status (*set)(Shell&, std::string_view value);
};

std::span<const Setting> settings() noexcept;

}  // namespace dossier::shell
