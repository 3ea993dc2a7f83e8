#pragma once

#include <string>
#include <string_view>

#include <dossier/error.h>

namespace dossier::shell {

/// True for the formats that Graphviz draws: "svg", "png", "pdf".
bool is_picture(std::string_view format) noexcept;

/// Draws DOT text with Graphviz into a file, or to standard output for "". `engine` is `dot`,
/// `sfdp`, ...; when it is empty, the text says itself how it wants to be drawn.
Status draw_picture(std::string_view dot, std::string_view format, std::string_view engine,
                    const std::string& path);

/// The format that the extension of a file name stands for, or "".
std::string format_of_file(std::string_view path);

}  // namespace dossier::shell
