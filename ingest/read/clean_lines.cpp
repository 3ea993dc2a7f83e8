#include "ingest/read/clean_lines.h"

#include "ingest/read/phrase_set.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dossier::ingest {
namespace {

using Phrases = std::unordered_set<std::string_view>;

/// The line in lower case without punctuation at its ends.
std::string bare(std::string_view line) {
  std::string_view text = trim(line);
  while (!text.empty() && !is_ascii_alpha(text.back()) && !is_ascii_digit(text.back()) &&
         static_cast<unsigned char>(text.back()) < 0x80) {
    text.remove_suffix(1);
  }
  while (!text.empty() && !is_ascii_alpha(text.front()) && !is_ascii_digit(text.front()) &&
         static_cast<unsigned char>(text.front()) < 0x80) {
    text.remove_prefix(1);
  }
  return ascii_lower(text);
}

const Phrases& controls() {
  static const Phrases phrases = {"about",
                                  "about the author",
                                  "about the authors",
                                  "about us",
                                  "accept",
                                  "accept all",
                                  "account",
                                  "ad",
                                  "add to favorites",
                                  "advertisement",
                                  "advertising",
                                  "all rights reserved",
                                  "audio",
                                  "author",
                                  "authors",
                                  "back to top",
                                  "bookmark",
                                  "careers",
                                  "cite",
                                  "close",
                                  "comment",
                                  "commentary",
                                  "comments",
                                  "contact",
                                  "contact us",
                                  "continue",
                                  "cookie settings",
                                  "copy link",
                                  "copy url",
                                  "donate",
                                  "download",
                                  "download pdf",
                                  "email",
                                  "email this",
                                  "events",
                                  "experts",
                                  "facebook",
                                  "follow us",
                                  "for media",
                                  "full text",
                                  "get alerts",
                                  "get the app",
                                  "give",
                                  "home",
                                  "image",
                                  "in the media",
                                  "instagram",
                                  "link copied",
                                  "linkedin",
                                  "listen",
                                  "listen to this article",
                                  "load more",
                                  "loading",
                                  "log in",
                                  "login",
                                  "log out",
                                  "menu",
                                  "more",
                                  "newsletter",
                                  "newsletters",
                                  "next",
                                  "next article",
                                  "next post",
                                  "op-ed",
                                  "pdf",
                                  "permissions",
                                  "photo",
                                  "play",
                                  "podcast",
                                  "press enter to search",
                                  "previous",
                                  "previous article",
                                  "previous post",
                                  "print",
                                  "print this",
                                  "print this page",
                                  "privacy",
                                  "privacy policy",
                                  "project",
                                  "project hero image",
                                  "projects",
                                  "publications",
                                  "rate this",
                                  "register",
                                  "remind me later",
                                  "reply",
                                  "report",
                                  "republish",
                                  "research",
                                  "reprints",
                                  "rss",
                                  "save",
                                  "search",
                                  "see all",
                                  "settings",
                                  "share",
                                  "share on facebook",
                                  "share on twitter",
                                  "share this",
                                  "share this article",
                                  "share this page",
                                  "show more",
                                  "sign in",
                                  "sign up",
                                  "site map",
                                  "sitemap",
                                  "skip to content",
                                  "skip to main content",
                                  "skip to navigation",
                                  "source",
                                  "sponsored",
                                  "sponsored content",
                                  "subscribe",
                                  "tags",
                                  "telegram",
                                  "terms",
                                  "terms of service",
                                  "terms of use",
                                  "text size",
                                  "toggle navigation",
                                  "top stories",
                                  "topics",
                                  "transcript",
                                  "tweet",
                                  "twitter",
                                  "video",
                                  "view comments",
                                  "watch",
                                  "whatsapp",
                                  "write a comment",
                                  "x",
                                  "youtube",
                                  "leave a comment",
                                  "leave a reply",
                                  "post a comment",
                                  "view all",
                                  "hide",
                                  "ok",
                                  "submit",
                                  "cancel",
                                  "gender equality plan",
                                  "work with us",
                                  "press",
                                  "media",
                                  "our team",
                                  "staff",
                                  "jobs",
                                  "faq",
                                  "help",
                                  "feedback"};
  return phrases;
}

const Phrases& follow_links() {
  static const Phrases phrases = {"learn more",
                                  "read more",
                                  "see more",
                                  "view more",
                                  "find out more",
                                  "explore",
                                  "more info",
                                  "read article",
                                  "read the article",
                                  "read now",
                                  "read the full story",
                                  "full story",
                                  "continue reading",
                                  "read on",
                                  "discover more",
                                  "explore more",
                                  "view project",
                                  "go to project",
                                  "more information",
                                  "read full article",
                                  "read the report",
                                  "view the report"};
  return phrases;
}

template <std::size_t N>
bool starts_with_one(std::string_view line, const std::array<std::string_view, N>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](auto phrase) { return starts_with_no_case(line, phrase); });
}

