#include "query/function/property_writer.h"

#include "graph/transaction.h"

namespace dossier::query {

namespace {
constexpr std::size_t kNodesPerCheck = 1024;
}

void PropertyWriter::write(NodeId node, const Value& value) {
  while (nodes_[at_] != node) set(Value());
  set(value);
  ++written_;
}

std::uint64_t PropertyWriter::finish() {
  while (at_ < nodes_.size()) set(Value());
  return written_;
}

void PropertyWriter::set(const Value& value) {
  if (at_ % kNodesPerCheck == 0 && context_.functions.checkpoint) context_.functions.checkpoint();
  if (context_.graph.set_property(nodes_[at_++], key_, value)) ++context_.counters.properties_set;
}

}  // namespace dossier::query
