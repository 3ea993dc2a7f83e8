#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::shell {

/// Statements of this and earlier sessions, oldest first. Entries are never changed; one that is
/// entered again moves to the end. Texts that begin with a space are not kept.
class History {
 public:
  static constexpr std::size_t kMaxEntries = 10'000;

  const std::vector<std::string>& entries() const noexcept { return entries_; }
  std::size_t size() const noexcept { return entries_.size(); }
  void add(std::string entry);

  /// The newest entry before `before` that begins with `prefix` and is not `prefix` itself.
  std::optional<std::size_t> find_prefix(std::string_view prefix, std::size_t before) const;
  /// The oldest entry after `after` that does.
  std::optional<std::size_t> find_prefix_after(std::string_view prefix, std::size_t after) const;
  /// The newest entry before `before` that holds `part`, without regard to the case of ASCII
  /// letters.
  std::optional<std::size_t> find_part(std::string_view part, std::size_t before) const;

  /// Takes over the entries of a file. A missing file is an empty history.
  Status load(const std::string& path);
  /// Adds the entries of this session to the file, which only its owner can read. Other sessions
  /// may have added theirs meanwhile. The file is replaced in one step.
  Status save(const std::string& path) const;

 private:
  std::vector<std::string> entries_;
  std::vector<std::string> fresh_;  ///< of this session
};

/// One line of a history file; line breaks and backslashes are escaped.
std::string history_line(std::string_view entry);
std::string history_entry(std::string_view line);

/// DOSSIER_HISTORY, or dossier/history below XDG_STATE_HOME; "" when there is no home.
std::string history_path();

}  // namespace dossier::shell
