#include "query/flat/triangles.h"

#include <algorithm>
#include <numeric>

namespace dossier::query::flat {

namespace {

using Kind = Stage::Kind;
using Op = ast::ComparisonOperator;
using VarPair = std::pair<Var, Var>;

/// The last nodes in the order of degrees have most of the work: parts are many and small.
constexpr std::size_t kParts = 512;

/// Reads off stages whether they are a triangle.
class TriangleFinder {
 public:
  explicit TriangleFinder(const std::vector<bool>& wanted) : wanted_(wanted) {}

  bool take_all(const std::vector<Stage>& stages) {
    return std::all_of(stages.begin(), stages.end(),
                       [&](const Stage& stage) { return take(stage); }) &&
           joins_three() && is_ordered() && tells_apart();
  }

  const std::vector<Lane>& lanes() const { return lanes_; }

 private:
  bool take(const Stage& stage) {
    switch (stage.kind) {
      case Kind::Nodes: return stage.has_implied_label;
      case Kind::Edges:
      case Kind::Expand:
      case Kind::Into: return take_hop(stage);
      case Kind::Filter:
        return std::all_of(stage.tests.begin(), stage.tests.end(),
                           [&](const Test& test) { return take_test(test); });
      default: return false;
    }
  }

  bool take_hop(const Stage& stage) {
    if (stage.relationship != kNoVar || !stage.differs_from.empty() || stage.from == stage.to)
      return false;
    if (wanted_[stage.from] || wanted_[stage.to]) return false;
    const std::vector<Lane>& lanes = stage.lanes;
    if (lanes.size() != 2 || lanes[0].table != lanes[1].table ||
        lanes[0].incoming == lanes[1].incoming)
      return false;
    if (!lanes_.empty() && lanes_[0].table != lanes[0].table) return false;
    lanes_ = lanes;
    hops_.emplace_back(std::min(stage.from, stage.to), std::max(stage.from, stage.to));
    return true;
  }

  bool take_test(const Test& test) {
    if (test.kind != Test::Kind::Pair || test.column != test.other) return false;
    if (column_ != nullptr && column_ != test.column) return false;
    if (test.comparison != Op::Less && test.comparison != Op::Greater) return false;
    column_ = test.column;
    const bool less = test.comparison == Op::Less;
    order_.emplace_back(less ? test.a : test.b, less ? test.b : test.a);
    return true;
  }

  bool joins_three() {
    if (hops_.size() != 3) return false;
    std::sort(hops_.begin(), hops_.end());
    // Pairs of three things, sorted: (a, b), (a, c), (b, c).
    return hops_[0].first == hops_[1].first && hops_[0].second == hops_[2].first &&
           hops_[1].second == hops_[2].second && hops_[0].second != hops_[1].second;
  }

  bool is_node(Var var) const {
    return var == hops_[0].first || var == hops_[2].first || var == hops_[2].second;
  }

  bool is_ordered() const {
    if (order_.size() != 2) return false;
    const auto follows = [](VarPair a, VarPair b) {
      return a.second == b.first && a.first != b.second;
    };
    if (!follows(order_[0], order_[1]) && !follows(order_[1], order_[0])) return false;
    return std::all_of(order_.begin(), order_.end(),
                       [&](VarPair pair) { return is_node(pair.first) && is_node(pair.second); });
  }

  /// Every node that has a step has a value, and no two the same.
  bool tells_apart() const {
    if (!column_->tells_apart()) return false;
    const auto& out = lanes_[0].side();
    const auto& in = lanes_[1].side();
    for (std::uint32_t node = 0; node < std::max(out.size(), in.size()); ++node) {
      if (out.degree(node) + in.degree(node) == 0) continue;
      if (!column_->covers(node) ||
          !column_->has(static_cast<std::size_t>(node - column_->first())))
        return false;
    }
    return true;
  }

  const std::vector<bool>& wanted_;
  std::vector<Lane> lanes_;
  std::vector<VarPair> hops_;
  std::vector<VarPair> order_;  ///< the lower first
  const graph::ValueColumn* column_ = nullptr;
};

/// Nodes that have steps, renamed in the order of their degrees, each with its neighbours that come
/// later: as often as there are relationships between the two.
class LaterNeighbours {
 public:
  explicit LaterNeighbours(const std::vector<Lane>& lanes) {
    std::uint32_t nodes = 0;
    for (const Lane& lane : lanes) nodes = std::max(nodes, lane.side().size());
    std::vector<std::uint32_t> degrees(nodes, 0);
    for (const Lane& lane : lanes) {
      for (std::uint32_t node = 0; node < nodes; ++node) degrees[node] += lane.side().degree(node);
    }
    rename(degrees);
    collect(lanes);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(order_.size()); }
  std::span<const std::uint32_t> of(std::uint32_t name) const {
    return {later_.data() + offsets_[name], later_.data() + offsets_[name + 1]};
  }

