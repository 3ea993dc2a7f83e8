#include "ingest/extract/sentence/normalise.h"

#include "ingest/extract/sentence/atoms.h"

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dossier::ingest {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Form and lemma, sorted by form.
constexpr std::array kIrregular = {Pair{"aided", "aid"},
                                   Pair{"aiding", "aid"},
                                   Pair{"arisen", "arise"},
                                   Pair{"arose", "arise"},
                                   Pair{"bade", "bid"},
                                   Pair{"beset", "beset"},
                                   Pair{"bound", "bind"},
                                   Pair{"broke", "break"},
                                   Pair{"broken", "break"},
                                   Pair{"cast", "cast"},
                                   Pair{"chose", "choose"},
                                   Pair{"chosen", "choose"},
                                   Pair{"drawn", "draw"},
                                   Pair{"drew", "draw"},
                                   Pair{"fled", "flee"},
                                   Pair{"forbade", "forbid"},
                                   Pair{"forbidden", "forbid"},
                                   Pair{"foreseen", "foresee"},
                                   Pair{"foresaw", "foresee"},
                                   Pair{"forsook", "forsake"},
                                   Pair{"froze", "freeze"},
                                   Pair{"frozen", "freeze"},
                                   Pair{"fought", "fight"},
                                   Pair{"laid", "lay"},
                                   Pair{"led", "lead"},
                                   Pair{"lent", "lend"},
                                   Pair{"met", "meet"},
                                   Pair{"overran", "overrun"},
                                   Pair{"overrun", "overrun"},
                                   Pair{"oversaw", "oversee"},
                                   Pair{"overthrew", "overthrow"},
                                   Pair{"overthrown", "overthrow"},
                                   Pair{"overtook", "overtake"},
                                   Pair{"rebuilt", "rebuild"},
                                   Pair{"sank", "sink"},
                                   Pair{"sent", "send"},
                                   Pair{"shot", "shoot"},
                                   Pair{"sought", "seek"},
                                   Pair{"spoke", "speak"},
                                   Pair{"spread", "spread"},
                                   Pair{"struck", "strike"},
                                   Pair{"sunk", "sink"},
                                   Pair{"swore", "swear"},
                                   Pair{"sworn", "swear"},
                                   Pair{"undertaken", "undertake"},
                                   Pair{"undertook", "undertake"},
                                   Pair{"upheld", "uphold"},
                                   Pair{"withdrawn", "withdraw"},
                                   Pair{"withdrew", "withdraw"},
                                   Pair{"withheld", "withhold"},
                                   Pair{"withstood", "withstand"},
                                   Pair{"won", "win"},
                                   Pair{"wrote", "write"},
                                   Pair{"written", "write"}};

std::string_view irregular(std::string_view form) {
  const auto at = std::find_if(kIrregular.begin(), kIrregular.end(),
                               [&](const Pair& pair) { return pair.first == form; });
  return at == kIrregular.end() ? std::string_view{} : at->second;
}

/// Forms that are nothing but a past tense, whatever the tagger made of them.
bool only_past(std::string_view form) {
  static constexpr std::string_view kForms[] = {
      "overran", "overthrew", "overtook", "withdrew", "undertook", "forbade", "oversaw",
      "fled",    "forsook",   "fought",   "sought",   "upheld",    "swore"};
  return std::find(std::begin(kForms), std::end(kForms), form) != std::end(kForms);
}

/// Lemmas that were made here, beside those the analysis keeps.
struct Lemmas {
  std::shared_ptr<void> before;
  std::deque<std::string> words;
};

/// What a form of a regular verb or noun can come from, most likely first.
std::vector<std::string> candidates(std::string_view form, Upos tag) {
  std::vector<std::string> all;
  const std::string word = lower(form);
  const auto without = [&](std::size_t n) { return word.substr(0, word.size() - n); };
  const auto stem = [&](std::size_t n) {
    const std::string base = without(n);
    all.push_back(base);
    all.push_back(base + "e");
    if (base.size() > 3 && base[base.size() - 1] == base[base.size() - 2])
      all.push_back(base.substr(0, base.size() - 1));
    if (base.ends_with("i")) all.push_back(base.substr(0, base.size() - 1) + "y");
  };
  if (word.size() < 4) return all;
  if (tag == Upos::Verb && word.ends_with("ed")) stem(2);
  if (tag == Upos::Verb && word.ends_with("ing")) stem(3);
  if (word.ends_with("ies")) all.push_back(without(3) + "y");
  if (word.ends_with("es")) all.push_back(without(2));
  if (word.ends_with("s") && !word.ends_with("ss")) all.push_back(without(1));
  return all;
}

bool names_people(const Lexicon::Tables& lexicon, std::string_view word) {
  const auto senses = lexicon.names.find(word);
  return std::any_of(senses.begin(), senses.end(),
                     [](const NameSense& s) { return s.sense == Sense::People; });
}

}  // namespace