/// "5 min read", "12 comments", "3 shares".
bool is_count_label(std::string_view line) {
  static constexpr std::array<std::string_view, 9> kUnits = {
      "min read", "minute read", "minutes read", "comments", "comment",
      "shares",   "views",       "minutes",      "likes"};
  if (line.empty() || !is_ascii_digit(line.front())) return false;
  const std::string_view rest =
      trim(line.substr(std::min(line.find_first_not_of("0123456789,.kK"), line.size())));
  return std::find(kUnits.begin(), kUnits.end(), bare(rest)) != kUnits.end();
}

bool is_name_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kParticles = {
      "de",  "van", "von", "der", "den", "la",  "le",  "al",
      "bin", "ibn", "da",  "di",  "dos", "del", "ter", "el"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

bool is_name_word(std::string_view word) {
  if (word.front() == '(' && word.back() == ')' && word.size() > 2)
    word = word.substr(1, word.size() - 2);
  const Character first = decode_utf8(word, 0);
  if (!is_upper_letter(first.code)) return false;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = decode_utf8(word, at);
    const bool joint = c.code == '.' || c.code == '-' || c.code == '\'' || c.code == 0x2019;
    if (!joint && !is_letter(c.code)) return false;
    at += c.length;
  }
  return true;
}

bool is_personal_name(std::string_view text) {
  if (text.starts_with("The ") || text.starts_with("A ") || text.starts_with("An ")) return false;
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (text = trim(text); !text.empty();) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const bool named = is_name_word(word);
    if (!named && !(words > 0 && is_name_particle(word))) return false;
    capitals += named;
    ++words;
    text = trim(text.substr(end));
  }
  return capitals >= 2 && words <= 5;
}

std::vector<std::string> split_names(std::string_view text) {
  std::string flat(text);
  for (const std::string_view joint : {" and ", " & ", " with ", ";"}) {
    for (std::size_t at = flat.find(joint); at != std::string::npos; at = flat.find(joint, at))
      flat.replace(at, joint.size(), ",");
  }
  std::vector<std::string> out;
  for (std::string_view rest = flat; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view name = trim(rest.substr(0, comma));
    if (!name.empty()) out.emplace_back(name);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return out;
}

}  // namespace

std::string_view without_quotes(std::string_view line) {
  struct Pair {
    std::string_view open, close;
  };
  static constexpr std::array<Pair, 4> kPairs = {
      {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"‘", "’"}}};
  for (const Pair& pair : kPairs) {
    const bool quoted = line.size() > pair.open.size() + pair.close.size() &&
                        line.starts_with(pair.open) && line.ends_with(pair.close);
    if (quoted)
      return line.substr(pair.open.size(), line.size() - pair.open.size() - pair.close.size());
  }
  return line;
}

bool ends_as_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 8> kClosers = {"\"", "'", "”", "’",
                                                               "»",  ")", "]", " "};
  std::string_view text = trim(line);
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      changed = true;
    }
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
}

bool is_control(std::string_view line) {
  if (line.size() > 60) return false;
  const std::string text = bare(line);
  return text.empty() || controls().contains(text) || is_count_label(text) || is_follow_link(line);
}

bool is_follow_link(std::string_view line) {
  return line.size() <= 40 && follow_links().contains(bare(line));
}

bool is_credit(std::string_view line) {
  static constexpr std::array<std::string_view, 14> kStarts = {
      "source:",  "sources:",        "photo:",       "photos:",      "image:",
      "images:",  "credit:",         "photo credit", "image credit", "photograph by",
      "photo by", "illustration by", "image source", "picture:"};
  return word_count(line) <= 14 && starts_with_one(trim(line), kStarts) &&
         !(ends_as_sentence(line) && word_count(line) > 8);
}

bool is_legal(std::string_view line) {
  static const PhraseSet kPhrases = {"all rights reserved",
                                     "does not take institutional positions",
                                     "do not necessarily reflect the views",
                                     "do not necessarily reflect the opinion",
                                     "do not necessarily represent the views",
                                     "not necessarily those of",
                                     "does not necessarily reflect",
                                     "views expressed in this article are",
                                     "views expressed here are",
                                     "opinions expressed are those of the author",
                                     "opinions expressed in this article are",
                                     "may not be reproduced",
                                     "may not be published, broadcast",
                                     "by using this site, you agree",
                                     "this site uses cookies",
                                     "we use cookies"};
  if (line.starts_with("©") || starts_with_no_case(line, "copyright ©") ||
      starts_with_no_case(line, "(c) "))
    return true;
  return line.size() <= 800 && kPhrases.any_in(line);
}

