#include "shell/render/label_colour.h"

#include <algorithm>
#include <array>

namespace dossier::shell {

namespace {

struct Colour {
  std::string_view label;
  int number;  ///< among the 256 colours of terminals
};

constexpr std::array kKnown{
    Colour{"Person", 74},  Colour{"Organization", 215}, Colour{"Country", 72},
    Colour{"Treaty", 185}, Colour{"Proposal", 175},     Colour{"Place", 107},
    Colour{"Event", 173},  Colour{"Document", 246},     Colour{"Sentence", 244},
    Colour{"Topic", 139},
};
constexpr std::array kOthers{68, 137, 103, 73, 143, 138};

}  // namespace

std::string label_colour(std::string_view label) {
  const auto* at =
      std::find_if(kKnown.begin(), kKnown.end(), [=](auto& row) { return row.label == label; });
  std::size_t hash = 0;
  for (const char c : label) hash = hash * 31 + static_cast<unsigned char>(c);
  const int number = at != kKnown.end() ? at->number : kOthers[hash % kOthers.size()];
  return "\x1b[38;5;" + std::to_string(number) + "m";
}

}  // namespace dossier::shell
