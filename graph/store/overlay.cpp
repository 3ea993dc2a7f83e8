#include "graph/store/overlay.h"

#include <dossier/error.h>

namespace dossier::graph {

void Overlay::charge(std::size_t more) {
  bytes += more;
  if (bytes <= bytes_allowed) return;
  throw Exception({Code::LimitExceeded,
                   "the changes of a transaction take more than " +
                       std::to_string(bytes_allowed >> 20) + " MB of memory",
                   {},
                   {},
                   "store the changes in several transactions, or load them with `dossier import`",
                   {}});
}

}  // namespace dossier::graph
