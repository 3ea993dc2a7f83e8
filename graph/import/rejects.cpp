#include "graph/import/rejects.h"

#include <dossier/error.h>

namespace dossier::graph {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += c;
    out += c;
  }
  return out + '"';
}

std::string_view without_line_end(std::string_view record) {
  while (record.ends_with('\n') || record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

}  // namespace

void Rejects::open() {
  if (path_.empty() || out_.is_open()) return;
  out_.open(path_, std::ios::binary | std::ios::trunc);
  out_ << "file,line,reason,record\n";
}

void Rejects::require_written() {
  if (path_.empty() || out_) return;
  throw Exception({Code::InputOutput, "cannot write the rejected records to `" + path_ + '`'});
}

void Rejects::add(std::string_view file, std::uint64_t line, const Reject& reject) {
  open();
  if (out_.is_open()) {
    out_ << quoted(file) << ',' << line << ',' << quoted(reject.reason) << ','
         << quoted(without_line_end(reject.record)) << '\n';
  }
  require_written();
  if (++count_ <= most_) return;
  throw Exception({Code::LimitExceeded,
                   "more than " + std::to_string(most_) +
                       " records cannot be imported; the last: line " + std::to_string(line) +
                       " of `" + std::string(file) + "`: " + reject.reason,
                   {},
                   {},
                   "nothing was imported",
                   {}});
}

void Rejects::finish() {
  if (!out_.is_open()) return;
  out_.flush();
  require_written();
}

}  // namespace dossier::graph
