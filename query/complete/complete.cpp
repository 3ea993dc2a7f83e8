#include "query/complete/complete.h"

#include "query/ast/print.h"
#include "query/complete/cursor.h"

#include <algorithm>
#include <initializer_list>

namespace dossier::query {
namespace {

using syntax::ExpectedSet;
using syntax::Phrase;

constexpr std::string_view kClauses[] = {
    "CALL",  "CREATE",         "DELETE", "DETACH DELETE", "FOREACH", "LOAD CSV", "MATCH",
    "MERGE", "OPTIONAL MATCH", "REMOVE", "RETURN",        "SET",     "UNWIND",   "WITH"};
constexpr std::string_view kOperators[] = {
    "AND", "CONTAINS", "ENDS WITH", "IN", "IS NOT NULL", "IS NULL", "OR", "STARTS WITH", "XOR"};
constexpr std::string_view kOperands[] = {"CASE",  "COLLECT {", "COUNT {", "EXISTS {",
                                          "FALSE", "NOT",       "NULL",    "TRUE"};

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char a, char b) { return fold(a) == fold(b); });
}

class Completer {
 public:
  Completer(std::string_view text, std::size_t cursor, const ast::Catalog& catalog,
            const KnownNames& names)
      : catalog_(catalog), names_(names), context_(cursor_context(text, cursor)) {
    completion_.word = context_.word;
    prefix_ = text.substr(context_.word.begin, context_.word.end - context_.word.begin);
    before_ = context_.word.begin == 0 ? '\0' : text[context_.word.begin - 1];
  }

  Completion run() {
    for (auto item : context_.expected.items()) {
      if (ExpectedSet::is_phrase(item)) {
        add_phrase(ExpectedSet::phrase(item));
      } else if (ExpectedSet::is_keyword(item)) {
        add(syntax::text_of(ExpectedSet::keyword(item)), CandidateKind::Keyword);
      }
    }
    auto& all = completion_.candidates;
    std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.text < b.text;
    });
    const auto same = [](const Candidate& a, const Candidate& b) {
      return a.kind == b.kind && a.text == b.text;
    };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return std::move(completion_);
  }

 private:
  void add(std::string_view text, CandidateKind kind, std::string_view detail = {}) {
    if (begins_with(text, prefix_))
      completion_.candidates.push_back({std::string(text), kind, std::string(detail)});
  }
  void add_names(const std::vector<std::string>& names, CandidateKind kind) {
    for (const std::string& name : names) {
      if (begins_with(name, prefix_))
        completion_.candidates.push_back({ast::print_name(name), kind, {}});
    }
  }
  template <std::size_t kSize>
  void add_words(const std::string_view (&words)[kSize]) {
    for (std::string_view word : words) add(word, CandidateKind::Keyword);
  }
  void add_variables() {
    for (std::string_view name : context_.variables) {
      if (begins_with(name, prefix_))
        completion_.candidates.push_back({ast::print_name(name), CandidateKind::Variable, {}});
    }
  }

  void add_phrase(Phrase phrase) {
    switch (phrase) {
      case Phrase::Expression: return add_operands();
      case Phrase::Operator: return add_words(kOperators);
      case Phrase::Clause: return add_words(kClauses);
      case Phrase::Variable: return add_variables();
      case Phrase::PropertyName: return add_names(names_.keys, CandidateKind::Property);
      case Phrase::Label: return add_labels();
      case Phrase::Name:
        if (context_.role == NameRole::Procedure) add_procedures();
        return;
      default: return;
    }
  }

  void add_operands() {
    if (before_ == '$') return add_names(names_.parameters, CandidateKind::Parameter);
    add_variables();
    add_words(kOperands);
    catalog_.each_function([&](const ast::FunctionInfo& info) {
      if (!begins_with(info.name, prefix_)) return;
      completion_.candidates.push_back(
          {std::string(info.name) + "(", CandidateKind::Function, std::string(info.signature)});
    });
    for (const std::string& name : names_.parameters) {
      if (prefix_.empty())
        completion_.candidates.push_back(
            {"$" + ast::print_name(name), CandidateKind::Parameter, {}});
    }
  }

  void add_labels() {
    if (context_.role != NameRole::RelationshipType) add_names(names_.labels, CandidateKind::Label);
    if (context_.role != NameRole::Label) add_names(names_.types, CandidateKind::RelationshipType);
  }

  void add_procedures() {
    catalog_.each_procedure([&](const ast::ProcedureInfo& info) {
      add(std::string(info.name) + "(", CandidateKind::Procedure, info.description);
    });
  }

  const ast::Catalog& catalog_;
  const KnownNames& names_;
  CursorContext context_;
  std::string_view prefix_;
  char before_ = '\0';
  Completion completion_;
};

}  // namespace

Completion complete(std::string_view text, std::size_t cursor, const ast::Catalog& catalog,
                    const KnownNames& names) {
  return Completer(text, cursor, catalog, names).run();
}

}  // namespace dossier::query
