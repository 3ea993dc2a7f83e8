#include "graph/export/evidence.h"
#include "graph/export/naming.h"
#include "graph/export/rdf_terms.h"
#include "graph/export/source.h"
#include "graph/export/text.h"
#include "graph/export/wikidata.h"

#include <ostream>

namespace dossier::graph {

namespace {

std::string in_brackets(std::string_view name) { return "<" + std::string(name) + ">"; }

std::string term(std::string_view space, std::string_view name) {
  return "<" + std::string(space) + std::string(name) + ">";
}

/// A string of N-Quads; invalid UTF-8 becomes U+FFFD.
std::string quoted(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.size;
    switch (point.value) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (point.value < 0x20 || point.value == 0x7F) {
          out += "\\u00";
          out += kDigits[point.value >> 4U];
          out += kDigits[point.value & 15U];
        } else {
          append_utf8(out, point.value);
        }
    }
  }
  return out += '"';
}

std::string literal(const Value& value) {
  const std::string_view type = xsd_type(value);
  const std::string text = quoted(rdf_text(value));
  return type.empty() ? text : text + "^^" + term(iri::kXsd, type);
}

class Writer {
 public:
  Writer(std::ostream& out, const GraphSource& graph, const std::string& base)
      : out_(out), graph_(graph), names_(base) {}

  void node(const Node& node) {
    const std::string subject = in_brackets(names_.node(node));
    for (const std::string& label : node.labels) {
      triple(subject, rdf("type"), in_brackets(names_.label(label)));
      const std::string_view known = schema_class(label);
      if (!known.empty()) triple(subject, rdf("type"), term(iri::kSchema, known));
      if (label == "Document") triple(subject, rdf("type"), term(iri::kProv, "Entity"));
    }
    const std::string name = display_name(node);
    if (!name.empty()) triple(subject, term(iri::kRdfs, "label"), quoted(name));
    for (const auto& [key, value] : node.properties) property(subject, key, value);
    for (const std::string& same : asserted_identities(node))
      triple(subject, term(iri::kOwl, "sameAs"), in_brackets(same));
    if (const auto item = wikidata_item(node)) {
      triple(subject, term(iri::kSkos, "exactMatch"),
             term(iri::kWikidata, "Q" + std::to_string(*item)));
    }
  }

  void relationship(const Relationship& r) {
    const std::string start = in_brackets(names_.node(graph_.node(r.start)));
    const std::string end = in_brackets(names_.node(graph_.node(r.end)));
    const std::string predicate = in_brackets(names_.type(r.type));
    const std::vector<Evidence> pieces = evidence_of(r.properties);
    bool stated = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].document.empty() || repeats(pieces, i)) continue;
      write(start, predicate, end, in_brackets(names_.document(pieces[i].document)));
      stated = true;
    }
    if (!stated) triple(start, predicate, end);
    describe(r, start, predicate, end);
    for (std::size_t i = 0; i < pieces.size(); ++i) quote(r.id, i, pieces[i]);
  }

 private:
  static std::string rdf(std::string_view name) { return term(iri::kRdf, name); }

  /// True when an earlier piece is of the same document.
  static bool repeats(const std::vector<Evidence>& pieces, std::size_t at) {
    for (std::size_t i = 0; i < at; ++i) {
      if (pieces[i].document == pieces[at].document) return true;
    }
    return false;
  }

  /// The statement as a thing of its own, to which its properties belong.
  void describe(const Relationship& r, const std::string& start, const std::string& predicate,
                const std::string& end) {
    const std::string statement = in_brackets(names_.relationship(r.id));
    triple(statement, rdf("type"), rdf("Statement"));
    triple(statement, rdf("subject"), start);
    triple(statement, rdf("predicate"), predicate);
    triple(statement, rdf("object"), end);
    for (const auto& [key, value] : r.properties) {
      if (!is_provenance(key)) property(statement, key, value);
    }
  }

  void quote(RelationshipId id, std::size_t number, const Evidence& piece) {
    const std::string statement = in_brackets(names_.relationship(id));
    const std::string place =
        "_:r" + std::to_string(static_cast<std::uint64_t>(id)) + "e" + std::to_string(number);
    triple(statement, term(iri::kProv, "wasDerivedFrom"), place);
    triple(place, rdf("type"), term(iri::kAnnotation, "SpecificResource"));
    if (!piece.document.empty()) {
      triple(place, term(iri::kAnnotation, "hasSource"),
             in_brackets(names_.document(piece.document)));
    }
    triple(place, term(iri::kAnnotation, "hasSelector"), place + "s");
    triple(place + "s", rdf("type"), term(iri::kAnnotation, "TextQuoteSelector"));
    triple(place + "s", term(iri::kAnnotation, "exact"), quoted(piece.sentence));
  }

  void property(const std::string& subject, const std::string& key, const Value& value) {
    const std::string predicate = in_brackets(names_.key(key));
    if (!value.is_list()) return triple(subject, predicate, literal(value));
    for (const Value& element : value.list()) triple(subject, predicate, literal(element));
  }

  void triple(const std::string& subject, const std::string& predicate, const std::string& object) {
    out_ << subject << ' ' << predicate << ' ' << object << " .\n";
  }

  void write(const std::string& subject, const std::string& predicate, const std::string& object,
             const std::string& graph) {
    out_ << subject << ' ' << predicate << ' ' << object << ' ' << graph << " .\n";
  }

  std::ostream& out_;
  const GraphSource& graph_;
  RdfNames names_;
};

}  // namespace

void write_nquads(std::ostream& out, const GraphSource& graph, const ExportOptions& options) {
  Writer writer(out, graph, options.base);
  graph.nodes([&](const Node& node) { writer.node(node); });
  graph.relationships([&](const Relationship& r) { writer.relationship(r); });
}

}  // namespace dossier::graph
