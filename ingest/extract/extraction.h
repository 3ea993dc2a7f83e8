#pragma once

#include "ingest/document.h"
#include "ingest/language/analysis.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

enum class EntityType : std::uint8_t {
  Person,
  Organization,
  Country,
  Treaty,
  Proposal,
  Place,
  Event
};

/// Relations of the annotation guidelines; `docs/schema.md` defines each.
enum class Relation : std::uint8_t {
  HoldsPosition,
  MemberOf,
  Signed,
  Ratified,
  Negotiated,
  WithdrewFrom,
  Violated,
  Accepted,
  Rejected,
  Supported,
  Opposed,
  Founded,
  PartOf,
  MetWith,
  Visited,
  ParticipatedIn,
  Recognized,
  Attacked,
  Aided,
  Sanctioned,
  Accused,
  Threatened,
  Demanded,
  AgreedWith,
  Appointed,
  Succeeded,
  Overthrew,
};

/// One place in the text that refers to an entity: a name, an adjective, a description or a
/// pronoun.
struct Mention {
  std::uint32_t first_token;  ///< range [first_token, last_token) in Analysis::tokens
  std::uint32_t last_token;
  std::uint32_t head;    ///< token that governs the others
  std::uint32_t entity;  ///< index in Extraction::entities
  enum class Form : std::uint8_t { Name, Adjective, Description, Pronoun } form;
};

/// Something the text speaks about. Its name is the fullest one the text uses, or the canonical
/// name of a country or organization that the gazetteer knows.
struct Entity {
  EntityType type;
  std::string name;
  std::vector<std::string> aliases;  ///< other surface forms in this document, no pronouns, sorted
  /// Stable across documents and runs: 128 bits derived from type and canonical name.
  std::string key;
  float confidence = 1;
  /// The text has only described it ("a peace treaty"): the same words elsewhere mean another
  /// thing, so that the key holds the document's name too.
  bool of_document = false;
};

/// Where a fact was read.
struct Evidence {
  std::uint32_t sentence;  ///< index in Analysis::sentences
  std::uint32_t begin;     ///< bytes in the document text: the words that state it
  std::uint32_t end;
  std::string rule;  ///< which rule or model found it, e.g. "verb:sign/passive"
};

struct Fact {
  Relation relation;
  std::uint32_t subject;  ///< index in Extraction::entities
  std::uint32_t object;
  std::string date;  ///< ISO 8601, to the day, month or year; empty when not stated
  std::string role;  ///< HOLDS_POSITION: the title words
  std::string what;  ///< DEMANDED, AGREED_WITH: the content
  Evidence evidence;
  float confidence = 0.5F;
};

struct Response {
  std::uint32_t by;  ///< index in Extraction::entities
  enum class Kind : std::uint8_t { Accepted, Rejected, Supported, Opposed } kind;
  Evidence evidence;
  float confidence = 0.5F;
};

/// An act of proposing: who put what to whom.
struct Proposal {
  std::vector<std::uint32_t> who;   ///< entities; at least one
  std::string what;                 ///< the text's own words
  std::vector<std::uint32_t> whom;  ///< entities; may be empty
  std::int32_t named = -1;          ///< the Treaty or Proposal entity it is known as, or -1
  std::string date;
  std::vector<Response> responses;
  Evidence evidence;
  float confidence = 0.5F;
};

/// Everything read from one document. A pure function of the document, the lexicon and the models.
struct Extraction {
  Analysis analysis;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;  ///< ascending by first_token
  std::vector<Fact> facts;
  std::vector<Proposal> proposals;
};

std::string_view to_string(EntityType type) noexcept;
std::string_view to_string(Relation relation) noexcept;    ///< "HOLDS_POSITION"
std::string_view to_string(Response::Kind kind) noexcept;  ///< "ACCEPTED"

class Lexicon;

/// Reads a document. Total and deterministic; safe to call from many threads at once.
Extraction extract(const Document& document, const Lexicon& lexicon);

}  // namespace dossier::ingest