void free_peoples(std::string_view text, const Lexicon::Tables& lexicon, Analysis& analysis) {
  auto& tokens = analysis.tokens;
  for (const Sentence& s : analysis.sentences) {
    for (std::uint32_t t = s.first_token + 1; t + 1 < s.last_token; ++t) {
      const Token& verb = tokens[t + 1];
      if (verb.upos != Upos::Verb || verb.deprel != Deprel::Amod || verb.head <= 0) continue;
      const auto noun = static_cast<std::uint32_t>(verb.head);
      const bool phrase = noun > t + 1 && tokens[noun].deprel == Deprel::Root &&
                          tokens[t].head == verb.head && tokens[t - 1].upos == Upos::Det;
      if (!phrase ||
          !names_people(lexicon, text.substr(tokens[t].begin, tokens[t].end - tokens[t].begin)))
        continue;
      const auto act = static_cast<std::int32_t>(t + 1);
      tokens[t + 1].head = tokens[noun].head;
      tokens[t + 1].deprel = Deprel::Root;
      tokens[t + 1].features |= kFinite | kPast;
      tokens[t - 1].head = static_cast<std::int32_t>(t);
      tokens[t].head = act;
      tokens[t].deprel = Deprel::Nsubj;
      tokens[t].upos = Upos::Propn;
      for (std::uint32_t c = s.first_token; c < s.last_token; ++c) {
        const bool clausal = tokens[c].deprel == Deprel::Obl || tokens[c].deprel == Deprel::Punct ||
                             tokens[c].deprel == Deprel::Advmod ||
                             (tokens[c].deprel == Deprel::Conj && tokens[c].upos == Upos::Verb);
        if (tokens[c].head == static_cast<std::int32_t>(noun) && clausal) tokens[c].head = act;
      }
      tokens[noun].head = act;
      tokens[noun].deprel = Deprel::Obj;
    }
  }
}

void normalise_lemmas(std::string_view text, const Lexicon::Tables& lexicon, Analysis& analysis) {
  auto lemmas = std::make_shared<Lemmas>();
  for (Token& token : analysis.tokens) {
    const std::string_view form = text.substr(token.begin, token.end - token.begin);
    if (token.upos != Upos::Verb && token.upos != Upos::Aux && only_past(form)) {
      token.upos = Upos::Verb;
      token.features |= kPast | kFinite;
    }
    // "the Government of France"
    if (form == "Government" && text.substr(token.end, 4) == " of ") {
      token.upos = Upos::Noun;
      token.lemma = "government";
    }
    if (token.upos != Upos::Verb && token.upos != Upos::Noun) continue;
    if (const auto lemma = irregular(form); token.upos == Upos::Verb && !lemma.empty()) {
      token.lemma = lemma;
      continue;
    }
    if (lexicon.words.contains(token.lemma)) continue;
    for (std::string& candidate : candidates(form, token.upos)) {
      if (!lexicon.words.contains(candidate)) continue;
      token.lemma = lemmas->words.emplace_back(std::move(candidate));
      if (token.upos == Upos::Noun) token.features |= kPlural;
      break;
    }
  }
  if (lemmas->words.empty()) return;
  lemmas->before = std::move(analysis.storage);
  analysis.storage = std::move(lemmas);
}

}  // namespace dossier::ingest
