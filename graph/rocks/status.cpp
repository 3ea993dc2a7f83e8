#include "graph/rocks/status.h"

namespace dossier::graph::rocks {

namespace {

constexpr std::string_view kRestore =
    "nothing was changed; restore a backup, or run `dossier check --deep` to see what is damaged";

std::string sentence(const rocksdb::Status& status) {
  const char* detail = status.getState();
  std::string text = detail != nullptr && *detail != 0 ? std::string(detail) : status.ToString();
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

}  // namespace

Error translate(const rocksdb::Status& status, std::string_view action) {
  const std::string text = "cannot " + std::string(action) + ": " + sentence(status);
  if (status.IsCorruption()) return {Code::Corrupted, text, {}, {}, std::string(kRestore), {}};
  if (status.IsNoSpace())
    return {Code::InputOutput, text, {}, {}, "make room on the disk and try again", {}};
  return {Code::InputOutput, text, {}, {}, {}, {}};
}

}  // namespace dossier::graph::rocks
