#pragma once

#include <string>
#include <string_view>

namespace dossier::shell {

/// Text that a terminal shows and does not obey. Every string that did not come from this program
/// passes one of these on its way to a terminal: control characters (C0, DEL, C1), bidirectional
/// overrides and other invisible controls become visible as \n, \t, \xNN or \u{...}, bytes that are
/// not UTF-8 as \xNN.
std::string one_line(std::string_view text);

/// The same, except that line breaks and tabs stay what they are.
std::string many_lines(std::string_view text);

/// True for text that `one_line` would not change.
bool is_harmless(std::string_view text) noexcept;

}  // namespace dossier::shell
