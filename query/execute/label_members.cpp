#include "query/execute/label_members.h"

#include <algorithm>
#include <limits>

namespace dossier::query::execute {

namespace {

constexpr std::uint64_t kFewest = 512;
/// A lookup costs as much as reading this many nodes of a scan.
constexpr std::uint64_t kLookup = 16;
/// Largest id that the set is made for: 32 MiB of bits.
constexpr std::uint64_t kMostNodes = std::uint64_t{1} << 28;
constexpr std::size_t kBlock = 1024;

}  // namespace

LabelMembers::LabelMembers(const graph::Transaction& graph, Budget& budget, graph::LabelId label)
    : graph_(graph),
      budget_(budget),
      label_(label),
      in_memory_(graph.members(label, graph::Effort::Present)),
      worth_(std::max(kFewest, graph.statistics().nodes(label) / kLookup)) {}

LabelMembers::~LabelMembers() { budget_.release(bits_.size() * sizeof(std::uint64_t)); }

bool LabelMembers::ask(NodeId node) {
  if (++asked_ > worth_) {
    build();
    return built_ ? contains(node) : graph_.has_label(node, label_);
  }
  return graph_.has_label(node, label_);
}

void LabelMembers::build() {
  worth_ = std::numeric_limits<std::uint64_t>::max();
  NodeId block[kBlock];
  std::vector<std::uint64_t> bits;
  const auto cursor = graph_.scan_label(label_);
  while (const std::size_t count = cursor->next(block)) {
    const auto last = static_cast<std::uint64_t>(block[count - 1]);
    if (last >= kMostNodes) return;
    bits.resize(std::max<std::size_t>(bits.size(), last / 64 + 1));
    for (std::size_t i = 0; i < count; ++i) {
      const auto id = static_cast<std::uint64_t>(block[i]);
      bits[id / 64] |= std::uint64_t{1} << (id % 64);
    }
  }
  budget_.charge(bits.size() * sizeof(std::uint64_t));
  bits_ = std::move(bits);
  built_ = true;
}

}  // namespace dossier::query::execute
