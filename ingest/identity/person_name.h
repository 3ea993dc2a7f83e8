#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// A person's name in parts, in lower case and without diacritics: "Henry Cabot Lodge, Jr." is
/// {"henry", "cabot"} "lodge" "jr". Particles belong to the family name ("de gaulle").
struct PersonName {
  std::vector<std::string> given;  ///< initials with their full stop, one each ("h.", "w.")
  std::string family;
  std::string suffix;  ///< "jr", "sr", or a numeral in lower case; or empty

  static PersonName parse(std::string_view text);

  /// A family name and nothing else.
  bool is_bare() const noexcept { return given.empty() && suffix.empty(); }
};

/// Whether two names can be those of one person: family and suffix are equal, and given names agree
/// as far as both tell them. "Richard M. Nixon" agrees with "Richard Nixon" and "R. Nixon", "George
/// W. Bush" does not with "George H. W. Bush". REQUIRES: neither is bare.
bool names_agree(const PersonName& a, const PersonName& b);

}  // namespace dossier::ingest
