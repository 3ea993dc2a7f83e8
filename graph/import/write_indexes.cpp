#include "graph/import/write_indexes.h"

#include "graph/store/catalog.h"
#include "graph/store/cursors.h"
#include "graph/store/index_codec.h"
#include "graph/store/view.h"

#include <algorithm>
#include <map>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

using rocks::Family;

IndexDefinition definition_of(const ImportIndex& wanted) {
  IndexDefinition out;
  out.kind = wanted.unique ? IndexKind::Unique : IndexKind::Range;
  out.label = wanted.label;
  out.keys = wanted.keys;
  return out;
}

Index resolve(ImportContext& context, const ImportIndex& wanted, IndexId id) {
  Index out{id, definition_of(wanted), raw(context.names.label(wanted.label)), {}};
  for (const std::string& key : wanted.keys) out.keys.push_back(context.names.key(key));
  return out;
}

bool serves(const CatalogIndex& known, const Index& wanted) {
  const bool unique =
      is_unique(known.index.definition.kind) || wanted.definition.kind != IndexKind::Unique;
  return known.finds() && unique && known.index.definition.entity == EntityKind::Node &&
         known.index.label == wanted.label && known.index.keys == wanted.keys;
}

/// A name that no other index has.
std::string free_name(const ImportContext& context, IndexId id) {
  std::string name = "index_" + std::to_string(raw(id));
  const auto taken = [&](const CatalogIndex& index) { return index.index.definition.name == name; };
  while (std::any_of(context.indexes.begin(), context.indexes.end(), taken)) name += '_';
  return name;
}

/// Nodes that were there before the import belong into its new indexes too.
void add_stored_nodes(ImportContext& context, const Index& index) {
  const View view(context.base, nullptr);
  const auto nodes = scan_label(view, LabelId{index.label});
  std::array<NodeId, 256> batch;
  while (const std::size_t n = nodes->next(batch)) {
    for (std::size_t i = 0; i < n; ++i) {
      view.node(batch[i], [&](const NodeRecord& record) {
        for (const std::string& entry : index_entries(index, batch[i], record))
          context.index_entries.add(entry, {});
      });
    }
  }
}

[[noreturn]] void refuse_shared(const Index& index, std::string_view values) {
  (void)values;
  throw Exception(
      {Code::ConstraintViolated,
       std::string(index.definition.entity == EntityKind::Node
                       ? "two nodes with the label `"
                       : "two relationships of the type `") +
           index.definition.label + "` have the same value for `" + index.definition.keys.front() +
           '`',
       {},
       {},
       "the constraint `" + index.definition.name + "` does not allow it; nothing was imported",
       {}});
}

/// Takes entries in order: writes them, counts them, and compares neighbours where values have to
/// be unique.
class EntryWriter {
 public:
  EntryWriter(ImportContext& context, CounterDelta& counts)
      : context_(context),
        counts_(counts),
        stored_(context.base.database->cursor(Family::Entries, rocks::Scope::All,
                                              context.base.snapshot.get())) {}

  void take(std::string_view entry) {
    const IndexId id{load_big<std::uint32_t>(entry.data() + 1)};
    if (index_ == nullptr || index_->index.id != id) begin_index(id);
    const std::string_view values = values_of_entry(entry);
    if (is_unique(index_->index.definition.kind)) require_unique(values);
    if (index_->finds()) index_->sketch->add(values);
    count_entry(index_->index, entry, 1, counts_);
    if (file_ == nullptr) file_ = context_.new_file(Family::Entries);
    file_->put(entry, {});
    if (file_->size() < kFileBytes) return;
    finish();
  }

  void finish() {
    if (file_ != nullptr) file_->finish();
    file_ = nullptr;
  }

 private:
  static constexpr std::uint64_t kFileBytes = std::uint64_t{32} << 20;

  void begin_index(IndexId id) {
    index_ = &*std::find_if(context_.indexes.begin(), context_.indexes.end(),
                            [=](const CatalogIndex& index) { return index.index.id == id; });
    previous_.clear();
  }

