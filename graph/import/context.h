#pragma once

#include "graph/import/id_space.h"
#include "graph/import/key_sorter.h"
#include "graph/import/names.h"
#include "graph/import/piece.h"
#include "graph/import/rejects.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <absl/functional/function_ref.h>

namespace dossier::graph {

/// Everything that the stages of one import share.
class ImportContext {
 public:
  ImportContext(const Engine& engine, const State& base_state, const ImportSettings& given,
                const ValueReader& reader);
  ~ImportContext();
  ImportContext(const ImportContext&) = delete;
  ImportContext& operator=(const ImportContext&) = delete;

  const ImportSettings& settings;
  const State& base;
  const unsigned threads;
  ImportNames names;
  LabelSets sets;
  IdSpaces spaces;
  Rejects rejects;
  const EncoderSettings encoder;
  std::vector<CatalogIndex>
      indexes;  ///< those of the database and, from `first_new_index` on, new ones
  std::size_t first_new_index = 0;

  std::vector<std::uint32_t> label_sets;  ///< of each node of the import
  std::uint64_t relationships = 0;
  std::uint64_t properties = 0;
  KeySorter index_entries;
  KeySorter type_entries;  ///< of relationships whose type a column names

  /// A new file for keys of a family. Its keys must not lie between those of another one.
  /// Thread-safe.
  std::unique_ptr<rocks::SortedFile> new_file(rocks::Family family);
  const std::vector<rocks::SortedFileName>& files() const { return files_; }

  /// Adds to the counts. Thread-safe.
  void add_counts(const CounterDelta& counts);
  const CounterDelta& counts() const { return counts_; }

  std::uint64_t first_node() const { return base.head.next_node; }
  std::uint64_t first_relationship() const { return base.head.next_relationship; }

  /// Throws Cancelled. Thread-safe.
  void require_going_on() const;
  /// Tells how far a phase is. Throws Cancelled. Thread-safe.
  void advance(std::string_view phase, std::uint64_t done, std::uint64_t total);

 private:
  std::string directory_;
  std::mutex mutex_;
  std::vector<rocks::SortedFileName> files_;
  CounterDelta counts_;
};

}  // namespace dossier::graph
