#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::shell {

/// Which columns of a table are shown, and how wide.
struct ColumnLayout {
  struct Column {
    std::size_t index;  ///< in the result
    std::size_t width;
    std::size_t least;  ///< narrowest that it should become
  };
  std::vector<Column> shown;  ///< in order
  std::size_t gap = 0;        ///< `shown[gap]` is the first one after the columns left out
  std::size_t left_out = 0;
};

/// Fits columns of `natural` widths with borders into `width` terminal columns (0: no bound). Wide
/// columns shrink first, down to a readable minimum; when that is not enough, columns in the middle
/// are left out. `words`, when given, are the widths of the longest words: columns stay that wide
/// where there is room, so that words are not broken.
ColumnLayout fit_columns(const std::vector<std::size_t>& natural, std::size_t width,
                         const std::vector<std::size_t>& words = {});

/// Cuts a text into lines of at most `width` columns, at spaces where there are some. At most
/// `max_lines`; an ellipsis ends the last one when text was left out.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t max_lines);

}  // namespace dossier::shell
