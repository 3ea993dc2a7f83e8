#include "graph/export/rdf_terms.h"

#include "graph/export/json_value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dossier::graph {

namespace {

struct Class {
  std::string_view label;
  std::string_view name;
};

constexpr std::array kClasses{
    Class{"Person", "Person"},         Class{"Organization", "Organization"},
    Class{"Country", "Country"},       Class{"Place", "Place"},
    Class{"Event", "Event"},           Class{"Treaty", "Legislation"},
    Class{"Proposal", "CreativeWork"}, Class{"Document", "CreativeWork"},
    Class{"Sentence", "Quotation"},    Class{"Topic", "DefinedTerm"},
};

bool has_label(const Node& node, std::string_view label) {
  return std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
}

/// 128 bits in hexadecimal, as ingestion gives them to entities.
bool is_stable_key(const Value* key) {
  if (key == nullptr || !key->is_string() || key->string().size() != 32) return false;
  return key->string().find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_absolute_iri(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("urn:"));
}

void add_identity(std::vector<std::string>& out, const Value& value) {
  if (!value.is_string() || value.string().empty()) return;
  const std::string_view text = value.string();
  if (is_absolute_iri(text)) {
    out.push_back(iri_part(text));
  } else if (text.front() == 'Q' &&
             text.find_first_not_of("0123456789", 1) == std::string_view::npos) {
    out.push_back(std::string(iri::kWikidata) + std::string(text));
  }
}

}  // namespace

RdfNames::RdfNames(const std::string& base)
    : base_(iri_part(base)), separator_(base_.ends_with(':') ? ':' : '/') {
  if (!base_.ends_with(':') && !base_.ends_with('/') && !base_.ends_with('#')) base_ += separator_;
}

std::string RdfNames::space(std::string_view kind) const {
  return base_ + std::string(kind) + separator_;
}

std::string RdfNames::named(std::string_view kind, std::string_view name) const {
  std::string part;
  for (const char c : name) {
    // What separates the parts of an identifier is no part of a name.
    const bool separates = c == '/' || c == ':' || c == '?' || c == '#' || c == '%';
    part += separates ? std::string("%") + "0123456789ABCDEF"[c >> 4] + "0123456789ABCDEF"[c & 15]
                      : std::string(1, c);
  }
  return space(kind) + iri_part(part);
}

std::string RdfNames::node(const Node& node) const {
  const Value* name = node.properties.find("name");
  if (has_label(node, "Document") && name != nullptr && name->is_string())
    return document(name->string());
  const Value* key = node.properties.find("key");
  if (is_stable_key(key)) return named("entity", key->string());
  return space("node") + std::to_string(static_cast<std::uint64_t>(node.id));
}

std::string RdfNames::relationship(RelationshipId id) const {
  return space("relationship") + std::to_string(static_cast<std::uint64_t>(id));
}

std::string iri_part(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool refused = byte <= 0x20 || byte == 0x7F ||
                         std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos;
    if (!refused) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4U];
      out += "0123456789ABCDEF"[byte & 15U];
    }
  }
  return out;
}

std::string_view schema_class(std::string_view label) noexcept {
  const auto* at =
      std::find_if(kClasses.begin(), kClasses.end(), [=](auto& row) { return row.label == label; });
  return at == kClasses.end() ? std::string_view{} : at->name;
}

std::vector<std::string> asserted_identities(const Node& node) {
  std::vector<std::string> out;
  for (const std::string_view key : {"same_as", "wikidata"}) {
    const Value* value = node.properties.find(key);
    if (value == nullptr) continue;
    if (!value->is_list()) {
      add_identity(out, *value);
      continue;
    }
    for (const Value& element : value->list()) add_identity(out, element);
  }
  return out;
}

std::string_view xsd_type(const Value& value) noexcept {
  switch (value.kind()) {
    case ValueKind::Boolean: return "boolean";
    case ValueKind::Integer: return "integer";
    case ValueKind::Float: return "double";
    case ValueKind::Date: return "date";
    case ValueKind::Time:
    case ValueKind::LocalTime: return "time";
    case ValueKind::DateTime:
    case ValueKind::LocalDateTime: return "dateTime";
    case ValueKind::Duration: return "duration";
    default: return "";
  }
}

std::string rdf_text(const Value& value) {
  if (value.is_float() && std::isnan(value.real())) return "NaN";
  if (value.is_float() && std::isinf(value.real())) return value.real() > 0 ? "INF" : "-INF";
  std::string text = plain_text(value);
  if (value.kind() == ValueKind::DateTime) text.erase(std::min(text.find('['), text.size()));
  return text;
}

bool is_provenance(std::string_view key) noexcept {
  return key == "evidence" || key == "documents";
}

}  // namespace dossier::graph
