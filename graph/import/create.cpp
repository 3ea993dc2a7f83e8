#include "graph/import/import_files.h"
#include "graph/store/directory.h"

#include <filesystem>
#include <system_error>

namespace dossier::graph {

namespace {

namespace fs = std::filesystem;

Error file_error(const std::string& action, const std::string& path,
                 const std::error_code& failed) {
  return {Code::InputOutput, "cannot " + action + " `" + path + "`: " + failed.message()};
}

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// Nothing but an empty directory may be where the database shall be.
Status require_free(const std::string& path) {
  const auto found = inspect(path, true);
  if (!found) return found.error();
  if (found->fresh) return {};
  return Error{Code::InputOutput,
               "there is a database at `" + path + "` already",
               {},
               {},
               "open it to add to it",
               {}};
}

/// Takes away what a killed import left. Fails with Locked while another one is at work.
Status clear_leftover(const std::string& path) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return {};
  if (const auto found = inspect(path, true); !found) return found.error();
  {
    const auto holder = Holder::acquire(path);
    if (!holder) return holder.error();
  }
  fs::remove_all(path, failed);
  if (failed) return file_error("remove", path, failed);
  return {};
}

Result<ImportSummary> build(const std::string& path, const ImportSettings& settings,
                            const ValueReader& reader) {
  auto store = Store::open(path);
  if (!store) return std::move(store).error();
  return (*store)->import_files(settings, reader);
}

}  // namespace

Result<ImportSummary> create_from_files(const std::string& wanted, const ImportSettings& settings,
                                        const ValueReader& reader) {
  const std::string path = without_slashes(wanted), building = path + ".importing";
  if (Status status = require_free(path); !status) return status.error();
  if (Status status = clear_leftover(building); !status) return status.error();
  auto summary = build(building, settings, reader);
  std::error_code failed;
  if (summary) {
    fs::rename(building, path, failed);
    if (failed) summary = file_error("create", path, failed);
  }
  if (!summary) {
    fs::remove_all(building, failed);
    return summary;
  }
  const std::string parent = fs::path(path).parent_path().string();
  if (Status status = sync_directory(parent.empty() ? "." : parent); !status) return status.error();
  return summary;
}

}  // namespace dossier::graph
