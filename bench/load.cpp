#include "bench/load.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "bench/csv.h"

namespace dossier::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRowsAtOnce = 20'000;

/// "PROPOSED_TO_Proposal_Person" as its type and the labels of its ends; a label alone for nodes.
struct Content {
  std::string type, from, to;
  explicit Content(const std::string& stem) {
    const std::size_t last = stem.rfind('_');
    if (last == std::string::npos) {
      type = stem;
      return;
    }
    const std::size_t middle = stem.rfind('_', last - 1);
    type = stem.substr(0, middle);
    from = stem.substr(middle + 1, last - middle - 1);
    to = stem.substr(last + 1);
  }
  bool is_node() const { return from.empty(); }
};

std::string statement(const Content& content) {
  if (content.is_node()) return "UNWIND $rows AS row CREATE (n:" + content.type + ") SET n = row";
  return "UNWIND $rows AS row MATCH (a:" + content.from + " {id: row.from}), (b:" + content.to +
         " {id: row.to}) CREATE (a)-[r:" + content.type + "]->(b) SET r = row.properties";
}

Value row(const Content& content, const std::vector<std::string>& header, std::vector<Value>&& record) {
  Map out, properties;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool end = header[i] == "from" || header[i] == "to";
    (content.is_node() || end ? out : properties).set(header[i], std::move(record[i]));
  }
  if (!content.is_node()) out.set("properties", std::move(properties));
  return out;
}

std::size_t load_file(Database& database, const fs::path& path) {
  const Content content(path.stem().string());
  const std::string text = statement(content);
  std::vector<std::string> header;
  List rows;
  std::size_t count = 0;
  const auto flush = [&] {
    count += rows.size();
    if (!rows.empty()) database.query(text, {{"rows", std::exchange(rows, {})}}).value();
  };
  read_csv(path.string(), [&](std::vector<std::string>& names) { header = names; },
           [&](std::vector<Value>&& record) {
             rows.push_back(row(content, header, std::move(record)));
             if (rows.size() == kRowsAtOnce) flush();
           });
  flush();
  return count;
}

}  // namespace

std::size_t load(Database& database, const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  const auto nodes_first = [](const fs::path& a, const fs::path& b) {
    return std::pair(!Content(a.stem().string()).is_node(), a) < std::pair(!Content(b.stem().string()).is_node(), b);
  };
  std::sort(files.begin(), files.end(), nodes_first);
  std::size_t count = 0;
  for (const fs::path& file : files) {
    const Content content(file.stem().string());
    if (content.is_node()) database.query("CREATE INDEX FOR (n:" + content.type + ") ON (n.id)").value();
    count += load_file(database, file);
  }
  database.query("CREATE INDEX FOR (n:Person) ON (n.name)").value();
  return count;
}

}  // namespace dossier::bench
