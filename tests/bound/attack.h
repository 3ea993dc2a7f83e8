#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dossier::bound_test {

/// A query that is meant to hurt.
struct Attack {
  std::string name;
  std::function<std::string()> text;
  /// Codes of errors that it may end with; "ok" where it may also come to an end.
  std::vector<std::string> ends;
};

/// Texts that are large or deep, without a graph to walk.
std::vector<Attack> text_attacks();
/// Queries that would run for ever or fill the memory: expressions, and walks over the graphs of
/// `make_graphs`.
std::vector<Attack> work_attacks();
/// One operation again and again on one value of a hundred megabytes.
std::vector<Attack> value_attacks();
/// Queries that write without end.
std::vector<Attack> write_attacks();

/// Statements that make the graphs the attacks walk over.
std::vector<std::string> make_graphs();

std::string repeat(std::string_view part, std::size_t times);

}  // namespace dossier::bound_test
