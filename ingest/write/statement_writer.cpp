#include "ingest/write/statement_writer.h"

#include "ingest/read/dates.h"
#include "ingest/write/schema.h"

#include <algorithm>
#include <set>

namespace dossier::ingest {
namespace {

/// A relationship lists this many pieces of evidence; further ones are counted in `more`, so that a
/// statement that every document repeats does not grow a value without end.
constexpr std::size_t kMaxEvidence = 256;

/// The date that says more: the longer one, and the earlier among equals.
const std::string& better_date(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return a.size() > b.size() ? a : b;
  return a < b ? a : b;
}

/// The content that says more: the longer one, and the first by the alphabet among equals.
const std::string& better_text(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return a.size() > b.size() ? a : b;
  return a < b ? a : b;
}

/// A day is a date; a month or a year alone is text as ISO 8601 writes it.
Value date_value(const std::string& date) {
  if (date.empty()) return {};
  const auto day = date.size() == 10 ? parse_date(date) : std::nullopt;
  return day ? Value(*day) : Value(date);
}

std::string date_text(const Value& value) {
  if (value.kind() == ValueKind::Date) return to_iso(value.date());
  return value.is_string() ? std::string(value.string()) : std::string();
}

Value year_value(const std::string& date) {
  if (date.size() < 4 || date.find_first_not_of("0123456789") < 4) return {};
  return std::stoi(date.substr(0, 4));
}

Value text_value(const std::string& text) { return text.empty() ? Value() : Value(text); }

/// What all documents together say about a relationship.
struct Merged {
  double confidence = 0;
  std::string date;
  std::string rule;
  std::string role;
  std::string what;
  std::vector<std::string> evidence;
  std::vector<std::string> documents;  ///< documents[i] holds evidence[i]
  std::int64_t more = 0;

  void add(const std::string& document, const Statement& statement) {
    role = role.empty() ? statement.role : std::min(role, statement.role);
    what = better_text(what, statement.what);
    const auto at =
        std::lower_bound(documents.begin(), documents.end(), document) - documents.begin();
    std::ptrdiff_t place = at;
    for (const Support& support : statement.support) {
      weigh(support);
      documents.insert(documents.begin() + place, document);
      evidence.insert(evidence.begin() + place, support.sentence);
      ++place;
    }
    while (documents.size() > kMaxEvidence) {
      documents.pop_back();
      evidence.pop_back();
      ++more;
    }
  }

  void weigh(const Support& support) {
    date = better_date(date, support.date);
    const bool better = support.confidence > confidence ||
                        (support.confidence == confidence && support.rule < rule);
    if (!better && !rule.empty()) return;
    confidence = support.confidence;
    rule = support.rule;
  }

