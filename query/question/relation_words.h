#pragma once

#include <span>
#include <string_view>

namespace dossier::query {

/// How people speak of one relation of the schema. Phrases may have several words.
struct RelationWords {
  std::string_view type;        ///< relationship type in the graph
  std::string_view base;        ///< "sign": after did, will, to
  std::string_view third;       ///< "signs"
  std::string_view past;        ///< "signed"
  std::string_view participle;  ///< "signed": after was, were, been
};

/// The acts of proposing; they lead through a Proposal node to the addressee.
std::span<const RelationWords> proposing_words() noexcept;

/// Every other relation; several rows may share a type, and a phrase belongs to one row.
std::span<const RelationWords> relation_words() noexcept;

}  // namespace dossier::query
