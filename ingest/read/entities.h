#pragma once

#include <string>
#include <string_view>

namespace dossier::ingest {

/// A character reference of HTML at the front of a text ("&amp;", "&#8217;", "&#x2019;").
struct CharacterReference {
  std::string text;        ///< what it stands for; empty when there is no reference
  std::size_t length = 0;  ///< bytes of the reference
};

CharacterReference character_reference(std::string_view text);

}  // namespace dossier::ingest
