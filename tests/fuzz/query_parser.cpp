// Any bytes: parsing ends with a tree that prints as itself, or with one error whose place lies in
// the text.
#include "query/analyze/analyze.h"
#include "query/analyze/standard_catalog.h"
#include "query/ast/print.h"
#include "query/complete/cursor.h"
#include "query/function/procedure.h"
#include "query/syntax/highlight.h"
#include "query/syntax/parse.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace dossier;

void require(bool condition) {
  if (!condition) std::abort();
}

void check_error(const Error& error, std::string_view text) {
  require(error.where.begin <= error.where.end && error.where.end <= text.size());
  require(!error.message.empty() && error.message.find('\n') == std::string::npos);
  for (const Note& note : error.notes) require(note.where.end <= text.size());
  static_cast<void>(render(error, text));
}

void check_query(query::ast::Query& query, std::string_view text) {
  static const query::StandardCatalog catalog(query::ProcedureTable::with_builtins());
  const std::string printed = query::ast::print(query);
  auto again = query::parse(printed);
  if (again) require(query::ast::print(*again) == printed);
  require(again || again.error().code == Code::NestingTooDeep ||
          again.error().code == Code::QueryTooLong);
  if (auto status = query::analyze(query, catalog); !status)
    return check_error(status.error(), text);
  static_cast<void>(query::ast::print(query));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto query = query::parse(text);
  if (query) {
    check_query(*query, text);
  } else {
    check_error(query.error(), text);
  }
  static_cast<void>(query::highlight(text));
  static_cast<void>(query::cursor_context(text, size / 2));
  return 0;
}