  Map properties() const {
    return {{"confidence", confidence},
            {"date", date_value(date)},
            {"year", year_value(date)},
            {"rule", text_value(rule)},
            {"role", text_value(role)},
            {"what", text_value(what)},
            {"evidence", to_value(evidence)},
            {"documents", to_value(documents)},
            {"more", more > 0 ? Value(more) : Value()}};
  }
};

Merged read(GraphEditor& editor, RelationshipId relationship) {
  const auto text = [&](const char* key) {
    const Value value = editor.get(relationship, key);
    return value.is_string() ? std::string(value.string()) : std::string();
  };
  Merged out;
  const Value confidence = editor.get(relationship, "confidence");
  out.confidence = confidence.is_number() ? confidence.number() : 0;
  out.date = date_text(editor.get(relationship, "date"));
  out.rule = text("rule");
  out.role = text("role");
  out.what = text("what");
  out.evidence = editor.get_strings(relationship, "evidence");
  out.documents = editor.get_strings(relationship, "documents");
  const std::size_t both = std::min(out.evidence.size(), out.documents.size());
  out.evidence.resize(both);
  out.documents.resize(both);
  const Value more = editor.get(relationship, "more");
  out.more = more.is_integer() ? more.integer() : 0;
  return out;
}

bool is_same(const Statement& a, const Statement& b) {
  return a.type == b.type && a.start == b.start && a.end == b.end && gist(a.role) == gist(b.role) &&
         gist(a.what) == gist(b.what);
}

}  // namespace

void StatementWriter::add(const std::string& document, const Statements& statements) {
  for (const ProposalNode& proposal : statements.proposals) add(proposal);
  for (const Statement& statement : statements.statements) add(document, statement);
}

void StatementWriter::remove(const std::string& document, const Statements& statements) {
  for (const Statement& statement : statements.statements) remove(document, statement);
  for (const ProposalNode& proposal : statements.proposals) remove(proposal);
}

bool StatementWriter::give(const StatedName& name, const Map& properties) {
  const auto give_to = [&](const auto& id) {
    if (!id) return false;
    for (const auto& [key, value] : properties) {
      if (editor_.get(*id, key).is_null()) editor_.set(*id, key, value);
    }
    return true;
  };
  if (name.type.empty()) return give_to(entities_.find(name.start));
  return give_to(find({name.type, name.start, name.end, name.role, name.what, {}}));
}

void StatementWriter::take(const StatedName& name, const Map& properties) {
  const auto take_from = [&](const auto& id) {
    if (!id) return;
    for (const auto& [key, value] : properties) {
      if (editor_.get(*id, key) == value) editor_.set(*id, key, Value());
    }
  };
  if (name.type.empty()) return take_from(entities_.find(name.start));
  take_from(find({name.type, name.start, name.end, name.role, name.what, {}}));
}

std::optional<RelationshipId> StatementWriter::find(const Statement& statement) {
  const auto start = entities_.find(statement.start);
  const auto end = entities_.find(statement.end);
  if (!start || !end) return {};
  for (const graph::Adjacent& step : editor_.between(*start, statement.type, *end)) {
    const Value role = editor_.get(step.relationship, "role");
    const Value what = editor_.get(step.relationship, "what");
    const bool ours = editor_.get(step.relationship, "documents").is_list();
    const bool same = gist(role.is_string() ? role.string() : "") == gist(statement.role) &&
                      gist(what.is_string() ? what.string() : "") == gist(statement.what);
    if (ours && same) return step.relationship;
  }
  return {};
}

void StatementWriter::add(const std::string& document, const Statement& statement) {
  if (const auto known = find(statement)) {
    Merged merged = read(editor_, *known);
    merged.add(document, statement);
    for (const auto& [name, value] : merged.properties()) editor_.set(*known, name, value);
    return;
  }
  const auto start = entities_.find(statement.start);
  const auto end = entities_.find(statement.end);
  if (!start || !end) return;
  Merged merged;
  merged.add(document, statement);
  editor_.connect(*start, statement.type, *end, merged.properties());
}

void StatementWriter::remove(const std::string& document, const Statement& statement) {
  const auto known = find(statement);
  if (!known) return;
  const Merged before = read(editor_, *known);
  const auto listed = std::count(before.documents.begin(), before.documents.end(), document);
  const auto own = static_cast<std::int64_t>(statement.support.size());
  const std::int64_t more = std::max<std::int64_t>(0, before.more - (own - listed));
  std::set<std::string> others(before.documents.begin(), before.documents.end());
  others.erase(document);
  if (others.empty() && more == 0) {
    Map said = user_properties(editor_, *known);
    if (!said.empty())
      lost_[{statement.type, statement.start, statement.end, statement.role, statement.what}] =
          std::move(said);
    editor_.transaction().delete_relationship(*known);
    return;
  }
  Merged after;
  for (const std::string& other : others) {
    const auto stated = statements_(other);
    if (!stated) continue;
    for (const Statement& candidate : stated->statements) {
      if (is_same(candidate, statement)) after.add(other, candidate);
    }
  }
  after.more += more;
  for (const auto& [name, value] : after.properties()) editor_.set(*known, name, value);
}

void StatementWriter::add(const ProposalNode& proposal) {
  const auto known = entities_.find(proposal.node);
  if (!known) {
    editor_.create(kProposal, {{"key", proposal.node.key},
                               {"name", proposal.name},
                               {"what", text_value(proposal.what)},
                               {"date", date_value(proposal.date)},
                               {"year", year_value(proposal.date)}});
    return;
  }
  const std::string what = editor_.get_string(*known, "what");
  const std::string date = better_date(date_text(editor_.get(*known, "date")), proposal.date);
  if (!proposal.named)
    editor_.set(*known, "name", better_text(editor_.get_string(*known, "name"), proposal.name));
  editor_.set(*known, "what", text_value(better_text(what, proposal.what)));
  editor_.set(*known, "date", date_value(date));
  editor_.set(*known, "year", year_value(date));
}

/// The node of a proposal lives as long as a document reports it, a named one as long as it is
/// mentioned.
void StatementWriter::remove(const ProposalNode& proposal) {
  const auto known = entities_.find(proposal.node);
  if (!known) return;
  Map said = user_properties(editor_, *known);
  if (editor_.delete_if_alone(*known)) {
    if (!said.empty()) lost_[{{}, proposal.node}] = std::move(said);
    return;
  }
  std::set<std::string> documents;
  for (const graph::Adjacent& step :
       editor_.around(*known, graph::Direction::Incoming, "PROPOSED")) {
    const std::vector<std::string> names = editor_.get_strings(step.relationship, "documents");
    documents.insert(names.begin(), names.end());
  }
  std::string what;
  std::string date;
  std::string name;
  for (const std::string& document : documents) {
    const auto stated = statements_(document);
    if (!stated) continue;
    for (const ProposalNode& other : stated->proposals) {
      if (other.node != proposal.node) continue;
      name = better_text(name, other.name);
      what = better_text(what, other.what);
      date = better_date(date, other.date);
    }
  }
  if (!proposal.named && !name.empty()) editor_.set(*known, "name", name);
  editor_.set(*known, "what", text_value(what));
  editor_.set(*known, "date", date_value(date));
  editor_.set(*known, "year", year_value(date));
}

}  // namespace dossier::ingest
