#pragma once

#include "ingest/extract/offices/offices.h"
#include "ingest/extract/sentence/reading.h"

#include <vector>

namespace dossier::ingest {

/// Whose an office is that the text names without its state, because the text speaks from that
/// state or has just spoken of it. One thread, one document.
class OfficeHome {
 public:
  explicit OfficeHome(const Reading& reading);

  /// The state whose offices need no name of it in this text, or kNone.
  std::uint32_t home() const { return home_; }
  /// The state that the text is about: two fifths of what it says of others than the United States,
  /// or kNone.
  std::uint32_t stage() const { return stage_; }
  /// The other state that the text spoke of last before the token, or kNone.
  std::uint32_t foreign_before(TokenId token) const;
  /// Who sent the envoy: "the Ambassador to Moscow", "the Ambassador in Washington".
  std::uint32_t sender(const TitleSpan& title) const;
  /// "Director of Central Intelligence", "Majority Leader": the body that alone has such an office,
  /// where the text names it.
  std::uint32_t body(const TitleSpan& title) const;
  std::uint32_t secretariat(const TitleSpan& title) const;

  /// An office of other governments than the American: ministers, premiers, chancellors, kings.
  bool foreign(const TitleSpan& title) const;
  /// An office of the executive that other states may have too: "special assistant", "Attorney
  /// General".
  bool executive(const TitleSpan& title) const;

 private:
  std::uint32_t entity_named(std::string_view name) const;
  std::uint32_t state_at(TokenId t) const;
  TokenId host(const TitleSpan& title) const;
  std::size_t american_institutions() const;
  std::uint32_t continental_congress() const;

  const Reading& r_;
  std::uint32_t home_ = kNone;
  std::uint32_t stage_ = kNone;
};

}  // namespace dossier::ingest
