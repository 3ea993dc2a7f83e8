#include <algorithm>
#include <charconv>

#include <dossier/export.h>

#include "shell/console/pager.h"
#include "shell/render/cells.h"
#include "shell/render/columns.h"
#include "shell/render/drawn_text.h"
#include "shell/session/meta.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {

namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kMaxSentences = 500;  ///< lines of one sentence before it is cut

Subgraph graph_of_row(const ResultSet& result, std::size_t row) {
  ResultSet one(result.columns());
  one.append(std::vector<Value>(result[row].begin(), result[row].end()));
  return subgraph(one);
}

std::size_t number_in(const std::string& word) {
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
  return problem == std::errc{} && end == word.data() + word.size() ? number : 0;
}

Result<Subgraph> graph_of_last(const MetaCall& call) {
  const auto& last = call.shell.session().last();
  if (!last || last->empty())
    return Error{Code::Usage, "there is no result yet", {}, {}, "run a statement first"};
  const std::size_t row = call.words.empty() ? 1 : number_in(call.words[0]);
  if (row >= 1 && row <= last->size()) return graph_of_row(*last, row - 1);
  return Error{Code::Usage,
               "the last result has no such row",
               {},
               {},
               "its rows are 1 to " + std::to_string(last->size())};
}

constexpr std::string_view kOfOne =
    "MATCH (a {name: $from})-[r]-(b) WHERE NOT a:Document AND r.evidence IS NOT NULL RETURN a, r, "
    "b";
constexpr std::string_view kBetweenTwo =
    "MATCH (a {name: $from})-[r]-(b {name: $to}) WHERE r.evidence IS NOT NULL RETURN a, r, b";

Result<Subgraph> graph_of_names(const MetaCall& call) {
  Parameters names;
  for (std::size_t i = 0; i < call.words.size(); ++i) {
    const auto name = canonical_name(call, call.words[i]);
    if (!name) return name.error();
    names.set(i == 0 ? "from" : "to", *name);
  }
  const auto result =
      call.shell.session().collect(call.words.size() == 1 ? kOfOne : kBetweenTwo, names);
  if (!result) return result.error();
  return subgraph(*result);
}

/// What the words of a command name: a row of the last result, an entity, or two of them.
Result<Subgraph> graph_of_words(const MetaCall& call) {
  const bool row = call.words.empty() || (call.words.size() == 1 && number_in(call.words[0]) != 0);
  return row ? graph_of_last(call) : graph_of_names(call);
}

/// Writes relationships with the sentences behind them.
class Report {
 public:
  enum class Detail { Sentences, Reasons };

  Report(const Subgraph& graph, const RenderSettings& settings, Detail detail)
      : graph_(graph), text_(settings.colour), width_(settings.width), detail_(detail) {}

  /// Empty when no relationship has evidence.
  std::string take() {
    for (const Relationship& relationship : graph_.relationships) {
      const Value* evidence = relationship.properties.find("evidence");
      if (evidence != nullptr && evidence->is_list() && !evidence->list().empty())
        add(relationship, evidence->list());
    }
    return std::move(out_);
  }

 private:
  void add(const Relationship& r, const List& sentences) {
    if (!out_.empty()) out_ += '\n';
    out_ += name(r.start) + " ─ " + text_.type(one_line(r.type)) + " ─▶ " + name(r.end) + '\n';
    add_remark(particulars(r));
    if (detail_ == Detail::Reasons) add_remark(reasons(r, sentences.size()));
    for (std::size_t i = 0; i < sentences.size(); ++i) add_sentence(r, sentences[i], i);
    const Value* more = r.properties.find("more");
    if (more != nullptr) out_ += "    " + text_.dim("… " + cell_for_people(*more) + " more") + '\n';
  }

  void add_remark(const std::string& remark) {
    if (!remark.empty()) out_ += "    " + text_.dim(remark) + '\n';
  }

  void add_sentence(const Relationship& r, const Value& sentence, std::size_t index) {
    const std::string quoted = "“" + cell_for_people(sentence) + "”";
    const std::size_t room = width_ > 2 * kIndent + 20 ? width_ - kIndent - 1 : 10'000;
    for (const std::string& line : wrap(quoted, room, kMaxSentences)) out_ += "    " + line + '\n';
    const Value* documents = r.properties.find("documents");
    if (documents != nullptr && documents->is_list() && index < documents->list().size())
      out_ += "      " + text_.dim("— " + cell_for_people(documents->list()[index])) + '\n';
  }

  static std::string particulars(const Relationship& r) {
    std::string out;
    for (const std::string_view key : {"role", "what", "date"}) {
      const Value* value = r.properties.find(key);
      if (value == nullptr || value->is_null()) continue;
      std::string text = cell_for_people(*value);
      if (value->kind() == ValueKind::Date && text.starts_with("date('")) text = text.substr(6, 10);
      out += (out.empty() ? "" : ", ") + text;
    }
    return out;
  }

  static std::string reasons(const Relationship& r, std::size_t sentences) {
    std::string out = std::to_string(sentences) + (sentences == 1 ? " sentence" : " sentences");
    if (const Value* value = r.properties.find("confidence"))
      out += ", confidence " + cell_for_people(*value);
    if (const Value* value = r.properties.find("rule")) out += ", rule " + cell_for_people(*value);
    return out;
  }

  std::string name(NodeId id) const {
    const auto at = std::find_if(graph_.nodes.begin(), graph_.nodes.end(),
                                 [id](const Node& node) { return node.id == id; });
    return at != graph_.nodes.end() ? text_.node(*at, 0) : text_.node(Node{id, {}, {}}, 0);
  }

  const Subgraph& graph_;
  DrawnText text_;
  std::size_t width_;
  Detail detail_;
  std::string out_;
};

Error nothing_found(const MetaCall& call) {
  if (call.words.size() == 2) {
    return Error{Code::InvalidArgumentError,
                 "no document states anything between `" + call.words[0] + "` and `" +
                     call.words[1] + "`",
                 {},
                 {},
                 "`:path` shows what connects them"};
  }
  return Error{Code::InvalidArgumentError,
               "no relationship with evidence is there",
               {},
               {},
               "return relationships or paths, or name one or two entities"};
}

Status tell(const MetaCall& call, Report::Detail detail) {
  const auto graph = graph_of_words(call);
  if (!graph) return graph.error();
  Session& session = call.shell.session();
  const std::string text = Report(*graph, session.current_rendering(), detail).take();
  if (text.empty()) return nothing_found(call);
  const PagedOutput paged(session.console(), session.paging);
  session.console().out() << text;
  return {};
}

}  // namespace

Status meta_evidence(const MetaCall& call) { return tell(call, Report::Detail::Sentences); }
Status meta_why(const MetaCall& call) { return tell(call, Report::Detail::Reasons); }

}  // namespace dossier::shell
