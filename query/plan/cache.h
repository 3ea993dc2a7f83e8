#pragma once

#include "graph/transaction.h"
#include "query/plan/plan.h"

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dossier::query::plan {

/// Plans by the text of their query, the least recently used ones are forgotten first. Safe for use
/// by many threads at once.
class Cache {
 public:
  /// The plan of a text that was made under this schema, or null.
  std::shared_ptr<const Plan> find(std::string_view text, std::uint64_t schema_version);
  void keep(std::string_view text, std::uint64_t schema_version, std::shared_ptr<const Plan> plan);

 private:
  struct Entry {
    std::string text;
    std::uint64_t schema_version;
    std::shared_ptr<const Plan> plan;
  };
  void drop(std::list<Entry>::iterator entry);

  static constexpr std::size_t kMostPlans = 512;
  static constexpr std::size_t kLongestText = 64 * 1024;

  std::mutex mutex_;
  std::list<Entry> entries_;  ///< most recently used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_text_;
};

/// False when the graph has grown or shrunk so far since the plan was made that another one may be
/// better, or lacks an index that the plan uses.
bool still_fits(const Plan& plan, const graph::Transaction& graph);

}  // namespace dossier::query::plan