bool is_related_heading(std::string_view line) {
  static constexpr std::array<std::string_view, 28> kStarts = {
      "more work from",    "more from",           "more on this",    "more on:",
      "find more from",    "related articles",    "related stories", "related content",
      "related posts",     "related topics",      "related:",        "related analysis",
      "related work",      "read next",           "read also",       "also read",
      "you may also like", "you might also like", "you may like",    "recommended for you",
      "recommended",       "most popular",        "most read",       "latest news",
      "recent work",       "recent articles",     "further from",    "get more news"};
  static constexpr std::array<std::string_view, 7> kWhole = {
      "related", "trending", "popular", "latest", "see also", "up next", "editor's picks"};
  if (word_count(line) > 9 || ends_as_sentence(line)) return false;
  const std::string text = bare(line);
  return starts_with_one(trim(line), kStarts) ||
         std::find(kWhole.begin(), kWhole.end(), text) != kWhole.end();
}

std::uint32_t appeal_phrases(std::string_view line) {
  static const PhraseSet kPhrases = {"dear reader",
                                     "a message from",
                                     "your support",
                                     "support us",
                                     "support our",
                                     "by supporting",
                                     "we need your help",
                                     "make a donation",
                                     "please donate",
                                     "please consider",
                                     "donate now",
                                     "every contribution",
                                     "make a contribution",
                                     "your contribution",
                                     "contribution makes",
                                     "become a member",
                                     "become a subscriber",
                                     "become a supporter",
                                     "become a patron",
                                     "thank you for standing with",
                                     "thank you for supporting",
                                     "remind me later",
                                     "independent journalism",
                                     "our journalism",
                                     "our work",
                                     "our newsletter",
                                     "sign up for",
                                     "sign up to",
                                     "subscribe to",
                                     "subscribe now",
                                     "subscribe today",
                                     "free trial",
                                     "newsletter",
                                     "starting from just",
                                     "a month",
                                     "tax-deductible",
                                     "join us",
                                     "stand with us",
                                     "reader-supported",
                                     "in your inbox",
                                     "delivered to your inbox",
                                     "we, the journalists",
                                     "support independent",
                                     "makes a difference",
                                     "world of difference",
                                     "attempts to silence"};
  return kPhrases.count_in(line);
}

std::vector<std::string> byline_names(std::string_view line) {
  std::string_view text = trim(line);
  if (text.size() > 200) return {};
  bool found = false;
  for (const std::string_view start :
       {"by ", "by: ", "author: ", "authors: ", "written by ", "posted by ", "interview by ",
        "interviewed by ", "edited by ", "as told to "}) {
    if (!starts_with_no_case(text, start)) continue;
    text.remove_prefix(start.size());
    found = true;
    break;
  }
  if (!found) return {};
  std::vector<std::string> names = split_names(text);
  const bool all = std::all_of(names.begin(), names.end(),
                               [](const auto& name) { return is_personal_name(name); });
  return all ? names : std::vector<std::string>();
}

bool is_name_line(std::string_view line) {
  if (line.size() > 120 || ends_as_sentence(line)) {
    if (!line.ends_with("ed.") && !line.ends_with("eds.")) return false;
  }
  std::vector<std::string> names = split_names(line);
  const auto is_role = [](const std::string& name) {
    return name == "ed." || name == "eds." || name == "ed" || name == "Jr.";
  };
  names.erase(std::remove_if(names.begin(), names.end(), is_role), names.end());
  return !names.empty() && names.size() <= 4 &&
         std::all_of(names.begin(), names.end(),
                     [](const auto& name) { return is_personal_name(name); });
}

bool is_glued_labels(std::string_view line) {
  std::size_t joints = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool prefix = i >= 2 && (line.substr(i - 2, 2) == "Mc" || line.substr(i - 2, 2) == "De" ||
                                   line.substr(i - 2, 2) == "La");
    joints += is_ascii_lower(line[i - 1]) && is_ascii_upper(line[i]) && !prefix;
  }
  const std::size_t words = word_count(line);
  return !ends_as_sentence(line) && joints >= 1 && joints * 6 >= words &&
         (joints >= 2 || words <= 6);
}

}  // namespace dossier::ingest
