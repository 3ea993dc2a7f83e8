#include "query/ast/print.h"
#include "query/ast/printer.h"
#include "query/syntax/token.h"

namespace dossier::query::ast {
namespace {

enum LabelLevel : int { kOr = 1, kAnd, kFactor };

struct KindsText {
  Kinds kinds;
  std::string_view text;
};

constexpr KindsText kTypeTexts[] = {
    {Kinds::None, "NULL"},
    {Kinds::Boolean, "BOOLEAN"},
    {Kinds::Integer, "INTEGER"},
    {Kinds::Float, "FLOAT"},
    {Kinds::Number, "NUMBER"},
    {Kinds::String, "STRING"},
    {Kinds::List, "LIST"},
    {Kinds::Map, "MAP"},
    {Kinds::Node, "NODE"},
    {Kinds::Relationship, "RELATIONSHIP"},
    {Kinds::Path, "PATH"},
    {Kinds::Date, "DATE"},
    {Kinds::LocalTime, "LOCAL TIME"},
    {Kinds::Time, "ZONED TIME"},
    {Kinds::LocalDateTime, "LOCAL DATETIME"},
    {Kinds::DateTime, "ZONED DATETIME"},
    {Kinds::Duration, "DURATION"},
    {Kinds::Point, "POINT"},
    {Kinds::Storable, "PROPERTY VALUE"},
    {Kinds::Any, "ANY"},
};

bool is_plain_name(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!letter && (c < '0' || c > '9')) return false;
  }
  return true;
}

}  // namespace

void Printer::print_name(std::string_view name) { *this << ast::print_name(name); }

void Printer::print_variable(std::string_view name) {
  using syntax::Keyword;
  const Keyword keyword = syntax::find_keyword(name);
  switch (keyword) {
    case Keyword::True:
    case Keyword::False:
    case Keyword::Null:
    case Keyword::Inf:
    case Keyword::Infinity:
    case Keyword::Nan:
    case Keyword::All: return print_guarded(name);
    default: return syntax::leads_or_joins(keyword) ? print_guarded(name) : print_name(name);
  }
}

void Printer::print_guarded(std::string_view name) {
  if (syntax::find_keyword(name) == syntax::Keyword::NotAKeyword) return print_name(name);
  *this << "`" << name << "`";
}

void Printer::print_dotted(std::string_view name) {
  for (std::size_t point = name.find('.'); point != name.npos; point = name.find('.')) {
    print_name(name.substr(0, point));
    *this << ".";
    name.remove_prefix(point + 1);
  }
  print_name(name);
}

void Printer::print(const GraphPattern& pattern) {
  if (!pattern.paths.empty() && pattern.paths[0]->match_mode == MatchMode::RepeatableElements)
    *this << "REPEATABLE ELEMENTS ";
  separated(pattern.paths, ", ", [&](const auto* path) { print(*path); });
  print_where(pattern.where);
}

void Printer::print(const PathPattern& path) {
  if (!path.variable.name.empty()) {
    print_variable(path.variable.name);
    *this << " = ";
  }
  print_search(path);
  const bool function = path.function != PathFunction::None;
  const bool group = path.where != nullptr;
  if (function)
    *this << (path.function == PathFunction::ShortestPath ? "shortestPath(" : "allShortestPaths(");
  if (group) *this << "(";
  print_elements(path.elements);
  print_where(path.where);
  if (function || group) *this << ")";
}

void Printer::print_search(const PathPattern& path) {
  constexpr std::string_view kModes[] = {"", "WALK ", "TRAIL ", "SIMPLE ", "ACYCLIC "};
  constexpr std::string_view kSearches[] = {
      "", "ANY ", "ANY SHORTEST ", "ALL SHORTEST ", "SHORTEST ", "SHORTEST "};
  *this << kSearches[static_cast<std::size_t>(path.search)];
  if (path.count != nullptr) {
    print(*path.count);
    *this << " ";
  }
  *this << kModes[static_cast<std::size_t>(path.mode)];
  if (path.search == PathSearch::ShortestGroups) *this << "GROUPS ";
}

void Printer::print_elements(Seq<PathElement*> elements) {
  for (const PathElement* element : elements) print(*element);
}

void Printer::print(const PathElement& element) {
  switch (element.kind) {
    case ElementKind::Node: return print(*as<NodePattern>(&element));
    case ElementKind::Relationship: return print(*as<RelationshipPattern>(&element));
    case ElementKind::Repeated: return print(*as<RepeatedPattern>(&element));
  }
}

