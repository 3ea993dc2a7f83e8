#include "ingest/write/document_writer.h"

#include "ingest/extract/coreference/resolve.h"
#include "ingest/read/clean_lines.h"
#include "ingest/read/unicode.h"
#include "ingest/write/schema.h"

#include <algorithm>
#include <array>
#include <set>

namespace dossier::ingest {
namespace {

using graph::Direction;

constexpr const char* kCopyOf = "COPY_OF";
constexpr const char* kIn = "IN";
constexpr const char* kAbout = "ABOUT";

/// Properties that mean something else than a document's metadata of the same name.
bool is_reserved(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "name", "title", "path", "date", "authors", "language", "hash", "version"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void add_strings(std::set<std::string>& out, const Value* value) {
  if (!value) return;
  if (value->is_string()) out.emplace(value->string());
  for (std::string& text : to_strings(*value)) out.insert(std::move(text));
}

NodeName node_of_author(const std::string& author) {
  return {std::string(to_string(EntityType::Person)), entity_key(EntityType::Person, author)};
}

std::set<std::string> topics_of(const Document& document) {
  std::set<std::string> out;
  for (const char* name : {"topics", "keywords", "tags", "subjects"})
    add_strings(out, document.metadata.find(name));
  return out;
}

}  // namespace

DocumentWriter::DocumentWriter(graph::Transaction& transaction)
    : editor_(transaction),
      entities_(editor_),
      statement_writer_(editor_, entities_,
                        [this](const std::string& name) { return statements(name); }),
      merges_(Merges::load(editor_)) {}

std::optional<DocumentState> DocumentWriter::find(const std::string& name) {
  const auto document = editor_.find(kDocument, "name", name);
  if (!document) return {};
  return DocumentState{editor_.get_string(*document, "path"), editor_.get_string(*document, "hash"),
                       editor_.get_string(*document, "version")};
}

std::vector<std::string> DocumentWriter::names() {
  std::vector<std::string> out;
  const auto label = editor_.transaction().find_label(kExtraction);
  if (!label) return out;
  const auto cursor = editor_.transaction().scan_label(*label);
  std::array<NodeId, 256> nodes{};
  while (const std::size_t count = cursor->next(nodes)) {
    for (std::size_t i = 0; i < count; ++i) out.push_back(editor_.get_string(nodes[i], "document"));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::shared_ptr<const FactSheet> DocumentWriter::sheet(const std::string& name) {
  const auto known = sheets_.find(name);
  if (known != sheets_.end()) return known->second;
  const auto node = editor_.find(kExtraction, "document", name);
  auto decoded = node ? decode_fact_sheet(editor_.get_string(*node, "facts")) : std::nullopt;
  if (!decoded) {
    throw Exception({Code::Corrupted,
                     "the stored facts of document `" + printable(name) + "` cannot be read",
                     {},
                     {},
                     "take the document away and read it again"});
  }
  return sheets_[name] = std::make_shared<const FactSheet>(*std::move(decoded));
}

std::shared_ptr<const Statements> DocumentWriter::statements(const std::string& name) {
  const auto known = statements_.find(name);
  if (known != statements_.end()) return known->second;
  if (!editor_.find(kExtraction, "document", name)) return nullptr;
  return statements_[name] =
             std::make_shared<const Statements>(statements_of(merges_.applied(*sheet(name))));
}

void DocumentWriter::add(const Document& document, FactSheet sheet, const Signature& signature,
                         const std::string& version, const std::optional<std::string>& original) {
  const NodeId node = create_document(document, version);
  mention(node, sheet, nullptr);
  sign(node, document.authors, nullptr);
  add_sentences(node, document.name, sheet);
  add_topics(node, document);
  editor_.create(kExtraction, {{"document", document.name}, {"signature", signature.to_string()}});
  link_to_original(node, sheet, original);
  store(document.name, sheet);
  statement_writer_.add(document.name, *statements(document.name));
  give_back(statement_writer_.take_lost());
}

void DocumentWriter::mention(NodeId document, const FactSheet& sheet,
                             const std::set<NodeName>* only) {
  for (const FactSheet::Mentioned& mentioned : merges_.mentioned(sheet)) {
    if (!only || only->contains(node_of(mentioned.entity))) entities_.mention(document, mentioned);
  }
}

void DocumentWriter::sign(NodeId document, const std::vector<std::string>& authors,
                          const std::set<NodeName>* only) {
  for (const std::string& author : authors) {
    if (!is_name_line(author)) continue;
    const NodeName own = node_of_author(author);
    const NodeName& person = merges_.resolve(own);
    if (only && !only->contains(person)) continue;
    std::vector<std::string> forms{author};
    if (person != own) {
      const auto known = entities_.find(person);
      const Merge* merge = merges_.find(own);
      forms.insert(forms.begin(), known ? editor_.get_string(*known, "name") : merge->into_name);
    }
    entities_.sign(document, person, forms);
  }
}

NodeId DocumentWriter::create_document(const Document& document, const std::string& version) {
  Map properties{{"name", document.name}, {"hash", document.content_hash}, {"version", version}};
  if (!document.title.empty()) properties.set("title", document.title);
  if (!document.path.empty()) properties.set("path", printable(document.path));
  if (document.date) properties.set("date", *document.date);
  if (!document.authors.empty()) properties.set("authors", to_value(document.authors));
  if (!document.language.empty()) properties.set("language", document.language);
  for (const auto& [name, value] : document.metadata) {
    if (!is_reserved(name)) properties.set(name, value);
  }
  return editor_.create(kDocument, properties);
}

void DocumentWriter::add_sentences(NodeId document, const std::string& name,
                                   const FactSheet& sheet) {
  for (const FactSheet::EvidenceSentence& sentence : sheet.sentences) {
    const NodeId node =
        editor_.create(kSentence, {{"text", sentence.text},
                                   {"document", name},
                                   {"index", static_cast<std::int64_t>(sentence.index)},
                                   {"begin", static_cast<std::int64_t>(sentence.begin)},
                                   {"end", static_cast<std::int64_t>(sentence.end)}});
    editor_.connect(node, kIn, document, {});
  }
}

void DocumentWriter::add_topics(NodeId document, const Document& source) {
  for (const std::string& name : topics_of(source)) {
    const auto known = editor_.find(kTopic, "name", name);
    editor_.connect(document, kAbout, known ? *known : editor_.create(kTopic, {{"name", name}}),
                    {});
  }
}

void DocumentWriter::link_to_original(NodeId document, FactSheet& sheet,
                                      const std::optional<std::string>& original) {
  for (const graph::Adjacent& step : editor_.around(document, Direction::Outgoing, kCopyOf)) {
    editor_.transaction().delete_relationship(step.relationship);
  }
  const auto node = original ? editor_.find(kDocument, "name", *original) : std::nullopt;
  if (node) editor_.connect(document, kCopyOf, *node, {});
  mark_repeated(sheet, node ? this->sheet(*original).get() : nullptr);
}

void DocumentWriter::store(const std::string& name, const FactSheet& sheet) {
  const auto node = editor_.find(kExtraction, "document", name);
  if (node) editor_.set(*node, "facts", encode_fact_sheet(sheet));
  sheets_[name] = std::make_shared<const FactSheet>(sheet);
  statements_.erase(name);
}

void DocumentWriter::remove(const std::string& name) {
  const NodeId document = *editor_.find(kDocument, "name", name);
  const auto old = statements(name);
  const NodeId extraction = *editor_.find(kExtraction, "document", name);
  withdrawn_.merge(told_by(name));
  statement_writer_.remove(name, *old);
  entities_.forget(document);
  for (const graph::Adjacent& step : editor_.around(document, Direction::Incoming, kIn)) {
    editor_.transaction().detach_delete_node(step.neighbour);
  }
  std::vector<NodeId> topics;
  for (const graph::Adjacent& step : editor_.around(document, Direction::Outgoing, kAbout))
    topics.push_back(step.neighbour);
  editor_.transaction().detach_delete_node(document);
  editor_.transaction().detach_delete_node(extraction);
  for (const NodeId topic : topics) editor_.delete_if_alone(topic);
  sheets_.erase(name);
  statements_.erase(name);
}

std::vector<std::string> DocumentWriter::copies_of(const std::string& name) {
  std::vector<std::string> out;
  const auto document = editor_.find(kDocument, "name", name);
  if (!document) return out;
  for (const graph::Adjacent& step : editor_.around(*document, Direction::Incoming, kCopyOf)) {
    out.push_back(editor_.get_string(step.neighbour, "name"));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<Signature> DocumentWriter::signature(const std::string& name) {
  const auto node = editor_.find(kExtraction, "document", name);
  return node ? Signature::parse(editor_.get_string(*node, "signature")) : std::nullopt;
}

void DocumentWriter::set_original(const std::string& name,
                                  const std::optional<std::string>& original) {
  const NodeId document = *editor_.find(kDocument, "name", name);
  FactSheet changed = *sheet(name);
  statement_writer_.remove(name, *statements(name));
  link_to_original(document, changed, original);
  store(name, changed);
  statement_writer_.add(name, *statements(name));
  give_back(statement_writer_.take_lost());
}

std::vector<std::string> DocumentWriter::documents_of(const NodeName& entity) {
  std::vector<std::string> out;
  const auto node = entities_.find(entity);
  if (!node) return out;
  for (const NodeId document : entities_.documents(*node))
    out.push_back(editor_.get_string(document, "name"));
  std::sort(out.begin(), out.end());
  return out;
}

std::set<NodeName> DocumentWriter::told_by(const std::string& name) {
  std::set<NodeName> told;
  for (const FactSheet::Mentioned& mentioned : sheet(name)->entities)
    told.insert(node_of(mentioned.entity));
  const NodeId document = *editor_.find(kDocument, "name", name);
  for (const std::string& author : editor_.get_strings(document, "authors"))
    told.insert(node_of_author(author));
  return told;
}

bool DocumentWriter::is_told(const NodeName& entity) {
  const std::vector<std::string> names = documents_of(merges_.resolve(entity));
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return told_by(name).contains(entity); });
}

void DocumentWriter::withdraw(const std::string& name, const std::set<NodeName>& entities) {
  const NodeId document = *editor_.find(kDocument, "name", name);
  statement_writer_.remove(name, *statements(name));
  for (const NodeName& entity : entities) {
    const auto node = entities_.find(entity);
    if (node) entities_.unmention(document, *node);
  }
}

void DocumentWriter::restate(const std::string& name, const std::set<NodeName>& entities) {
  const NodeId document = *editor_.find(kDocument, "name", name);
  mention(document, *sheet(name), &entities);
  sign(document, editor_.get_strings(document, "authors"), &entities);
  statement_writer_.add(name, *statements(name));
}

UserProperties DocumentWriter::retell(std::set<NodeName> entities,
                                      const std::function<void()>& change) {
  std::set<std::string> names;
  for (const NodeName& entity : entities) {
    for (std::string& name : documents_of(entity)) names.insert(std::move(name));
  }
  for (const std::string& name : names) withdraw(name, entities);
  change();
  merges_ = Merges::load(editor_);
  statements_.clear();
  std::set<NodeName> standing;
  for (const NodeName& entity : entities) standing.insert(merges_.resolve(entity));
  entities.merge(standing);
  for (const std::string& name : names) restate(name, entities);
  for (const NodeName& entity : entities) {
    const auto node = entities_.find(entity);
    if (node) entities_.settle(*node);
  }
  return statement_writer_.take_lost();
}

void DocumentWriter::add_said_of(const NodeName& entity, UserProperties& all) {
  const auto node = entities_.find(entity);
  if (!node) return;
  Map said = user_properties(editor_, *node);
  if (!said.empty()) all[{{}, entity}] = std::move(said);
}

void DocumentWriter::give_back(const UserProperties& lost) {
  for (const auto& [name, said] : lost) statement_writer_.give(name, said);
}

void DocumentWriter::change_merges(const std::vector<Merge>& added,
                                   const std::vector<Merge>& removed) {
  std::set<NodeName> entities;
  for (const std::vector<Merge>& merges : {added, removed}) {
    for (const Merge& merge : merges) {
      entities.insert(merge.from);
      entities.insert(merges_.resolve(merge.into));
    }
  }
  UserProperties nodes;
  for (const NodeName& entity : entities) add_said_of(entity, nodes);
  std::vector<NodeName> before;
  for (const Merge& merge : removed) before.push_back(merges_.resolve(merge.into));
  UserProperties lost = retell(entities, [&] {
    for (const Merge& merge : removed) Merges::erase(editor_, merge.from);
    for (const Merge& merge : added) Merges::store(editor_, merge);
  });
  for (const Merge& merge : added) {
    // A node that users tied to others stays, with what was said of it.
    if (entities_.find(merge.from)) nodes.erase({{}, merge.from});
  }
  lost.merge(nodes);
  give_back(lost);
  hand_over(lost, added);
  for (std::size_t i = 0; i < removed.size(); ++i) {
    for (const auto& [name, said] : lost) {
      if (name.touches(before[i])) divide(name, said, removed[i], before[i]);
    }
    give_back(removed[i].kept);
  }
}

void DocumentWriter::hand_over(const UserProperties& lost, const std::vector<Merge>& added) {
  const auto absorbed = [&](const NodeName& entity) {
    return std::any_of(added.begin(), added.end(), [&](const Merge& merge) {
      return merge.from == entity && !entities_.find(entity);
    });
  };
  for (const auto& [name, said] : lost) {
    StatedName now = name;
    if (absorbed(now.start)) now.start = merges_.resolve(now.start);
    if (absorbed(now.end)) now.end = merges_.resolve(now.end);
    if (now != name) statement_writer_.give(now, said);
  }
  for (const Merge& merge : added) {
    const NodeName& into = merges_.resolve(merge.into);
    UserProperties kept;
    for (const auto& [name, said] : lost) {
      if (name.touches(merge.from) || name.touches(into)) kept[name] = said;
    }
    if (!kept.empty()) Merges::keep(editor_, merge.from, kept);
  }
}

void DocumentWriter::keep_apart(const Apart& apart) {
  Merges::store(editor_, apart);
  merges_ = Merges::load(editor_);
}

void DocumentWriter::allow(const Apart& apart) {
  Merges::erase(editor_, apart.entity);
  merges_ = Merges::load(editor_);
}

void DocumentWriter::divide(const StatedName& name, const Map& said, const Merge& merge,
                            const NodeName& into) {
  Map theirs;
  for (const auto& [kept, properties] : merge.kept) {
    if (!kept.touches(merge.from) || kept.renamed(merge.from, into) != name) continue;
    for (const auto& [key, value] : properties) theirs.set(key, value);
  }
  const auto own = merge.kept.find(name);
  if (own != merge.kept.end()) {
    for (const auto& [key, value] : own->second) theirs.erase(key);
  }
  const Map rest = without_equal(said, theirs);
  if (statement_writer_.give(name, rest))
    return statement_writer_.take(name, without_equal(said, rest));
  // No document says it of the one that stays: it was all said of the other.
  StatedName other = name;
  if (other.start == into) other.start = merge.from;
  if (statement_writer_.give(other, said)) return;
  statement_writer_.give(name.renamed(into, merge.from), said);
  other = name;
  if (other.end == into) other.end = merge.from;
  statement_writer_.give(other, said);
}

}  // namespace dossier::ingest
