#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dossier/export.h>

namespace dossier::graph {

/// Absolute IRIs of other vocabularies.
namespace iri {
inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kOwl = "http://www.w3.org/2002/07/owl#";
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view kAnnotation = "http://www.w3.org/ns/oa#";
inline constexpr std::string_view kSchema = "https://schema.org/";
inline constexpr std::string_view kWikidata = "http://www.wikidata.org/entity/";
}  // namespace iri

/// Makes the identifiers of a graph's own things from the base that the user has chosen.
class RdfNames {
 public:
  explicit RdfNames(const std::string& base);

  const std::string& base() const noexcept { return base_; }
  /// A document by its name, another node by its `key`, which is the same in every database, and
  /// a node without one by its id.
  std::string node(const Node& node) const;
  std::string document(std::string_view name) const { return named("document", name); }
  std::string relationship(RelationshipId id) const;
  std::string type(std::string_view name) const { return named("type", name); }
  std::string label(std::string_view name) const { return named("label", name); }
  std::string key(std::string_view name) const { return named("key", name); }
  /// "urn:dossier:type:", for abbreviations.
  std::string space(std::string_view kind) const;

 private:
  std::string named(std::string_view kind, std::string_view name) const;

  std::string base_;
  char separator_;
};

/// Bytes that an IRI cannot hold as %XX; letters beyond ASCII stay.
std::string iri_part(std::string_view text);

/// The name of a label's class in schema.org, "" when there is none.
std::string_view schema_class(std::string_view label) noexcept;

/// IRIs that say the same as a node: what its properties `same_as` and `wikidata` assert.
std::vector<std::string> asserted_identities(const Node& node);

/// The name of the XML Schema datatype for values of this kind, "" for plain strings.
std::string_view xsd_type(const Value& value) noexcept;

/// Text of a value as RDF writes it: XML Schema has "INF", and no names of time zones.
std::string rdf_text(const Value& value);

/// True for properties of relationships that are written as provenance and not as plain values.
bool is_provenance(std::string_view key) noexcept;

}  // namespace dossier::graph
