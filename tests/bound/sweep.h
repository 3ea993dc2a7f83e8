#pragma once

#include <string>
#include <vector>

namespace dossier::bound_test {

/// A statement that comes to an end and takes a while to, stopped at many moments of its run: also
/// while what it changed is verified, written and given back.
struct Sweep {
  std::string name;
  std::string text;
  std::vector<std::string> graph = {};  ///< statements that make what it needs
};

struct Latency {
  double whole = 0;      ///< milliseconds of the run that nobody stops
  double slowest = 0;    ///< from the request to the end, of runs that were cancelled
  double writing = 0;    ///< the same, of runs whose changes were being stored already
  std::size_t ends = 0;  ///< runs that were cancelled
  std::string fault;     ///< what went wrong, or empty
};

/// `rows`: how much they change.
std::vector<Sweep> sweeps(std::size_t rows);
/// Runs it in new databases in the folder, once alone and then cancelled at so many moments.
Latency sweep(const Sweep& what, const std::string& folder, std::size_t moments);

}  // namespace dossier::bound_test
