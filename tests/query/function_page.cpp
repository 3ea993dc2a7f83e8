// The page docs/functions.md is made from the tables of functions. Run test_query with
// DOSSIER_UPDATE=1 to write it anew.
#include "query/function/aggregate.h"
#include "query/function/procedure.h"
#include "tests/query/value_helper.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using namespace dossier;
using namespace dossier::query;

namespace {

constexpr const char* kIntroduction = R"(# Functions and procedures

Names are found in any case. Where nothing else is said, a function gives null as soon as one of
its arguments is null. An argument of a kind that a function does not take is an error: before
the query runs where the kind is certain then, otherwise at that row.

- Strings are counted in Unicode code points; the first has number 0. Negative counts are
  errors, counts beyond the end stop there.
- Integers have 64 bits: what does not fit is an error, as is division by zero. Floats follow
  IEEE 754.
- `text =~ pattern` matches whole texts in time linear in the text (RE2: no look-around, no back
  references), of 32 MB at most; patterns that are slow, such as `.*a.{900}`, only texts of a few
  thousand.
- `date()`, `datetime()` and their kin without argument give the moment when the statement
  began, the same for the whole statement. Values that name no time zone are in UTC. Zone names
  are those of the IANA database.
- Text and lists of more than 2^31 bytes or elements are errors, and so is more memory than the
  query may use.

`CALL dbms.functions()` and `CALL dbms.procedures()` list the same from within.
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

void add_row(std::string& out, std::string_view signature, std::string_view description) {
  out += "| `" + escaped(signature) + "` | " + escaped(description) + " |\n";
}

std::string table_head(std::string_view title) {
  std::string name(title);
  name[0] = static_cast<char>(std::toupper(name[0]));
  return "\n## " + name + "\n\n| function | gives |\n|---|---|\n";
}

std::string page() {
  std::map<std::string_view, std::string> groups;
  for (const Function& f : functions()) add_row(groups[f.category], f.signature, f.description);
  for (const Aggregate& a : aggregates())
    add_row(groups["aggregating"], a.signature, a.description);
  std::string out = kIntroduction;
  for (const auto& [title, rows] : groups) out += table_head(title) + rows;
  out += "\n## Procedures\n\n| procedure | gives |\n|---|---|\n";
  const ProcedureTable table = ProcedureTable::with_builtins();
  for (const Procedure* p : table.all()) {
    if (!p->name.starts_with("algo.")) add_row(out, signature(*p), p->description);
  }
  return out + "\nGraph algorithms are procedures too: `docs/algorithms.md`.\n";
}

std::string read(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("the page of functions lists what there is", "[function]") {
  const std::string path = std::string(DOSSIER_SOURCE_DIR) + "/docs/functions.md";
  if (std::getenv("DOSSIER_UPDATE") != nullptr) std::ofstream(path) << page();
  CHECK(read(path) == page());
}
