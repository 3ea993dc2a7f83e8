#include "ingest/write/fact_sheet.h"
#include "ingest/write/json_text.h"

namespace dossier::ingest {
namespace {

class LineWriter {
 public:
  LineWriter(const std::string& document, const FactSheet& sheet, bool explain)
      : document_(document), sheet_(sheet), explain_(explain) {}

  std::string entity(const FactSheet::Mentioned& mentioned) const {
    const Entity& entity = mentioned.entity;
    JsonText out = begin("entity");
    out.key("type").string(to_string(entity.type)).key("name").string(entity.name);
    out.key("aliases").strings(entity.aliases);
    if (explain_) {
      out.key("key").string(entity.key).key("mentions").number(mentioned.mentions);
      out.key("confidence").real(static_cast<double>(entity.confidence));
    }
    return end(out);
  }

  std::string fact(const Fact& fact) const {
    JsonText out = begin("fact");
    out.key("rel").string(to_string(fact.relation));
    end_of_fact(out.key("subj"), fact.subject);
    end_of_fact(out.key("obj"), fact.object);
    out.key("date").string_or_null(fact.date);
    out.key("role").string_or_null(fact.role).key("what").string_or_null(fact.what);
    evidence(out, fact.evidence, fact.confidence);
    return end(out);
  }

  std::string proposal(const Proposal& proposal) const {
    JsonText out = begin("proposal");
    names(out.key("who"), proposal.who);
    out.key("what").string(proposal.what);
    names(out.key("whom"), proposal.whom);
    out.key("name").string_or_null(
        proposal.named < 0 ? std::string() : name(static_cast<std::uint32_t>(proposal.named)));
    out.key("date").string_or_null(proposal.date);
    out.key("responses").open('[');
    for (const Response& each : proposal.responses) response(out, each);
    out.close(']');
    evidence(out, proposal.evidence, proposal.confidence);
    return end(out);
  }

 private:
  JsonText begin(std::string_view kind) const {
    JsonText out;
    out.open('{').key("doc").string(document_).key("kind").string(kind);
    return out;
  }

  static std::string end(JsonText& out) { return out.close('}').take(); }

  const std::string& name(std::uint32_t entity) const {
    return sheet_.entities[entity].entity.name;
  }

  void names(JsonText& out, const std::vector<std::uint32_t>& entities) const {
    out.open('[');
    for (const std::uint32_t entity : entities) out.string(name(entity));
    out.close(']');
  }

  void end_of_fact(JsonText& out, std::uint32_t index) const {
    const Entity& entity = sheet_.entities[index].entity;
    out.open('{')
        .key("type")
        .string(to_string(entity.type))
        .key("name")
        .string(entity.name)
        .close('}');
  }

  void response(JsonText& out, const Response& response) const {
    out.open('{').key("by").string(name(response.by)).key("kind").string(to_string(response.kind));
    if (explain_) evidence(out, response.evidence, response.confidence);
    out.close('}');
  }

  void evidence(JsonText& out, const Evidence& evidence, float confidence) const {
    const FactSheet::EvidenceSentence& sentence = sheet_.sentences[evidence.sentence];
    out.key("sentence")
        .string(sentence.text)
        .key("confidence")
        .real(static_cast<double>(confidence));
    if (!explain_) return;
    out.key("rule").string(evidence.rule);
    span(out.key("span"), evidence.begin, evidence.end);
    span(out.key("sentence_span"), sentence.begin, sentence.end);
  }

  static void span(JsonText& out, std::uint32_t begin, std::uint32_t end) {
    out.open('[').number(begin).number(end).close(']');
  }

  const std::string& document_;
  const FactSheet& sheet_;
  bool explain_;
};

}  // namespace

std::vector<std::string> fact_lines(const std::string& document, const FactSheet& sheet,
                                    bool explain) {
  const LineWriter writer(document, sheet, explain);
  std::vector<std::string> lines;
  for (const FactSheet::Mentioned& entity : sheet.entities) lines.push_back(writer.entity(entity));
  for (const Fact& fact : sheet.facts) lines.push_back(writer.fact(fact));
  for (const Proposal& proposal : sheet.proposals) lines.push_back(writer.proposal(proposal));
  return lines;
}

}  // namespace dossier::ingest
