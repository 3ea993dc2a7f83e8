#include "shell/render/evidence_text.h"

#include "shell/render/cells.h"
#include "shell/render/columns.h"
#include "shell/render/drawn_text.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kShortestName = 12;
constexpr std::size_t kMaxLines = 500;  ///< of one sentence before it is cut

/// Writes relationships with the sentences behind them.
class Report {
 public:
  Report(const Subgraph& graph, const EvidenceSettings& settings)
      : graph_(graph), text_(settings.colour), settings_(settings) {}

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
    add_heading(r);
    add_remark(particulars(r));
    if (settings_.reasons) add_remark(reasons(r, sentences.size()));
    for (std::size_t i = 0; i < sentences.size(); ++i) add_sentence(r, sentences[i], i);
    const Value* more = r.properties.find("more");
    if (more != nullptr) out_ += "    " + text_.dim("… " + cell_for_people(*more) + " more") + '\n';
  }

  /// Both names share what the window leaves; what a short one does not need is the other's.
  void add_heading(const Relationship& r) {
    const std::string type = one_line(r.type);
    const std::size_t arrow = display_width(type) + 7;
    std::size_t room_start = 0;
    std::size_t room_end = 0;
    if (settings_.width > arrow + 2 * kShortestName) {
      const std::size_t room = settings_.width - 1 - arrow;
      const std::size_t start = width_of(r.start);
      const std::size_t end = width_of(r.end);
      room_start = std::max(room / 2, room - std::min(room, end));
      room_end = std::max(room - room / 2, room - std::min(room, start));
    }
    out_ += name(r.start, room_start) + " ─ " + text_.type(type) + " ─▶ " + name(r.end, room_end) +
            '\n';
  }

  void add_remark(const std::string& remark) {
    if (!remark.empty()) out_ += "    " + text_.dim(remark) + '\n';
  }

  void add_sentence(const Relationship& r, const Value& sentence, std::size_t index) {
    const std::string document = document_of(r, index);
    if (!settings_.document.empty() && document != settings_.document) return;
    const std::string quoted = "“" + cell_for_people(sentence) + "”";
    const std::size_t width = settings_.width;
    const std::size_t room = width > 2 * kIndent + 20 ? width - kIndent - 1 : 10'000;
    for (const std::string& line : wrap(quoted, room, kMaxLines)) out_ += "    " + line + '\n';
    if (settings_.document.empty() && !document.empty())
      out_ += "      " + text_.dim("— " + document) + '\n';
  }

  static std::string document_of(const Relationship& r, std::size_t index) {
    const Value* documents = r.properties.find("documents");
    const bool known =
        documents != nullptr && documents->is_list() && index < documents->list().size();
    return known ? cell_for_people(documents->list()[index]) : "";
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

  Node node_of(NodeId id) const {
    const auto at = std::find_if(graph_.nodes.begin(), graph_.nodes.end(),
                                 [id](const Node& node) { return node.id == id; });
    return at != graph_.nodes.end() ? *at : Node{id, {}, {}};
  }

  std::string name(NodeId id, std::size_t width) const { return text_.node(node_of(id), width); }

  std::size_t width_of(NodeId id) const {
    return display_width(DrawnText(false).node(node_of(id), 0));
  }

  const Subgraph& graph_;
  DrawnText text_;
  const EvidenceSettings& settings_;
  std::string out_;
};

}  // namespace

std::string evidence_text(const Subgraph& graph, const EvidenceSettings& settings) {
  return Report(graph, settings).take();
}

}  // namespace dossier::shell
