#include "graph/import/json_reader.h"
#include "graph/import/piece.h"
#include "graph/store/bytes.h"
#include "graph/store/record.h"
#include "graph/store/value_codec.h"

#include <array>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kDirectoryEntry = 8;

/// Why a record is left out.
struct Refusal {
  std::string reason;
};

std::string shortened(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  return text.size() <= kLongest ? std::string(text)
                                 : std::string(text.substr(0, kLongest)) + "...";
}

void store_little(char* at, std::uint32_t value) { std::memcpy(at, &value, sizeof value); }

bool is_stored(const Field& field, const PropertyField& column) {
  if (!field.text.empty()) return true;
  return field.quoted && (column.list || column.kind == ValueKind::String);
}

[[noreturn]] void refuse_value(std::string_view text, const PropertyField& column) {
  throw Refusal{'`' + shortened(text) + "` in the column `" + column.name + "` is no " +
                std::string(to_string(column.kind)) + (column.list ? " list" : "")};
}

/// The reading of one piece, and the part of its records that nodes and relationships have in
/// common.
class PieceEncoder {
 public:
  PieceEncoder(PieceBase& piece, const SourcePlan& plan, const EncoderSettings& settings)
      : piece_(piece), plan_(plan), settings_(settings) {
    piece_.clear(plan.properties.size());
  }

  /// Calls `encode` for each record; a Refusal takes the record back.
  template <typename Encode>
  void run(Encode encode) {
    if (plan_.json) {
      run_with(JsonReader(piece_.text, plan_.keys, settings_.array_delimiter), encode);
    } else {
      run_with(RecordReader(piece_.text, settings_.marks), encode);
    }
  }

  /// How many properties the record has; they are noted for `append_properties`.
  std::uint16_t find_properties(const std::vector<Field>& fields) {
    present_.clear();
    for (std::size_t i = 0; i < plan_.properties.size(); ++i) {
      if (is_stored(fields[plan_.properties[i].field], plan_.properties[i])) present_.push_back(i);
    }
    return static_cast<std::uint16_t>(present_.size());
  }

  void append_properties(const std::vector<Field>& fields) {
    std::string& out = piece_.records.bytes;
    const std::size_t directory = out.size();
    out.resize(directory + present_.size() * kDirectoryEntry);
    const std::size_t values = out.size();
    for (std::size_t i = 0; i < present_.size(); ++i) {
      const PropertyField& column = plan_.properties[present_[i]];
      append_value(out, fields[column.field], column);
      char* const entry = out.data() + directory + i * kDirectoryEntry;
      store_little(entry, raw(column.key));
      store_little(entry + 4, static_cast<std::uint32_t>(out.size() - values));
    }
  }

 private:
  void append_value(std::string& out, const Field& field, const PropertyField& column) const {
    const bool own = field.kind && !column.typed;
    const ValueKind kind = own ? *field.kind : column.kind;
    if (!settings_.converter.append(out, field.text, kind, own ? field.list : column.list))
      refuse_value(field.text, column);
  }

  template <typename Reader, typename Encode>
  void run_with(Reader reader, Encode encode) {
    if (piece_.header) reader.next();
    while (reader.next()) {
      try {
        require_fields(reader);
        encode(reader.fields());
        piece_.records.close();
        piece_.record_lines.push_back(reader.line());
        count_properties();
      } catch (const Refusal& refusal) {
        piece_.records.drop_open();
        piece_.rejects.push_back({reader.line(), refusal.reason, std::string(reader.record())});
      }
    }
    piece_.lines = reader.lines();
  }

  template <typename Reader>
  void require_fields(const Reader& reader) const {
    if (!reader.problem().empty()) throw Refusal{std::string(reader.problem())};
    const std::size_t found = reader.fields().size(), wanted = plan_.columns.size();
    if (found == wanted) return;
    throw Refusal{"the record has " + std::to_string(found) + " fields where the header has " +
                  std::to_string(wanted)};
  }

  void count_properties() {
    for (const std::size_t i : present_) ++piece_.with_property[i];
  }

  PieceBase& piece_;
  const SourcePlan& plan_;
  const EncoderSettings& settings_;
  std::vector<std::size_t> present_;
};

