#include "graph/store/foreseen_records.h"

#include "graph/algorithm/parallel.h"
#include "graph/store/keys.h"
#include "graph/store/overlay.h"
#include "graph/store/state.h"

#include <algorithm>

namespace dossier::graph {

namespace {

constexpr std::size_t kFewest = 8;
/// Reading so many takes several times as long as starting a thread.
constexpr std::size_t kLeastShare = 64;

std::vector<NodeId> unchanged(const Overlay& overlay, std::span<const NodeId> nodes) {
  std::vector<NodeId> out;
  for (const NodeId node : nodes) {
    if (!overlay.nodes.contains(raw(node))) out.push_back(node);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void read_some(const State& state, std::span<const NodeId> nodes, std::span<std::string> records) {
  std::vector<FixedKey<9>> keys;
  std::vector<std::string_view> views;
  keys.reserve(nodes.size());
  for (const NodeId node : nodes) views.push_back(keys.emplace_back(key_of(node)));
  state.database->get_many(rocks::Family::Records, rocks::Scope::Pass, views, state.snapshot.get(),
                           [&](std::size_t i, std::string_view stored) { records[i] = stored; });
}

}  // namespace

void ForeseenRecords::read(const State& state, const Overlay& overlay,
                           std::span<const NodeId> nodes) {
  records_.clear();
  const std::vector<NodeId> wanted = unchanged(overlay, nodes);
  if (wanted.size() < kFewest) return;
  std::vector<std::string> records(wanted.size());
  const std::size_t threads = std::clamp<std::size_t>(wanted.size() / kLeastShare, 1, cores());
  on_threads(threads, [&](std::size_t i) {
    read_some(state, share(std::span(wanted), i, threads), share(std::span(records), i, threads));
  });
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!records[i].empty()) records_.emplace(raw(wanted[i]), std::move(records[i]));
  }
}

bool ForeseenRecords::take(NodeId node, std::string& record) {
  const auto found = records_.find(raw(node));
  if (found == records_.end()) return false;
  record = std::move(found->second);
  records_.erase(found);
  return true;
}

}  // namespace dossier::graph
