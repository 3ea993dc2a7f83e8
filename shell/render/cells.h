#pragma once

#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::shell {

/// A value for people: strings as they are, paths by the names of their nodes, everything else as a
/// literal. Made harmless, on one line.
std::string cell_for_people(const Value& value);

/// A value for programs, in formats that know text only: null is empty, strings are as they are,
/// temporal values in ISO 8601, numbers and booleans as in JSON, everything nested is JSON.
std::string cell_for_programs(const Value& value);

/// `text`, made harmless when it goes to a terminal; line breaks and tabs are kept.
std::string for_output(std::string text, bool terminal);

}  // namespace dossier::shell
