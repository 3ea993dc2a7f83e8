#include "shell/editor/history.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxEntryBytes = 64 * 1024;

void add_to(std::vector<std::string>& entries, std::string entry) {
  const auto same = std::find(entries.begin(), entries.end(), entry);
  if (same != entries.end()) entries.erase(same);
  entries.push_back(std::move(entry));
  if (entries.size() > History::kMaxEntries) entries.erase(entries.begin());
}

bool same_letter(char a, char b) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(a) == lower(b);
}

bool holds(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same_letter) != text.end();
}

Error history_error(const std::string& path) {
  return Error{Code::InputOutput,
               "cannot keep the history in `" + path + "`: " + std::strerror(errno)};
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(descriptor, text.data(), text.size());
    if (size < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

}  // namespace

void History::add(std::string entry) {
  if (entry.empty() || entry.front() == ' ' || entry.size() > kMaxEntryBytes) return;
  add_to(fresh_, entry);
  add_to(entries_, std::move(entry));
}

std::optional<std::size_t> History::find_prefix(std::string_view prefix, std::size_t before) const {
  for (std::size_t i = std::min(before, entries_.size()); i-- > 0;) {
    if (entries_[i].starts_with(prefix) && entries_[i].size() > prefix.size()) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> History::find_prefix_after(std::string_view prefix,
                                                      std::size_t after) const {
  for (std::size_t i = after + 1; i < entries_.size(); ++i) {
    if (entries_[i].starts_with(prefix) && entries_[i].size() > prefix.size()) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> History::find_part(std::string_view part, std::size_t before) const {
  for (std::size_t i = std::min(before, entries_.size()); i-- > 0;) {
    if (holds(entries_[i], part)) return i;
  }
  return std::nullopt;
}

Status History::load(const std::string& path) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.size() <= 2 * kMaxEntryBytes) entries_.push_back(history_entry(line));
  }
  if (entries_.size() > kMaxEntries) {
    entries_.erase(entries_.begin(), entries_.end() - static_cast<std::ptrdiff_t>(kMaxEntries));
  }
  return {};
}

namespace {

/// Makes the folders that are missing, for nobody but their owner.
void make_private_folders(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (folder.empty() || std::filesystem::exists(folder, ignored)) return;
  make_private_folders(folder.parent_path());
  ::mkdir(folder.c_str(), 0700);
}

}  // namespace

Status History::save(const std::string& path) const {
  if (fresh_.empty()) return {};
  make_private_folders(std::filesystem::path(path).parent_path());
  History merged;
  if (Status status = merged.load(path); !status) return status;
  for (const std::string& entry : fresh_) add_to(merged.entries_, entry);
  std::string text;
  for (const std::string& entry : merged.entries_) text += history_line(entry) + '\n';

  const std::string temporary = path + "." + std::to_string(::getpid());
  const int file =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return history_error(path);
  const bool written = write_all(file, text);
  const bool closed = ::close(file) == 0;
  if (written && closed && std::rename(temporary.c_str(), path.c_str()) == 0) return {};
  Error error = history_error(path);
  ::unlink(temporary.c_str());
  return error;
}

std::string history_line(std::string_view entry) {
  std::string out;
  for (const char c : entry) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\') {
      out += "\\\\";
    } else if (c != '\r' && c != '\0') {
      out += c;
    }
  }
  return out;
}

std::string history_entry(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      out += line[i];
    } else {
      out += line[++i] == 'n' ? '\n' : line[i];
    }
  }
  return out;
}

std::string history_path() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value != nullptr ? value : "");
  };
  if (const std::string path = variable("DOSSIER_HISTORY"); !path.empty()) return path;
  const std::string state = variable("XDG_STATE_HOME");
  if (state.starts_with('/')) return state + "/dossier/history";
  const std::string home = variable("HOME");
  return home.empty() ? "" : home + "/.local/state/dossier/history";
}

}  // namespace dossier::shell
