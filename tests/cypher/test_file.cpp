#include "tests/cypher/test_file.h"

#include <fstream>
#include <optional>
#include <stdexcept>

namespace dossier::cypher_test {
namespace {

std::optional<BlockKind> kind_of(const std::string& head) {
  if (head == "graph") return BlockKind::Graph;
  if (head == "parameters") return BlockKind::Parameters;
  if (head == "statement") return BlockKind::Statement;
  if (head == "query") return BlockKind::Query;
  if (head == "query ordered") return BlockKind::Ordered;
  if (head == "error") return BlockKind::Error;
  if (head == "warning") return BlockKind::Warning;
  return std::nullopt;
}

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

class Reader {
 public:
  explicit Reader(const std::string& path) : file_{path, {}, {}}, lines_(read_lines(path)) {}

  TestFile run() {
    while (at_ < lines_.size()) {
      if (lines_[at_].empty() || lines_[at_][0] == '#') {
        comments_.push_back(lines_[at_++]);
      } else {
        read_block();
      }
    }
    file_.tail = std::move(comments_);
    return std::move(file_);
  }

 private:
  void read_block() {
    const auto kind = kind_of(lines_[at_]);
    if (!kind)
      throw std::runtime_error(file_.path + ":" + std::to_string(at_ + 1) + ": unknown block `" +
                               lines_[at_] + "`");
    Block block{*kind, lines_[at_], {}, {}, false, at_ + 1, std::move(comments_)};
    comments_.clear();
    ++at_;
    for (; at_ < lines_.size() && !lines_[at_].empty() && lines_[at_] != "----"; ++at_)
      block.text += lines_[at_] + "\n";
    if (at_ < lines_.size() && lines_[at_] == "----") read_expected(block);
    file_.blocks.push_back(std::move(block));
  }

  void read_expected(Block& block) {
    block.has_expected = true;
    for (++at_; at_ < lines_.size() && !lines_[at_].empty(); ++at_)
      block.expected.push_back(lines_[at_]);
  }

  TestFile file_;
  std::vector<std::string> lines_;
  std::vector<std::string> comments_;
  std::size_t at_ = 0;
};

}  // namespace

TestFile read_test_file(const std::string& path) { return Reader(path).run(); }

void write_test_file(const TestFile& file) {
  std::ofstream out(file.path);
  for (const Block& block : file.blocks) {
    for (const std::string& comment : block.comments) out << comment << '\n';
    out << block.head << '\n' << block.text;
    if (!block.has_expected) continue;
    out << "----\n";
    for (const std::string& line : block.expected) out << line << '\n';
  }
  for (const std::string& comment : file.tail) out << comment << '\n';
}

}  // namespace dossier::cypher_test