void Printer::print(const NodePattern& node) {
  *this << "(";
  std::string_view space;
  if (!node.variable.name.empty()) print_variable(node.variable.name);
  if (node.labels != nullptr) {
    *this << ":";
    print(*node.labels);
  }
  if (!node.variable.name.empty() || node.labels != nullptr) space = " ";
  if (node.properties != nullptr) {
    *this << space;
    print(*node.properties);
    space = " ";
  }
  if (node.where != nullptr) {
    *this << space << "WHERE ";
    print(*node.where);
  }
  *this << ")";
}

void Printer::print(const RelationshipPattern& relationship) {
  *this << (relationship.direction == Direction::Left ? "<-" : "-");
  const bool empty = relationship.variable.name.empty() && relationship.types == nullptr &&
                     relationship.length == nullptr && relationship.properties == nullptr &&
                     relationship.where == nullptr;
  if (!empty) {
    *this << "[";
    if (!relationship.variable.name.empty()) print_variable(relationship.variable.name);
    if (relationship.types != nullptr) {
      *this << ":";
      print(*relationship.types);
    }
    if (relationship.length != nullptr) {
      *this << "*";
      print(*relationship.length);
    }
    if (relationship.properties != nullptr) {
      *this << " ";
      print(*relationship.properties);
    }
    if (relationship.where != nullptr) {
      *this << " WHERE ";
      print(*relationship.where);
    }
    *this << "]";
  }
  *this << (relationship.direction == Direction::Right ? "->" : "-");
}

/// Behind `*`.
void Printer::print(const Repetition& length) {
  const bool open = length.most == Repetition::kUnbounded;
  if (length.least == length.most) {
    *this << std::to_string(length.least);
    return;
  }
  if (open && length.least == 1) return;
  *this << std::to_string(length.least) << "..";
  if (!open) *this << std::to_string(length.most);
}

void Printer::print(const RepeatedPattern& repeated) {
  *this << "(";
  print_elements(repeated.elements);
  print_where(repeated.where);
  *this << ")";
  if (repeated.repetition.optional) {
    *this << "?";
    return;
  }
  *this << "{" << std::to_string(repeated.repetition.least) << ",";
  if (repeated.repetition.most != Repetition::kUnbounded)
    *this << std::to_string(repeated.repetition.most);
  *this << "}";
}

void Printer::print(const LabelExpression& labels) { print_label(labels, 0); }

void Printer::print_label(const LabelExpression& labels, int least) {
  const int level = labels.kind == LabelKind::Or    ? kOr
                    : labels.kind == LabelKind::And ? kAnd
                                                    : kFactor;
  const bool parentheses = level < least;
  if (parentheses) *this << "(";
  switch (labels.kind) {
    case LabelKind::Name: print_name(labels.name); break;
    case LabelKind::Wildcard: *this << "%"; break;
    case LabelKind::DynamicAny:
      *this << "$any(";
      print(*labels.dynamic);
      *this << ")";
      break;
    case LabelKind::Dynamic:
      *this << "$(";
      print(*labels.dynamic);
      *this << ")";
      break;
    case LabelKind::Not:
      *this << "!";
      print_label(*labels.operands[0], kFactor);
      break;
    case LabelKind::And:
      separated(labels.operands, "&", [&](const auto* operand) { print_label(*operand, kFactor); });
      break;
    case LabelKind::Or:
      separated(labels.operands, "|", [&](const auto* operand) { print_label(*operand, kAnd); });
      break;
  }
  if (parentheses) *this << ")";
}

void Printer::print(const TypeName& type) {
  if (type.alternatives.empty()) {
    *this << "NOTHING";
    return;
  }
  separated(type.alternatives, " | ", [&](const TypeTerm& term) { print(term); });
}

void Printer::print(const TypeTerm& term) {
  const KindsText* known = nullptr;
  for (const KindsText& text : kTypeTexts) {
    if (text.kinds == term.kinds) known = &text;
  }
  if (known != nullptr) {
    *this << known->text;
  } else {
    *this << "ANY<";
    bool first = true;
    for (const KindsText& text : kTypeTexts) {
      const auto bits = static_cast<std::uint32_t>(text.kinds);
      const bool one_kind = bits != 0 && (bits & (bits - 1)) == 0;
      if (!one_kind || !overlap(text.kinds, term.kinds)) continue;
      *this << (first ? "" : " | ") << text.text;
      first = false;
    }
    *this << ">";
  }
  if (!term.elements.empty()) {
    *this << "<";
    print(TypeName{term.elements});
    *this << ">";
  }
  if (!term.nullable) *this << " NOT NULL";
}

std::string print_name(std::string_view name) {
  if (is_plain_name(name)) return std::string(name);
  std::string quoted = "`";
  for (char c : name) {
    if (c == '`' || c == '\\') quoted += c == '`' ? '`' : '\\';
    quoted += c;
  }
  return quoted + "`";
}

}  // namespace dossier::query::ast
