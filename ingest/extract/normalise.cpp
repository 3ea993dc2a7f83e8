#include "ingest/extract/normalise.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::ingest {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Form and lemma, sorted by form.
constexpr std::array kIrregular = {
    Pair{"arisen", "arise"}, Pair{"arose", "arise"}, Pair{"beset", "beset"}, Pair{"bound", "bind"}, Pair{"broke", "break"},
    Pair{"broken", "break"}, Pair{"cast", "cast"}, Pair{"chose", "choose"}, Pair{"chosen", "choose"}, Pair{"drawn", "draw"},
    Pair{"drew", "draw"}, Pair{"fled", "flee"}, Pair{"forbade", "forbid"}, Pair{"forbidden", "forbid"}, Pair{"foreseen", "foresee"},
    Pair{"foresaw", "foresee"}, Pair{"forsook", "forsake"}, Pair{"fought", "fight"}, Pair{"laid", "lay"}, Pair{"led", "lead"},
    Pair{"lent", "lend"}, Pair{"met", "meet"}, Pair{"overran", "overrun"}, Pair{"overrun", "overrun"}, Pair{"oversaw", "oversee"},
    Pair{"overthrew", "overthrow"}, Pair{"overthrown", "overthrow"}, Pair{"overtook", "overtake"}, Pair{"rebuilt", "rebuild"},
    Pair{"sank", "sink"}, Pair{"sent", "send"}, Pair{"shot", "shoot"}, Pair{"sought", "seek"}, Pair{"spoke", "speak"}, Pair{"spread", "spread"},
    Pair{"struck", "strike"}, Pair{"sunk", "sink"}, Pair{"swore", "swear"}, Pair{"sworn", "swear"}, Pair{"undertaken", "undertake"},
    Pair{"undertook", "undertake"}, Pair{"upheld", "uphold"}, Pair{"withdrawn", "withdraw"}, Pair{"withdrew", "withdraw"},
    Pair{"withheld", "withhold"}, Pair{"withstood", "withstand"}, Pair{"won", "win"}, Pair{"wrote", "write"}, Pair{"written", "write"}};

std::string_view irregular(std::string_view form) {
  const auto at = std::find_if(kIrregular.begin(), kIrregular.end(), [&](const Pair& pair) { return pair.first == form; });
  return at == kIrregular.end() ? std::string_view{} : at->second;
}

bool keeps_its_ending(std::string_view lemma) {
  return lemma.size() < 5 || lemma.back() != 's' || lemma.ends_with("ss") || lemma.ends_with("us") || lemma.ends_with("is") || lemma.ends_with("ics");
}

}  // namespace

void normalise_lemmas(std::string_view text, Analysis& analysis) {
  for (Token& token : analysis.tokens) {
    const std::string_view form = text.substr(token.begin, token.end - token.begin);
    if (token.upos == Upos::Verb) {
      if (const auto lemma = irregular(form); !lemma.empty()) token.lemma = lemma;
    } else if (token.upos == Upos::Noun && token.lemma == form && !keeps_its_ending(token.lemma)) {
      token.lemma.remove_suffix(1);
      token.features |= kPlural;
    }
  }
}

}  // namespace dossier::ingest
