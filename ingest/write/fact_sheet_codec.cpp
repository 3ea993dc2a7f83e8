#include "ingest/write/fact_sheet.h"
#include "ingest/write/json_text.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace dossier::ingest {
namespace {

using nlohmann::json;

// The form of a sheet, by position, so that thousands of facts cost no field names:
// [1, sentences, entities, facts, proposals, fingerprints]
//   sentence    [index, begin, end, repeated, text]
//   entity      [type, name, aliases, key, confidence, mentions]
//   evidence    [sentence, begin, end, rule, confidence]
//   fact        [relation, subject, object, date, role, what, evidence]
//   proposal    [who, what, whom, named, date, responses, evidence]
//   response    [by, kind, evidence]
//   fingerprint hexadecimal
constexpr std::int64_t kForm = 1;
constexpr int kMaxDepth = 8;

class Encoder {
 public:
  std::string run(const FactSheet& sheet) {
    out_.open('[').number(kForm);
    list(sheet.sentences, [this](const auto& sentence) {
      out_.open('[').number(sentence.index).number(sentence.begin).number(sentence.end);
      out_.number(sentence.repeated).string(sentence.text).close(']');
    });
    list(sheet.entities, [this](const auto& mentioned) { entity(mentioned); });
    list(sheet.facts, [this](const Fact& each) { fact(each); });
    list(sheet.proposals, [this](const Proposal& each) { proposal(each); });
    list(sheet.fingerprints, [this](std::uint64_t hash) { fingerprint(hash); });
    return out_.close(']').take();
  }

 private:
  template <typename Items, typename Each>
  void list(const Items& items, const Each& each) {
    out_.open('[');
    for (const auto& item : items) each(item);
    out_.close(']');
  }

  void indexes(const std::vector<std::uint32_t>& items) {
    list(items, [this](std::uint32_t item) { out_.number(item); });
  }

  void entity(const FactSheet::Mentioned& mentioned) {
    const Entity& entity = mentioned.entity;
    out_.open('[')
        .number(static_cast<int>(entity.type))
        .string(entity.name)
        .strings(entity.aliases)
        .string(entity.key);
    out_.real(static_cast<double>(entity.confidence)).number(mentioned.mentions).close(']');
  }

  void evidence(const Evidence& evidence, float confidence) {
    out_.open('[')
        .number(evidence.sentence)
        .number(evidence.begin)
        .number(evidence.end)
        .string(evidence.rule);
    out_.real(static_cast<double>(confidence)).close(']');
  }

  void fact(const Fact& fact) {
    out_.open('[').number(static_cast<int>(fact.relation)).number(fact.subject).number(fact.object);
    out_.string(fact.date).string(fact.role).string(fact.what);
    evidence(fact.evidence, fact.confidence);
    out_.close(']');
  }

  void proposal(const Proposal& proposal) {
    out_.open('[');
    indexes(proposal.who);
    out_.string(proposal.what);
    indexes(proposal.whom);
    out_.number(proposal.named).string(proposal.date);
    list(proposal.responses, [this](const Response& response) {
      out_.open('[').number(response.by).number(static_cast<int>(response.kind));
      evidence(response.evidence, response.confidence);
      out_.close(']');
    });
    evidence(proposal.evidence, proposal.confidence);
    out_.close(']');
  }

  void fingerprint(std::uint64_t hash) {
    std::array<char, 16> digits;
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16);
    out_.string(error == std::errc()
                    ? std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()))
                    : "");
  }

  JsonText out_;
};

/// Reads what Encoder wrote. Every access is checked: `json::at` throws for all that is missing or
/// of another type.
class Decoder {
 public:
  FactSheet run(const json& root) {
    if (root.at(0).get<std::int64_t>() != kForm) throw std::out_of_range("form");
    for (const json& item : root.at(1)) sheet_.sentences.push_back(sentence(item));
    for (const json& item : root.at(2)) sheet_.entities.push_back(entity(item));
    for (const json& item : root.at(3)) sheet_.facts.push_back(fact(item));
    for (const json& item : root.at(4)) sheet_.proposals.push_back(proposal(item));
    for (const json& item : root.at(5))
      sheet_.fingerprints.push_back(fingerprint(item.get_ref<const std::string&>()));
    return std::move(sheet_);
  }

