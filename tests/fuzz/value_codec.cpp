#include "graph/store/value_codec.h"

#include "graph/rocks/guard.h"
#include "graph/store/catalog.h"
#include "graph/store/directory.h"
#include "graph/store/index_codec.h"
#include "graph/store/record.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <dossier/error.h>

using namespace dossier;
using namespace dossier::graph;

namespace {

/// What was decoded must be stored and read back as the same value, and have an ordered form that
/// can be measured.
void require_round_trip(std::string_view bytes) {
  const Value value = decode_value(bytes);
  std::string again;
  encode_value(again, value);
  if (!(decode_value(again) == value)) std::abort();
  std::string ordered;
  encode_ordered(ordered, value);
  if (ordered_size(ordered) != ordered.size()) std::abort();
  to_literal(value);
}

template <typename Action>
void allow_errors(Action action) {
  try {
    action();
  } catch (const Exception&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  allow_errors([&] { require_round_trip(bytes); });
  allow_errors([&] {
    std::vector<Property> properties;
    NodeRecord(bytes).properties().append_to(properties);
  });
  allow_errors([&] { RelationshipRecord(bytes).properties().value(KeyId{1}); });
  allow_errors([&] { decode_definition(IndexId{0}, bytes); });
  (void)ordered_size(bytes);
  (void)parse_identity(std::string(bytes), "x").ok();
  return 0;
}
