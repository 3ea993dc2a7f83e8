#pragma once

#include "graph/import/convert.h"
#include "graph/import/plan.h"
#include "graph/import/rejects.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// Records in their stored form, one after the other.
struct StoredRecords {
  std::string bytes;
  std::vector<std::uint32_t> ends;

  std::size_t size() const { return ends.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return std::string_view(bytes).substr(begin, ends[i] - begin);
  }
  void close() { ends.push_back(static_cast<std::uint32_t>(bytes.size())); }
  /// Takes what was written since the last `close` back.
  void drop_open() { bytes.resize(ends.empty() ? 0 : ends.back()); }
  void clear() {
    bytes.clear();
    ends.clear();
  }
};

/// Where a piece of text comes from, and what its records have in common.
struct PieceBase {
  std::size_t source = 0, file = 0;
  bool header = false;  ///< the first record names the columns
  std::string text;
  std::uint64_t lines = 0;
  std::vector<Reject> rejects;
  StoredRecords records;
  std::vector<std::uint64_t> record_lines;   ///< beside `records`
  std::vector<std::uint64_t> with_property;  ///< beside SourcePlan::properties

  void clear(std::size_t properties) {
    lines = 0;
    rejects.clear();
    records.clear();
    record_lines.clear();
    with_property.assign(properties, 0);
  }
};

struct NodePiece : PieceBase {
  StoredRecords ids;  ///< the texts of the id column; empty without one
  std::vector<std::uint32_t> label_sets;
  std::vector<bool> dropped;  ///< filled when ids are taken
  std::uint64_t first = 0;    ///< number of the first node, within the import
};

struct RelationshipPiece : PieceBase {
  std::vector<std::uint32_t> starts, ends;  ///< within the import
  std::vector<TypeId> types;                ///< only with a :TYPE column
  std::uint64_t first = 0;
};

/// What the encoders share.
struct EncoderSettings {
  CsvMarks marks;
  Converter converter;
  char array_delimiter;
};

/// Turns the text of a piece into stored records; what cannot be stored goes to its rejects. Many
/// pieces may be encoded at once.
void encode_piece(NodePiece& piece, const NodePlan& plan, const EncoderSettings& settings,
                  ImportNames& names, LabelSets& sets);
/// The records hold the nodes as numbers within the import plus `first_node`.
void encode_piece(RelationshipPiece& piece, const RelationshipPlan& plan,
                  const EncoderSettings& settings, ImportNames& names, std::uint64_t first_node);

}  // namespace dossier::graph