 private:
  static std::uint32_t index(const json& item, std::size_t size) {
    const auto value = item.get<std::uint32_t>();
    if (value >= size) throw std::out_of_range("index");
    return value;
  }
  std::uint32_t entity_index(const json& item) const { return index(item, sheet_.entities.size()); }
  std::vector<std::uint32_t> entity_indexes(const json& items) const {
    std::vector<std::uint32_t> out;
    for (const json& item : items) out.push_back(entity_index(item));
    return out;
  }
  template <typename Enum>
  static Enum enumerator(const json& item, Enum last) {
    return static_cast<Enum>(index(item, static_cast<std::size_t>(last) + 1));
  }

  static FactSheet::EvidenceSentence sentence(const json& item) {
    return {item.at(0).get<std::uint32_t>(), item.at(1).get<std::uint32_t>(),
            item.at(2).get<std::uint32_t>(), item.at(4).get<std::string>(),
            item.at(3).get<int>() != 0};
  }

  static FactSheet::Mentioned entity(const json& item) {
    return {{enumerator(item.at(0), EntityType::Event), item.at(1).get<std::string>(),
             item.at(2).get<std::vector<std::string>>(), item.at(3).get<std::string>(),
             item.at(4).get<float>()},
            item.at(5).get<std::uint32_t>()};
  }

  Evidence evidence(const json& item) const {
    return {index(item.at(0), sheet_.sentences.size()), item.at(1).get<std::uint32_t>(),
            item.at(2).get<std::uint32_t>(), item.at(3).get<std::string>()};
  }

  Fact fact(const json& item) const {
    return {enumerator(item.at(0), Relation::Overthrew),
            entity_index(item.at(1)),
            entity_index(item.at(2)),
            item.at(3).get<std::string>(),
            item.at(4).get<std::string>(),
            item.at(5).get<std::string>(),
            evidence(item.at(6)),
            item.at(6).at(4).get<float>()};
  }

  Proposal proposal(const json& item) const {
    Proposal out;
    out.who = entity_indexes(item.at(0));
    out.what = item.at(1).get<std::string>();
    out.whom = entity_indexes(item.at(2));
    out.named = item.at(3).get<std::int32_t>();
    if (out.named >= 0) static_cast<void>(entity_index(item.at(3)));
    out.date = item.at(4).get<std::string>();
    for (const json& each : item.at(5)) {
      out.responses.push_back({entity_index(each.at(0)),
                               enumerator(each.at(1), Response::Kind::Opposed),
                               evidence(each.at(2)), each.at(2).at(4).get<float>()});
    }
    out.evidence = evidence(item.at(6));
    out.confidence = item.at(6).at(4).get<float>();
    return out;
  }

  static std::uint64_t fingerprint(const std::string& digits) {
    std::uint64_t hash = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
    if (error != std::errc() || end != digits.data() + digits.size())
      throw std::out_of_range("fingerprint");
    return hash;
  }

  FactSheet sheet_;
};

bool is_shallow(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '\\') ++at;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '[' || c == '{') && ++depth > kMaxDepth) return false;
    depth -= c == ']' || c == '}';
  }
  return true;
}

}  // namespace

std::string encode_fact_sheet(const FactSheet& sheet) { return Encoder().run(sheet); }

std::optional<FactSheet> decode_fact_sheet(std::string_view text) {
  if (!is_shallow(text)) return {};
  try {
    return Decoder().run(json::parse(text));
  } catch (const std::exception&) {
    return {};  // not written by `encode_fact_sheet`
  }
}

}  // namespace dossier::ingest