/// The label sets and types that a column names, each looked up once a piece.
template <typename Number>
class Seen {
 public:
  template <typename LookUp>
  const Number& get(std::string_view text, LookUp look_up) {
    if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
    if (!is_utf8(text)) throw Refusal{"a name is not UTF-8"};
    return numbers_[std::string(text)] = look_up(text);
  }

 private:
  std::map<std::string, Number, std::less<>> numbers_;
};

struct NumberedLabels {
  std::uint32_t number = 0;
  std::vector<LabelId> labels;
};

NumberedLabels label_set_of(std::string_view text, const NodePlan& plan, char separator,
                            ImportNames& names, LabelSets& sets) {
  std::vector<LabelId> labels = plan.labels;
  for (const std::string_view label : split_names(text, separator))
    labels.push_back(names.label(label));
  labels = normalised(std::span<const LabelId>(labels));
  return {sets.number(labels), labels};
}

void append_head(std::string& out, std::uint64_t start, std::uint64_t end, TypeId type,
                 std::uint16_t properties) {
  std::array<char, 22> head;
  std::memcpy(&head[0], &start, sizeof start);
  std::memcpy(&head[8], &end, sizeof end);
  std::memcpy(&head[16], &type, sizeof type);
  std::memcpy(&head[20], &properties, sizeof properties);
  out.append(head.data(), head.size());
}

std::uint32_t require_node(const IdSpace& space, const std::string& space_name,
                           std::string_view id) {
  if (const auto node = space.find(id)) return *node;
  const std::string within = space_name.empty() ? "" : " in `" + space_name + '`';
  throw Refusal{id.empty() ? "an end of the relationship is missing"
                           : "there is no node with the id `" + shortened(id) + '`' + within};
}

}  // namespace

void encode_piece(NodePiece& piece, const NodePlan& plan, const EncoderSettings& settings,
                  ImportNames& names, LabelSets& sets) {
  piece.ids.clear();
  piece.label_sets.clear();
  piece.dropped.clear();
  Seen<NumberedLabels> seen;
  const NumberedLabels common = label_set_of({}, plan, settings.array_delimiter, names, sets);
  PieceEncoder encoder(piece, plan, settings);
  encoder.run([&](const std::vector<Field>& fields) {
    const std::string_view id = plan.id_field ? fields[*plan.id_field].text : std::string_view();
    if (plan.id_field && id.empty()) throw Refusal{"the id is missing"};
    const NumberedLabels& set =
        !plan.kind_field ? common : seen.get(fields[*plan.kind_field].text, [&](auto text) {
          return label_set_of(text, plan, settings.array_delimiter, names, sets);
        });
    std::string& out = piece.records.bytes;
    append_little(out, static_cast<std::uint16_t>(set.labels.size()));
    append_little(out, encoder.find_properties(fields));
    for (const LabelId label : set.labels) append_little(out, raw(label));
    encoder.append_properties(fields);
    piece.label_sets.push_back(set.number);
    if (!plan.id_field) return;
    piece.ids.bytes += id;
    piece.ids.close();
  });
}

void encode_piece(RelationshipPiece& piece, const RelationshipPlan& plan,
                  const EncoderSettings& settings, ImportNames& names, std::uint64_t first_node) {
  piece.starts.clear();
  piece.ends.clear();
  piece.types.clear();
  Seen<TypeId> seen;
  PieceEncoder encoder(piece, plan, settings);
  encoder.run([&](const std::vector<Field>& fields) {
    const std::uint32_t start =
        require_node(*plan.start_space, plan.start_name, fields[plan.start_field].text);
    const std::uint32_t end =
        require_node(*plan.end_space, plan.end_name, fields[plan.end_field].text);
    const std::string_view named =
        plan.kind_field ? fields[*plan.kind_field].text : std::string_view();
    if (named.empty() && !plan.type) throw Refusal{"the type is missing"};
    const TypeId type =
        named.empty() ? *plan.type : seen.get(named, [&](auto text) { return names.type(text); });
    append_head(piece.records.bytes, first_node + start, first_node + end, type,
                encoder.find_properties(fields));
    encoder.append_properties(fields);
    piece.starts.push_back(start);
    piece.ends.push_back(end);
    if (plan.kind_field) piece.types.push_back(type);
  });
}

}  // namespace dossier::graph
