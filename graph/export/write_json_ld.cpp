#include "graph/export/evidence.h"
#include "graph/export/json_value.h"
#include "graph/export/naming.h"
#include "graph/export/rdf_terms.h"
#include "graph/export/source.h"
#include "graph/export/wikidata.h"

#include <ostream>

namespace dossier::graph {

namespace {

/// Members of a JSON object, in the order they are added.
class Object {
 public:
  Object& text(std::string_view key, std::string_view value) {
    begin(key);
    append_json_string(out_, value);
    return *this;
  }
  Object& reference(std::string_view key, std::string_view id) {
    return raw(key, Object().text("@id", id).take());
  }
  /// `json` is JSON already.
  Object& raw(std::string_view key, std::string_view json) {
    begin(key);
    out_ += json;
    return *this;
  }
  std::string take() { return std::move(out_) + "}"; }

 private:
  void begin(std::string_view key) {
    if (out_.size() > 1) out_ += ',';
    append_json_string(out_, key);
    out_ += ':';
  }

  std::string out_ = "{";
};

template <typename Range, typename Write>
std::string json_list(const Range& range, Write write) {
  std::string out = "[";
  for (const auto& element : range) {
    if (out.size() > 1) out += ',';
    out += write(element);
  }
  return out + "]";
}

std::string json_text(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string json_reference(std::string_view id) { return Object().text("@id", id).take(); }

/// Strings, booleans and small integers as JSON, everything else with its datatype.
std::string json_value(const Value& value) {
  if (value.is_list()) return json_list(value.list(), json_value);
  const std::string_view type = xsd_type(value);
  if (type.empty()) return json_text(rdf_text(value));
  if (type == "boolean" || type == "integer") {
    std::string out;
    append_json(out, value);
    return out;
  }
  return Object().text("@value", rdf_text(value)).text("@type", "xsd:" + std::string(type)).take();
}

std::string types_of(const Node& node, const RdfNames& names) {
  std::vector<std::string> types;
  for (const std::string& label : node.labels) {
    types.push_back(names.label(label));
    const std::string_view known = schema_class(label);
    if (!known.empty()) types.push_back("schema:" + std::string(known));
  }
  return json_list(types, [](const std::string& type) { return json_text(type); });
}

std::vector<std::string> close_matches(const Node& node) {
  std::vector<std::string> out;
  if (const auto item = wikidata_item(node)) out.push_back("wd:Q" + std::to_string(*item));
  return out;
}

void append_properties(Object& object, const Map& properties, const RdfNames& names) {
  for (const auto& [key, value] : properties) {
    if (is_provenance(key) || value.is_null()) continue;
    if (key == "name") {
      object.raw("name", json_value(value));
    } else if (key == "aliases") {
      object.raw("alternateName", json_value(value));
    } else {
      object.raw(names.key(key), json_value(value));
    }
  }
}

std::string node_object(const Node& node, const RdfNames& names) {
  Object object;
  object.text("@id", names.node(node));
  if (!node.labels.empty()) object.raw("@type", types_of(node, names));
  const std::string name = display_name(node);
  if (!name.empty()) object.text("label", name);
  append_properties(object, node.properties, names);
  const auto same = asserted_identities(node);
  if (!same.empty()) object.raw("sameAs", json_list(same, json_reference));
  const auto close = close_matches(node);
  if (!close.empty()) object.raw("exactMatch", json_list(close, json_reference));
  return object.take();
}

std::string evidence_object(const Evidence& piece, const RdfNames& names) {
  Object object;
  object.text("@type", "oa:SpecificResource");
  if (!piece.document.empty()) object.reference("hasSource", names.document(piece.document));
  object.raw("hasSelector",
             Object().text("@type", "oa:TextQuoteSelector").text("exact", piece.sentence).take());
  return object.take();
}

std::string statement_object(const Relationship& r, const std::string& start,
                             const std::string& end, const RdfNames& names) {
  Object object;
  object.text("@id", names.relationship(r.id))
      .text("@type", "rdf:Statement")
      .reference("subject", start)
      .reference("predicate", names.type(r.type))
      .reference("object", end);
  append_properties(object, r.properties, names);
  const auto pieces = evidence_of(r.properties);
  if (!pieces.empty()) {
    object.raw("wasDerivedFrom", json_list(pieces, [&](const Evidence& piece) {
                 return evidence_object(piece, names);
               }));
  }
  return object.take();
}

std::string context() {
  Object object;
  object.text("rdf", iri::kRdf)
      .text("rdfs", iri::kRdfs)
      .text("xsd", iri::kXsd)
      .text("owl", iri::kOwl)
      .text("skos", iri::kSkos)
      .text("prov", iri::kProv)
      .text("oa", iri::kAnnotation)
      .text("schema", iri::kSchema)
      .text("wd", iri::kWikidata)
      .text("name", "schema:name")
      .text("alternateName", "schema:alternateName")
      .text("label", "rdfs:label")
      .text("sameAs", "owl:sameAs")
      .text("exactMatch", "skos:exactMatch")
      .text("wasDerivedFrom", "prov:wasDerivedFrom")
      .text("hasSource", "oa:hasSource")
      .text("hasSelector", "oa:hasSelector")
      .text("exact", "oa:exact")
      .text("subject", "rdf:subject")
      .text("predicate", "rdf:predicate")
      .text("object", "rdf:object");
  return object.take();
}

}  // namespace

void write_json_ld(std::ostream& out, const GraphSource& graph, const ExportOptions& options) {
  const RdfNames names(options.base);
  out << "{\"@context\":" << context() << ",\n\"@graph\":[";
  bool first = true;
  const auto add = [&](const std::string& object) {
    out << (first ? "\n" : ",\n") << object;
    first = false;
  };
  graph.nodes([&](const Node& node) { add(node_object(node, names)); });
  graph.relationships([&](const Relationship& r) {
    const std::string start = names.node(graph.node(r.start));
    const std::string end = names.node(graph.node(r.end));
    add(Object().text("@id", start).reference(names.type(r.type), end).take());
    add(statement_object(r, start, end, names));
  });
  out << "\n]}\n";
}

}  // namespace dossier::graph