  void require_unique(std::string_view values) {
    const bool stored = stored_->seek(values) && stored_->key().starts_with(values) &&
                        values_of_entry(stored_->key()) == values;
    if (stored || values == previous_) refuse_shared(index_->index, values);
    previous_ = values;
  }

  ImportContext& context_;
  CounterDelta& counts_;
  std::unique_ptr<rocks::Cursor> stored_;
  const CatalogIndex* index_ = nullptr;
  std::string previous_;
  std::unique_ptr<rocks::SortedFile> file_;
};

void write_type_entries(ImportContext& context) {
  if (context.type_entries.empty()) return;
  const auto file = context.new_file(Family::Entries);
  context.type_entries.for_each(
      [&](std::string_view key, std::string_view value) { file->put(key, value); });
  file->finish();
}

Head head_after(const ImportContext& context) {
  Head head = context.base.head;
  ++head.commit;
  head.next_node += context.label_sets.size();
  head.nodes += context.label_sets.size();
  head.next_relationship += context.relationships;
  head.relationships += context.relationships;
  head.next_index += static_cast<std::uint32_t>(context.indexes.size() - context.first_new_index);
  return head;
}

void write_counts(const ImportContext& context, rocks::SortedFile& file) {
  std::map<CounterKey, std::int64_t> changes;
  for (const CounterKey& key : context.base.counts_in_head) changes[key] = 0;
  for (const auto& [key, change] : context.counts()) {
    if (change != 0) changes[key] += change;
  }
  for (const auto& [key, change] : changes) {
    std::string value;
    append_little(value, static_cast<std::int64_t>(context.base.counters.get(key)) + change);
    file.put(counter_key(key), value);
  }
}

}  // namespace

void plan_indexes(ImportContext& context) {
  context.indexes = context.base.catalog->indexes();
  context.first_new_index = context.indexes.size();
  std::uint32_t next = context.base.head.next_index;
  for (const ImportIndex& wanted : context.settings.indexes) {
    Index index = resolve(context, wanted, IndexId{next});
    const auto same = [&](const CatalogIndex& known) { return serves(known, index); };
    if (std::any_of(context.indexes.begin(), context.indexes.end(), same)) continue;
    index.definition.name = free_name(context, index.id);
    add_stored_nodes(context, index);
    context.indexes.push_back({std::move(index), std::make_shared<Sketch>()});
    ++next;
  }
}

void write_indexes(ImportContext& context) {
  write_type_entries(context);
  CounterDelta counts;
  EntryWriter writer(context, counts);
  std::uint64_t done = 0;
  constexpr std::uint64_t kPace = 65'536;
  context.index_entries.for_each([&](std::string_view entry, std::string_view) {
    writer.take(entry);
    if (++done % kPace == 0) context.require_going_on();
  });
  writer.finish();
  context.add_counts(counts);
}

void write_meta(ImportContext& context) {
  // In the order of their keys: K, L, T, c, h, i, s.
  const auto file = context.new_file(Family::Meta);
  context.names.write(NameKind::Key, *file);
  context.names.write(NameKind::Label, *file);
  context.names.write(NameKind::Type, *file);
  write_counts(context, *file);
  file->put("h", encode_head(head_after(context)));
  for (std::size_t i = context.first_new_index; i < context.indexes.size(); ++i) {
    const Index& index = context.indexes[i].index;
    file->put(numbered_key(Tag::IndexDefinition, raw(index.id)), encode_definition(index));
  }
  std::vector<const CatalogIndex*> sketched;
  for (const CatalogIndex& index : context.indexes) sketched.push_back(&index);
  std::sort(sketched.begin(), sketched.end(),
            [](auto* a, auto* b) { return a->index.id < b->index.id; });
  for (const CatalogIndex* index : sketched) {
    file->put(numbered_key(Tag::IndexSketch, raw(index->index.id)), index->sketch->stored());
  }
  file->finish();
}

}  // namespace dossier::graph
