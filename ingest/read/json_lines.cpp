#include "ingest/read/json_lines.h"

namespace dossier::ingest {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

}  // namespace

Status each_line(InputFile& file, std::uint64_t max_line,
                 const std::function<bool(std::string_view line, std::size_t number)>& sink) {
  std::string buffer;
  std::size_t searched = 0;
  std::size_t number = 0;
  while (true) {
    const Result<bool> more = file.read(buffer, kChunk);
    if (!more) return more.error();
    std::size_t begin = 0;
    for (std::size_t end = buffer.find('\n', searched); end != std::string::npos;
         end = buffer.find('\n', begin)) {
      if (!sink(std::string_view(buffer).substr(begin, end - begin), ++number)) return {};
      begin = end + 1;
    }
    buffer.erase(0, begin);
    searched = buffer.size();
    if (buffer.size() > max_line)
      return too_large(file.path() + ":" + std::to_string(number + 1), max_line);
    if (!*more) break;
  }
  if (!buffer.empty()) sink(buffer, number + 1);
  return {};
}

}  // namespace dossier::ingest
