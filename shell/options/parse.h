#pragma once

#include "shell/options/tables.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::shell {

/// A command line that was understood.
struct Invocation {
  CommandId command = CommandId::Shell;
  std::vector<std::string> arguments;
  std::vector<std::pair<OptionId, std::string>> options;  ///< in the order they were given

  bool has(OptionId option) const noexcept;
  /// The value given last.
  std::optional<std::string> value(OptionId option) const;
  std::vector<std::string> values(OptionId option) const;
};

/// Reads the words after the program's name. The first word that is no option names the command,
/// or, when it names none, the database of `shell`; `is_path` says whether there is such a file.
/// Fails with Code::Usage.
Result<Invocation> parse_options(std::span<const std::string_view> words,
                                 const std::function<bool(std::string_view)>& is_path);

/// A number of an option with one: a float that is not negative. Fails with Code::Usage.
Result<double> number_of(const Invocation& invocation, OptionId option, double otherwise);

}  // namespace dossier::shell
