#include "ingest/language/vocabulary.h"

#include "ingest/language/word_set.h"

#include <array>
#include <utility>

namespace dossier::ingest::lang {
namespace {

const WordSet kTitles{
    "mr",     "mrs",  "ms",   "mx",   "dr",    "drs",  "prof", "rev",  "fr",       "hon",
    "st",     "ste",  "sen",  "sens", "rep",   "reps", "gov",  "govs", "pres",     "gen",
    "lt",     "col",  "maj",  "capt", "cpt",   "cmdr", "cdr",  "adm",  "brig",     "sgt",
    "cpl",    "pvt",  "msgr", "amb",  "sec'y", "supt", "insp", "det",  "atty",     "messrs",
    "mme",    "mlle", "m",    "sr",   "mt",    "ft",   "pt",   "pfc",  "vice-adm", "maj-gen",
    "lt-gen", "wm",   "geo",  "chas", "jas",   "thos", "del",  "asst", "treas"};

const WordSet kNumbered{"no",   "nos", "art",  "arts", "p",    "pp",   "pg",    "vol",
                        "vols", "ch",  "chap", "sec",  "sect", "para", "paras", "fig",
                        "figs", "app", "cl",   "rs",   "ser",  "doc",  "docs",  "res",
                        "ann",  "tab", "op",   "cit",  "nr",   "par",  "ca"};

const WordSet kInner{"e.g",  "i.e", "vs", "viz", "cf",    "al",   "approx", "esp",
                     "incl", "med", "ed", "eds", "trans", "repr", "eg",     "ie",
                     "seq",  "v",   "c",  "b",   "d",     "r",    "et"};

const WordSet kOpen{
    "inc",   "co",    "corp",    "ltd",  "llc",  "plc",   "bros", "cos",  "u.s",  "u.k",  "u.n",
    "e.u",   "u.s.a", "u.s.s.r", "a.m",  "p.m",  "a.d",   "b.c",  "etc",  "jr",   "esq",  "ph.d",
    "m.d",   "b.a",   "m.a",     "d.c",  "jan",  "feb",   "mar",  "apr",  "jun",  "jul",  "aug",
    "sep",   "sept",  "oct",     "nov",  "dec",  "mon",   "tue",  "tues", "wed",  "thu",  "thur",
    "thurs", "fri",   "sat",     "sun",  "ave",  "blvd",  "rd",   "hwy",  "bldg", "dept", "est",
    "univ",  "assn",  "ass't",   "ind",  "mass", "calif", "conn", "ariz", "ark",  "colo", "fla",
    "ga",    "ill",   "kan",     "ky",   "la",   "md",    "mich", "minn", "miss", "mo",   "mont",
    "neb",   "nev",   "okla",    "ore",  "pa",   "penn",  "tenn", "tex",  "va",   "vt",   "wash",
    "wis",   "wyo",   "ala",     "intl", "gmbh", "attn",  "div",  "govt", "yrs",  "hrs",  "min",
    "mins",  "secs",  "lbs",     "oz",   "sq",   "cu",    "dist", "n.d",  "bn",   "ont",  "que",
    "rep",   "dem",   "min",     "comm", "cmte", "conf",  "natl", "ext",  "tel",  "temp"};

const WordSet kStarters{
    "the",      "a",         "an",       "this",     "that",      "these",        "those",
    "it",       "he",        "she",      "they",     "we",        "you",          "i",
    "his",      "her",       "their",    "its",      "our",       "my",           "your",
    "in",       "on",        "at",       "by",       "for",       "from",         "with",
    "after",    "before",    "during",   "since",    "when",      "while",        "as",
    "if",       "although",  "though",   "because",  "but",       "and",          "or",
    "so",       "yet",       "however",  "moreover", "therefore", "thus",         "then",
    "there",    "here",      "what",     "who",      "which",     "where",        "why",
    "how",      "is",        "are",      "was",      "were",      "do",           "does",
    "did",      "have",      "has",      "had",      "can",       "could",        "would",
    "should",   "will",      "may",      "might",    "must",      "let",          "no",
    "not",      "some",      "many",     "most",     "all",       "both",         "each",
    "every",    "several",   "other",    "others",   "another",   "such",         "one",
    "two",      "more",      "once",     "until",    "under",     "over",         "to",
    "of",       "despite",   "without",  "within",   "into",      "through",      "among",
    "also",     "even",      "only",     "instead",  "meanwhile", "nevertheless", "furthermore",
    "finally",  "later",     "now",      "today",    "yesterday", "please",       "yes",
    "millions", "thousands", "hundreds", "neither",  "either",    "nor",          "well",
    "still",    "perhaps",   "nobody",   "everyone", "people"};

const WordSet kPrefixes{"non",    "e",     "re",    "anti",  "pre",   "co",      "pro",   "mid",
                        "post",   "multi", "ex",    "sub",   "semi",  "mini",    "neo",   "socio",
                        "psycho", "inter", "intra", "micro", "un",    "counter", "trans", "ultra",
                        "extra",  "infra", "bi",    "tri",   "quasi", "pseudo",  "de",    "cross",
                        "over",   "vice",  "arch",  "macro"};

const WordSet kUnits{"am",  "pm",  "a.m", "p.m", "a.m.", "p.m.", "k",    "m",   "bn",  "mm",  "cm",
                     "km",  "kg",  "ft",  "lb",  "lbs",  "hz",   "khz",  "mhz", "ghz", "mph", "kph",
                     "gb",  "mb",  "tb",  "kb",  "hrs",  "hr",   "mins", "yrs", "kw",  "mw",  "gw",
                     "kwh", "mwh", "oz",  "ml",  "mg",   "kt",   "tn",   "trn", "cc",  "ha"};

const WordSet kDomains{"com", "org", "net",  "edu", "gov", "mil", "int", "info", "io",
                       "eu",  "uk",  "de",   "fr",  "ru",  "cn",  "jp",  "ca",   "au",
                       "br",  "it",  "nl",   "se",  "ch",  "es",  "tv",  "biz",  "co",
                       "nz",  "ie",  "nato", "pl",  "ua",  "tr",  "ir",  "il",   "za"};

const WordSet kExclaimed{"yahoo", "jeopardy", "yum", "oklahoma", "mamma mia"};

constexpr std::array<std::pair<std::string_view, std::size_t>, 28> kFused{{
    {"cannot", 3},  {"gonna", 3},    {"gotta", 3},  {"wanna", 3},  {"gimme", 3}, {"lemme", 3},
    {"dunno", 2},   {"dont", 2},     {"didnt", 3},  {"doesnt", 4}, {"isnt", 2},  {"wasnt", 3},
    {"arent", 3},   {"werent", 4},   {"havent", 4}, {"hasnt", 3},  {"hadnt", 3}, {"couldnt", 5},
    {"wouldnt", 5}, {"shouldnt", 6}, {"cant", 2},   {"wont", 2},   {"im", 1},    {"ive", 1},
    {"youre", 3},   {"theyre", 4},   {"thats", 4},  {"whats", 4},
}};

}  // namespace

Abbreviation find_abbreviation(std::string_view word) noexcept {
  if (kTitles.contains(word)) return Abbreviation::Title;
  if (kNumbered.contains(word)) return Abbreviation::Numbered;
  if (kInner.contains(word)) return Abbreviation::Inner;
  return kOpen.contains(word) ? Abbreviation::Open : Abbreviation::None;
}

bool starts_sentences(std::string_view lower) noexcept { return kStarters.contains(lower); }
bool is_bound_prefix(std::string_view lower) noexcept { return kPrefixes.contains(lower); }
bool is_unit(std::string_view lower) noexcept { return kUnits.contains(lower); }
bool is_top_level_domain(std::string_view lower) noexcept { return kDomains.contains(lower); }
bool is_exclaimed_name(std::string_view lower) noexcept { return kExclaimed.contains(lower); }

std::size_t find_fused_split(std::string_view lower) noexcept {
  if (lower.size() < 2 || lower.size() > 8) return 0;
  for (const auto& [word, split] : kFused) {
    if (word == lower) return split;
  }
  return 0;
}

}  // namespace dossier::ingest::lang