 private:
  void rename(const std::vector<std::uint32_t>& degrees) {
    for (std::uint32_t node = 0; node < degrees.size(); ++node) {
      if (degrees[node] > 1) order_.push_back(node);
    }
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(degrees[a], a) < std::pair(degrees[b], b);
    });
    names_.assign(degrees.size(), 0);  // who has fewer than two steps comes before all
    for (std::uint32_t name = 0; name < order_.size(); ++name) names_[order_[name]] = name;
  }

  void collect(const std::vector<Lane>& lanes) {
    offsets_.reserve(order_.size() + 1);
    offsets_.push_back(0);
    later_.reserve(lanes[0].table->size());
    for (std::uint32_t name = 0; name < order_.size(); ++name) {
      for (const Lane& lane : lanes) {
        for (const std::uint32_t neighbour : lane.side().of(order_[name])) {
          if (names_[neighbour] > name) later_.push_back(names_[neighbour]);
        }
      }
      offsets_.push_back(later_.size());
    }
  }

  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> names_;
  std::vector<std::uint64_t> offsets_;
  std::vector<std::uint32_t> later_;
};

class TriangleStream final : public Stream {
 public:
  TriangleStream(const Stage& stage, execute::Context& context)
      : stage_(stage), context_(context) {}

  bool next(Rows& out) override {
    out.size = 0;
    if (done_) return false;
    done_ = true;
    out.weights[0] = count();
    out.size = out.weights[0] > 0 ? 1 : 0;
    return out.size > 0;
  }

 private:
  /// Returns what it takes when it goes.
  class Charge {
   public:
    Charge(execute::Context& context, std::uint64_t bytes) : context_(context), bytes_(bytes) {
      context_.budget().charge(bytes_);
    }
    ~Charge() { context_.budget().release(bytes_); }
    Charge(const Charge&) = delete;
    Charge& operator=(const Charge&) = delete;

   private:
    execute::Context& context_;
    std::uint64_t bytes_;
  };

  std::uint64_t count() {
    const graph::EdgeTable& table = *stage_.lanes[0].table;
    const std::uint64_t nodes = std::max(table.side(false).size(), table.side(true).size());
    const Charge charge(context_, nodes * 24 + table.size() * 4);
    const LaterNeighbours graph(stage_.lanes);
    const std::size_t threads = graph::threads_for(table.size());
    std::vector<std::uint64_t> totals(threads, 0);
    Morsels morsels(kParts, 0, kParts);
    run_team(threads, context_, [&](std::size_t i, Meter& meter) {
      std::vector<std::uint32_t> times(graph.size(), 0);
      std::uint64_t total = 0;
      while (const auto range = morsels.take(graph.size())) {
        for (std::size_t node = range->begin; node < range->end; ++node) {
          total += count_at(graph, static_cast<std::uint32_t>(node), times, meter);
        }
      }
      totals[i] = total;
    });
    return std::accumulate(totals.begin(), totals.end(), std::uint64_t{0});
  }

  /// Triangles of which `node` comes first. `times` is all zero before and afterwards.
  static std::uint64_t count_at(const LaterNeighbours& graph, std::uint32_t node,
                                std::vector<std::uint32_t>& times, Meter& meter) {
    const auto own = graph.of(node);
    if (own.size() < 2) return 0;
    for (const std::uint32_t neighbour : own) ++times[neighbour];
    std::uint64_t total = 0;
    std::size_t steps = own.size();
    for (const std::uint32_t middle : own) {
      const auto last = graph.of(middle);
      steps += last.size();
      for (const std::uint32_t neighbour : last) total += times[neighbour];
    }
    for (const std::uint32_t neighbour : own) times[neighbour] = 0;
    meter.work(steps);
    return total;
  }

  const Stage& stage_;
  execute::Context& context_;
  bool done_ = false;
};

}  // namespace

bool take_triangles(std::vector<Stage>& stages, const std::vector<bool>& wanted) {
  TriangleFinder finder(wanted);
  if (!finder.take_all(stages)) return false;
  Stage counted;
  counted.kind = Kind::Triangles;
  counted.lanes = finder.lanes();
  stages.clear();
  stages.push_back(std::move(counted));
  return true;
}

std::unique_ptr<Stream> make_triangle_stream(const Stage& stage, Meter& meter) {
  return std::make_unique<TriangleStream>(stage, meter.context());
}

}  // namespace dossier::query::flat
