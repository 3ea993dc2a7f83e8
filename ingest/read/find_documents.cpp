#include "ingest/read/files.h"
#include "ingest/read/unicode.h"
#include "ingest/reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>

#include <dirent.h>
#include <sys/stat.h>

namespace dossier::ingest {
namespace {

using Report = std::function<void(const Error&)>;
using FileId = std::pair<dev_t, ino_t>;

struct CloseFolder {
  void operator()(DIR* folder) const noexcept { ::closedir(folder); }
};

struct Entry {
  std::string path;
  bool given;  ///< named by the user, not found in a folder
};

/// The files that every database of this program has.
bool is_database(const std::vector<std::string>& names) {
  const auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return has("DOSSIER") && has("CURRENT");
}

Error skipped_database(const std::string& folder) {
  return Error{Code::SkippedDatabase, "`" + folder + "` is a database; it is skipped"};
}

/// Walks folders with a stack of its own, so that depth costs no machine stack.
class Walk {
 public:
  Walk(const ReadOptions& options, const Report& report) : options_(options), report_(report) {}

  std::vector<std::string> run(const std::vector<std::string>& paths) {
    for (auto path = paths.rbegin(); path != paths.rend(); ++path)
      waiting_.push_back({*path, true});
    while (!waiting_.empty()) {
      const Entry entry = std::move(waiting_.back());
      waiting_.pop_back();
      visit(entry);
    }
    std::sort(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  void complain(const Error& error) const {
    if (report_) report_(error);
  }

  void visit(const Entry& entry) {
    struct stat status {};
    const bool follow = entry.given || options_.follow_symlinks;
    const int failed =
        follow ? ::stat(entry.path.c_str(), &status) : ::lstat(entry.path.c_str(), &status);
    if (failed != 0) {
      const std::string reason = ascii_lower(std::generic_category().message(errno));
      return complain(cannot_read(entry.path, reason, entry.given ? "check the path" : ""));
    }
    if (S_ISLNK(status.st_mode)) return;
    if (!seen_.emplace(status.st_dev, status.st_ino).second) return;
    if (S_ISDIR(status.st_mode)) return list(entry.path);
    if (S_ISREG(status.st_mode)) return found_.push_back(entry.path);
    complain(cannot_read(entry.path, "it is not a regular file", "give regular files and folders"));
  }

  void list(const std::string& folder) {
    const std::unique_ptr<DIR, CloseFolder> stream(::opendir(folder.c_str()));
    if (!stream) {
      const std::string reason = ascii_lower(std::generic_category().message(errno));
      return complain(cannot_read(folder, reason, "change its permissions, or leave it out"));
    }
    std::vector<std::string> names;
    while (const dirent* item = ::readdir(stream.get())) {
      if (item->d_name[0] != '.') names.emplace_back(item->d_name);
    }
    if (is_database(names)) return complain(skipped_database(folder));
    std::sort(names.begin(), names.end(), std::greater<>());
    const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
    for (const std::string& name : names) waiting_.push_back({prefix + name, false});
  }

  const ReadOptions& options_;
  const Report& report_;
  std::vector<Entry> waiting_;
  std::set<FileId> seen_;  ///< ends cycles and gives each file once
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> find_documents(const std::vector<std::string>& paths,
                                        const ReadOptions& options,
                                        const std::function<void(const Error&)>& report) {
  return Walk(options, report).run(paths);
}

}  // namespace dossier::ingest
