#pragma once

#include "ingest/document.h"
#include "ingest/read/near_duplicate.h"
#include "ingest/write/entity_writer.h"
#include "ingest/write/fact_sheet.h"
#include "ingest/write/graph_editor.h"
#include "ingest/write/merges.h"
#include "ingest/write/statement_writer.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dossier::ingest {

/// What the database remembers of a document.
struct DocumentState {
  std::string path;
  std::string hash;     ///< Document::content_hash
  std::string version;  ///< of the extractor and the lexicon
};

/// Documents in the graph, within one transaction. The graph is a function of the fact sheets of
/// its documents, of which document is a copy of which, and of the merges: every change takes away
/// the old statements exactly and adds the new ones.
class DocumentWriter {
 public:
  explicit DocumentWriter(graph::Transaction& transaction);

  std::optional<DocumentState> find(const std::string& name);
  /// Names of all documents in alphabetical order.
  std::vector<std::string> names();
  /// REQUIRES: the document is stored. Fails with Corrupted when its sheet cannot be read.
  std::shared_ptr<const FactSheet> sheet(const std::string& name);

  /// REQUIRES: no document of this name is stored; `original` is another stored document or
  /// nothing.
  void add(const Document& document, FactSheet sheet, const Signature& signature,
           const std::string& version, const std::optional<std::string>& original);
  /// REQUIRES: the document is stored and has no copies.
  void remove(const std::string& name);

  /// Documents that are copies of this one, in alphabetical order.
  std::vector<std::string> copies_of(const std::string& name);
  std::optional<Signature> signature(const std::string& name);
  /// Makes a stored document an original or a copy of another.
  void set_original(const std::string& name, const std::optional<std::string>& original);

  const Merges& merges() const noexcept { return merges_; }
  /// Names of the documents that speak of an entity, in alphabetical order.
  std::vector<std::string> documents_of(const NodeName& entity);
  /// Stores merges, takes others away, and tells anew what the documents that speak of any of them
  /// say. REQUIRES: the new ones make no circle, the old ones are stored.
  void change_merges(const std::vector<Merge>& added, const std::vector<Merge>& removed);
  /// From now on no rule takes this entity for another. REQUIRES: nothing merges it.
  void keep_apart(const Apart& apart);
  /// Takes that back.
  void allow(const Apart& apart);

  /// Whether a stored document speaks of an entity under its own name, merged or not.
  bool is_told(const NodeName& entity);
  /// Entities, under their own names, of which removed documents spoke; they may be told by none
  /// any more.
  const std::set<NodeName>& withdrawn() const noexcept { return withdrawn_; }

 private:
  /// The entities of which a document speaks, under their own names.
  std::set<NodeName> told_by(const std::string& name);
  void withdraw(const std::string& name, const std::set<NodeName>& entities);
  void restate(const std::string& name, const std::set<NodeName>& entities);
  /// Takes away what the documents that speak of these entities say and, after `change`, says it
  /// anew. Returns what users had said of what went away.
  UserProperties retell(std::set<NodeName> entities, const std::function<void()>& change);
  /// Adds what users said of the nodes of two entities.
  void add_said_of(const NodeName& entity, UserProperties& all);
  void give_back(const UserProperties& lost);
  /// After a split: gives what users said of the one to those of the two whose it is.
  void divide(const StatedName& name, const Map& said, const Merge& merge, const NodeName& into);
  /// After merges: gives what users said of the absorbed to what stands for them, and keeps with
  /// each merge what was said before.
  void hand_over(const UserProperties& lost, const std::vector<Merge>& added);
  void mention(NodeId document, const FactSheet& sheet, const std::set<NodeName>* only);
  void sign(NodeId document, const std::vector<std::string>& authors,
            const std::set<NodeName>* only);
  std::shared_ptr<const Statements> statements(const std::string& name);
  NodeId create_document(const Document& document, const std::string& version);
  void add_sentences(NodeId document, const std::string& name, const FactSheet& sheet);
  void add_topics(NodeId document, const Document& source);
  void link_to_original(NodeId document, FactSheet& sheet,
                        const std::optional<std::string>& original);
  void store(const std::string& name, const FactSheet& sheet);

  GraphEditor editor_;
  EntityWriter entities_;
  StatementWriter statement_writer_;
  Merges merges_;
  std::set<NodeName> withdrawn_;
  std::map<std::string, std::shared_ptr<const FactSheet>> sheets_;
  std::map<std::string, std::shared_ptr<const Statements>> statements_;
};

}  // namespace dossier::ingest
