#pragma once

#include "shell/editor/style.h"

#include <string>
#include <vector>

namespace dossier::shell {

/// Something that can stand at the cursor.
struct Candidate {
  std::string text;    ///< what is inserted
  std::string detail;  ///< shown beside it: "Person, 1204 nodes"
};

/// Candidates for the text between `begin` and the cursor.
struct Candidates {
  std::size_t begin = 0;
  std::vector<Candidate> items;
};

/// A menu of candidates with one of them selected.
class Menu {
 public:
  static constexpr std::size_t kRows = 8;

  bool open() const noexcept { return !candidates_.items.empty(); }
  void show(Candidates candidates);
  void close() { candidates_ = {}; }
  void move(int step) noexcept;
  const Candidate& selected() const { return candidates_.items[selected_]; }
  std::size_t begin() const noexcept { return candidates_.begin; }
  std::size_t size() const noexcept { return candidates_.items.size(); }

  /// The menu as lines below the text, at most kRows and a line that counts the rest.
  std::vector<ScreenLine> lines(std::size_t width, std::size_t indent) const;

 private:
  Candidates candidates_;
  std::size_t selected_ = 0;
  std::size_t top_ = 0;
};

/// The longest text that all candidates begin with.
std::string common_prefix(const std::vector<Candidate>& items);

}  // namespace dossier::shell
