#include "ingest/write/read_stage.h"

#include "ingest/read/each_document.h"
#include "ingest/read/encoding.h"
#include "ingest/read/files.h"

#include <filesystem>

namespace dossier::ingest {
namespace {

/// Names of the folders above a file, the nearest first.
std::vector<std::string> folders_of(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path whole = std::filesystem::absolute(path, ignored);
  std::vector<std::string> out;
  for (auto folder = whole.parent_path(); folder.has_filename(); folder = folder.parent_path()) {
    out.push_back(decode(folder.filename().string()).text);
  }
  return out;
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code ignored;
  return a == b || std::filesystem::equivalent(a, b, ignored);
}

}  // namespace

void ReadStage::run(const std::function<bool(ReadItem&&)>& put) {
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    bool going = true;
    const auto pass = [&](ReadItem&& item) {
      item.file = i;
      item.path = paths_[i];
      going = going && put(std::move(item));
      return going;
    };
    const auto fail = [&](const Error& error) { pass({{}, error, false, 0, {}}); };
    try {
      each_document(paths_[i], options_, fail, [&](Document&& document) {
        name_apart(document);
        return pass({std::move(document), {}, false, 0, {}});
      });
    } catch (const std::exception& fault) {
      fail(cannot_read(paths_[i], fault.what(), "cut it into smaller documents"));
    }
    if (!pass({{}, {}, true, 0, {}})) return;
  }
}

/// A name belongs to the file that had it first, and to a stored file as long as that exists.
bool ReadStage::is_free(const Document& document, const std::string& name) const {
  const auto known = taken_.find(name);
  if (known != taken_.end())
    return known->second == document.path && name.find('#') == std::string::npos;
  const std::string stored = stored_path_(name);
  std::error_code ignored;
  return stored.empty() || document.path.empty() || is_same_file(stored, document.path) ||
         !std::filesystem::exists(stored, ignored);
}

void ReadStage::name_apart(Document& document) {
  std::string name = document.name;
  const std::vector<std::string> folders =
      document.path.empty() ? std::vector<std::string>() : folders_of(document.path);
  for (std::size_t i = 0; i < folders.size() && !is_free(document, name); ++i)
    name.insert(0, folders[i] + "/");
  for (int number = 2; !is_free(document, name) && taken_.contains(name); ++number) {
    name = document.name + "~" + std::to_string(number);
  }
  document.name = name;
  taken_[document.name] = document.path;
}

}  // namespace dossier::ingest
