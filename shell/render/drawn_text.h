#pragma once

#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::shell {

/// Pieces of text drawings, with or without colours.
class DrawnText {
 public:
  explicit DrawnText(bool colour) : colour_(colour) {}

  std::string dim(std::string_view text) const { return styled("\x1b[2m", text); }
  std::string bold(std::string_view text) const { return styled("\x1b[1m", text); }
  std::string type(std::string_view text) const { return styled("\x1b[36m", text); }
  /// "● Sweden :Country" in at most `width` columns (0: no bound): the name is cut first, then the
  /// labels go.
  std::string node(const Node& node, std::size_t width) const;
  /// The same without labels.
  std::string name(const Node& node, std::size_t width) const;

 private:
  std::string styled(std::string_view style, std::string_view text) const;

  bool colour_;
};

}  // namespace dossier::shell
