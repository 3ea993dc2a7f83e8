#include "ingest/pipeline.h"
#include "ingest/read/unicode.h"
#include "ingest/write/document_writer.h"
#include "ingest/write/identify.h"
#include "ingest/write/schema.h"

#include <array>

namespace dossier::ingest {
namespace {

constexpr std::array<std::string_view, 7> kLabels = {
    "Person", "Organization", "Country", "Treaty", "Proposal", "Place", "Event"};

Error unusable(std::string headline, std::string hint) {
  return {Code::InvalidArgumentValue, std::move(headline), {}, {}, std::move(hint)};
}

/// An entity as a user names it: "Richard Nixon" or, where several labels have it, "Person:Nixon".
struct Wanted {
  std::string label;  ///< or empty
  std::string name;
};

Wanted parse(const std::string& text) {
  for (std::string_view label : kLabels) {
    if (text.size() > label.size() + 1 && text.starts_with(label) && text[label.size()] == ':')
      return {std::string(label), text.substr(label.size() + 1)};
  }
  return {{}, text};
}

struct Found {
  NodeName node;
  std::string name;
};

/// The entities of a name, through the indexes on names.
std::vector<Found> entities_named(graph::Transaction& transaction, const Wanted& wanted) {
  std::vector<Found> out;
  GraphEditor editor(transaction);
  for (std::string_view label : kLabels) {
    const auto id = transaction.find_label(label);
    if (!id || (!wanted.label.empty() && wanted.label != label)) continue;
    const auto cursor = transaction.scan_label(*id);
    std::array<NodeId, 256> nodes{};
    while (const std::size_t count = cursor->next(nodes)) {
      for (std::size_t i = 0; i < count; ++i) {
        if (editor.get_string(nodes[i], "name") != wanted.name) continue;
        const std::string key = editor.get_string(nodes[i], "key");
        if (!key.empty()) out.push_back({{std::string(label), key}, wanted.name});
      }
    }
  }
  return out;
}

Found entity_named(graph::Transaction& transaction, const std::string& text) {
  const std::vector<Found> found = entities_named(transaction, parse(text));
  if (found.size() == 1) return found[0];
  if (found.empty()) {
    throw Exception(
        unusable("no entity is called `" + printable(text) + "`",
                 "find its name with `MATCH (n) WHERE n.name CONTAINS '...' RETURN n`"));
  }
  throw Exception(unusable("several entities are called `" + printable(text) + "`",
                           "write the label before the name, as in `" + found[0].node.label + ":" +
                               printable(found[0].name) + "`"));
}

std::string described(const Merge& merge) {
  std::string line = merge.from.label + " `" + printable(merge.from_name) + "` is " +
                     merge.into.label + " `" + printable(merge.into_name) + "`";
  if (!merge.reason.empty()) line += ": " + printable(merge.reason);
  return merge.automatic ? line + " (found by rule)" : line;
}

}  // namespace

Status merge_entities(graph::Store& store, const std::string& from, const std::string& into,
                      const std::string& reason) {
  try {
    const auto transaction = store.begin_exclusive().value();
    ensure_schema(*transaction);
    const Found absorbed = entity_named(*transaction, from);
    const Found kept = entity_named(*transaction, into);
    if (absorbed.node == kept.node) {
      return unusable("`" + printable(from) + "` and `" + printable(into) + "` are one already",
                      "name two different entities");
    }
    DocumentWriter writer(*transaction);
    if (writer.documents_of(absorbed.node).empty()) {
      return unusable("no document speaks of `" + printable(from) + "`",
                      "only what was read from documents can be merged");
    }
    const auto apart = writer.merges().apart().find(absorbed.node);
    if (apart != writer.merges().apart().end()) writer.allow(Apart(apart->second));
    writer.change_merges({{absorbed.node, absorbed.name, kept.node, kept.name, reason}}, {});
    identify_entities(writer, *transaction, {});
    return transaction->commit();
  } catch (const Exception& fault) {
    return fault.error();
  }
}

Status split_entity(graph::Store& store, const std::string& name) {
  try {
    const auto transaction = store.begin_exclusive().value();
    DocumentWriter writer(*transaction);
    const Wanted wanted = parse(name);
    std::vector<Merge> undone;
    for (const Merge& merge : writer.merges().all()) {
      const bool label = wanted.label.empty() || merge.from.label == wanted.label;
      if (label && merge.from_name == wanted.name) undone.push_back(merge);
    }
    if (undone.empty()) {
      return unusable("nothing called `" + printable(name) + "` was merged into another entity",
                      "list the merges with `dossier merge DATABASE`");
    }
    writer.change_merges({}, undone);
    for (const Merge& merge : undone) {
      if (merge.automatic) writer.keep_apart({merge.from, merge.from_name});
    }
    identify_entities(writer, *transaction, {});
    return transaction->commit();
  } catch (const Exception& fault) {
    return fault.error();
  }
}

Status print_merges(graph::Store& store, const std::function<void(const std::string& line)>& sink) {
  try {
    const auto transaction = store.begin_read();
    DocumentWriter writer(*transaction);
    for (const Merge& merge : writer.merges().all()) sink(described(merge));
    for (const auto& [node, apart] : writer.merges().apart())
      sink(apart.entity.label + " `" + printable(apart.name) + "` is kept apart from others");
    return {};
  } catch (const Exception& fault) {
    return fault.error();
  }
}

}  // namespace dossier::ingest
