#pragma once

#include "graph/ids.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/value.h>

/// Parts of a graph as flat arrays in memory, for those who look at much of it. Each is made from
/// one consistent state, immutable, safe for any number of threads, and owned by whoever holds it.
/// Ids are 32 bits wide here: larger graphs have no such parts.
namespace dossier::graph {

/// The nodes that have a label, as bits.
class NodeSet {
 public:
  explicit NodeSet(std::vector<std::uint64_t> words) : words_(std::move(words)) {}

  bool contains(std::uint32_t node) const noexcept {
    const std::size_t word = node / 64;
    return word < words_.size() && (words_[word] >> (node % 64) & 1U) != 0;
  }
  /// Bit n % 64 of word n / 64 stands for node n.
  std::span<const std::uint64_t> words() const noexcept { return words_; }
  /// The same set with some nodes added (true) or taken away, in this order.
  std::shared_ptr<const NodeSet> with(
      std::span<const std::pair<std::uint32_t, bool>> changes) const;

 private:
  std::vector<std::uint64_t> words_;
};

/// The relationships of one type: as a list by ascending id, and from both of their ends.
class EdgeTable {
 public:
  struct Link {
    std::uint32_t start;
    std::uint32_t end;
    std::uint32_t relationship;
  };
  /// Compressed sparse rows. The steps of node n stand at offsets[n] to offsets[n + 1], by
  /// ascending neighbour, then relationship; nodes from `size()` on have none.
  struct Side {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> neighbours;
    std::vector<std::uint32_t> relationships;

    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(offsets.size() - 1); }
    std::uint32_t begin(std::uint32_t node) const noexcept {
      return node < size() ? offsets[node] : 0;
    }
    std::uint32_t end(std::uint32_t node) const noexcept {
      return node < size() ? offsets[node + 1] : 0;
    }
    std::uint32_t degree(std::uint32_t node) const noexcept { return end(node) - begin(node); }
    std::span<const std::uint32_t> of(std::uint32_t node) const noexcept {
      return {neighbours.data() + begin(node), degree(node)};
    }
    /// From the first node that has steps to behind the last one; empty when none has.
    std::pair<std::uint32_t, std::uint32_t> extent() const noexcept;
    /// The places of the steps to one neighbour.
    std::pair<std::uint32_t, std::uint32_t> range(std::uint32_t node,
                                                  std::uint32_t neighbour) const noexcept;
  };

  /// `links` by ascending relationship; every node is below `nodes`.
  EdgeTable(std::uint32_t nodes, std::vector<Link> links);

  const Side& side(bool incoming) const noexcept { return sides_[incoming]; }
  std::span<const Link> links() const noexcept { return links_; }
  std::size_t size() const noexcept { return links_.size(); }
  /// Relationships that begin where they end.
  std::uint64_t loops() const noexcept { return loops_; }
  /// The same with some relationships taken away and some added. REQUIRES: `added` by ascending
  /// relationship.
  std::shared_ptr<const EdgeTable> with(std::uint32_t nodes, std::span<const Link> added,
                                        std::span<const std::uint32_t> removed) const;
  static std::size_t bytes_for(std::uint64_t nodes, std::uint64_t relationships);

 private:
  std::vector<Link> links_;
  Side sides_[2];
  std::uint64_t loops_ = 0;
};

/// One property of the entities with ids from `first` on, `size` of them; who lacks it has null
/// there. All values that are there have one kind.
class ValueColumn {
 public:
  enum class Kind : std::uint8_t {
    Empty,  ///< all null
    Boolean,
    Integer,
    Float,
    Date,
    Code,  ///< strings, as numbers of a dictionary
    Text,  ///< strings, one after the other
  };

  Kind kind() const noexcept { return kind_; }
  std::uint64_t first() const noexcept { return first_; }
  std::size_t size() const noexcept { return size_; }
  bool covers(std::uint64_t id) const noexcept { return id - first_ < size_; }
  /// Entries are named by id - first() from here on.
  bool has(std::size_t entry) const noexcept {
    return (present_[entry / 64] >> (entry % 64) & 1U) != 0;
  }
  Value value(std::size_t entry) const;
  /// No two entities have the same value, for certain; only integers and dates are looked through.
  bool tells_apart() const noexcept { return tells_apart_; }

  /// Plain arrays of the kinds; unspecified where `has` is false. Dates are days, booleans 0 and 1.
  const std::int64_t* integers() const noexcept { return integers_.data(); }
  const double* reals() const noexcept { return reals_.data(); }
  const std::uint32_t* codes() const noexcept { return codes_.data(); }
  std::span<const Value> dictionary() const noexcept { return dictionary_; }
  /// 64 readable bytes stand behind every text.
  std::string_view text(std::size_t entry) const noexcept {
    return {bytes_.data() + places_[entry].begin, places_[entry].size};
  }
  std::size_t memory() const noexcept;

 private:
  friend class ColumnBuilder;
  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  Kind kind_ = Kind::Empty;
  bool tells_apart_ = false;
  std::uint64_t first_ = 0;
  std::size_t size_ = 0;
  std::vector<std::uint64_t> present_;
  std::vector<std::int64_t> integers_;
  std::vector<double> reals_;
  std::vector<std::uint32_t> codes_;
  std::vector<Value> dictionary_;
  std::vector<Place> places_;
  std::string bytes_;
};

/// Whether a part that is not in memory yet is read in, which costs a pass over all that it holds.
enum class Effort : std::uint8_t { Present, Build };

}  // namespace dossier::graph
