#include "ingest/read/html_zones.h"

#include "ingest/read/html_tree.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace dossier::ingest {
namespace {

using Words = std::unordered_set<std::string_view>;

const Words& invisible_tags() {
  static const Words words = {"script",   "style",  "noscript", "template", "iframe",   "object",
                              "embed",    "svg",    "math",     "canvas",   "video",    "audio",
                              "select",   "option", "button",   "input",    "head",     "map",
                              "textarea", "dialog", "applet",   "frameset", "datalist", "menu"};
  return words;
}

const Words& block_tags() {
  static const Words words = {
      "address", "article", "aside",   "blockquote", "body",     "br",         "center", "dd",
      "details", "div",     "dl",      "dt",         "fieldset", "figcaption", "figure", "footer",
      "form",    "h1",      "h2",      "h3",         "h4",       "h5",         "h6",     "header",
      "hr",      "html",    "legend",  "li",         "main",     "nav",        "ol",     "p",
      "pre",     "section", "summary", "table",      "tbody",    "td",         "tfoot",  "th",
      "thead",   "tr",      "ul",      "caption",    "label"};
  return words;
}

/// Words of a class or id that stand for furniture, wherever in the name they are.
const Words& furniture_words() {
  static const Words words = {"ad",           "ads",           "advert",      "advertisement",
                              "advertising",  "adsense",       "banner",      "breadcrumb",
                              "breadcrumbs",  "comment",       "comments",    "commentlist",
                              "cookie",       "cookies",       "consent",     "copyright",
                              "disqus",       "dfp",           "footer",      "gdpr",
                              "masthead",     "menu",          "modal",       "nav",
                              "navbar",       "navigation",    "newsletter",  "outbrain",
                              "pager",        "pagination",    "paging",      "popup",
                              "popular",      "promo",         "promos",      "promotion",
                              "recirc",       "recirculation", "recommended", "recommendations",
                              "related",      "respond",       "share",       "shares",
                              "sharing",      "sidebar",       "signup",      "skip",
                              "social",       "sponsor",       "sponsored",   "subscribe",
                              "subscription", "taboola",       "tags",        "taglist",
                              "teaser",       "teasers",       "toolbar",     "tooltip",
                              "trending",     "widget",        "widgets",     "disclaimer",
                              "byline",       "bylines",       "authorbio",   "tag",
                              "topics",       "mostread",      "readmore",    "printonly",
                              "sharebar",     "sharetools",    "socialshare", "relatedlinks",
                              "donate",       "donation",      "hidden",      "noprint",
                              "dateline",     "timestamp",     "credit",      "login",
                              "paywall",      "moreon",        "livefyre",    "fb",
                              "twitter",      "facebook",      "whatsapp",    "flyout",
                              "overlay",      "lightbox",      "slideshow",   "gallery",
                              "carousel",     "infobox",       "navbox",      "toc",
                              "references",   "reflist",       "catlinks"};
  return words;
}

const Words& main_words() {
  static const Words words = {
      "articlebody", "article",     "story",   "storybody",      "entry",        "post",
      "postbody",    "maincontent", "content", "articlecontent", "entrycontent", "postcontent",
      "storytext",   "articletext", "main",    "bodytext",       "articlemain",  "blogpost"};
  return words;
}

/// Calls `use` for each word of a class or id: "share-bar", "shareBar" and "share_bar" are "share",
/// "bar".
template <typename Use>
void each_word(std::string_view names, const Use& use) {
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) use(word);
    word.clear();
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    const bool camel = is_ascii_upper(c) && i > 0 && is_ascii_lower(names[i - 1]);
    if (!is_ascii_alpha(c) || camel) flush();
    if (is_ascii_alpha(c)) word += static_cast<char>(is_ascii_upper(c) ? c + 32 : c);
  }
  flush();
}

bool is_hidden(const xmlNode* element) {
  if (xmlHasProp(element, reinterpret_cast<const xmlChar*>("hidden"))) return true;
  if (attribute_of(element, "aria-hidden") == "true") return true;
  std::string style = ascii_lower(attribute_of(element, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool has_furniture_role(const std::string& role) {
  static constexpr std::array<std::string_view, 8> kRoles = {
      "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert", "menu"};
  return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

/// Names that tell what a page has or what a story is filed under, rather than what the element is.
bool is_description(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kStarts = {
      "tag-", "category-", "cat-", "has-", "no-", "with-", "is-", "post-", "theme-", "without-"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view start) { return starts_with_no_case(name, start); });
}

/// Calls `use` for each of the names in a class attribute.
template <typename Use>
void each_name(const std::string& names, const Use& use) {
  for (std::string_view rest = trim(names); !rest.empty();) {
    std::size_t end = 0;
    while (end < rest.size() && !is_ascii_space(rest[end])) ++end;
    use(rest.substr(0, end));
    rest = trim(rest.substr(end));
  }
}

/// What an <article> may be, beside the story of the page.
bool is_other_article(const std::string& word) {
  static const Words words = {"comment",   "related",     "teaser",   "promo",
                              "sponsored", "recommended", "trending", "popular"};
  return words.contains(word);
}

Zone zone_of_names(const xmlNode* element) {
  bool main = false;
  bool furniture = false;
  const bool article = name_of(element) == "article";
  const auto judge = [&](const std::string& word) {
    furniture |= article ? is_other_article(word) : furniture_words().contains(word);
    main |= main_words().contains(word);
  };
  const auto judge_name = [&](std::string_view name) {
    if (!is_description(name)) each_word(name, judge);
  };
  each_name(attribute_of(element, "class"), judge_name);
  each_name(attribute_of(element, "id"), judge_name);
  if (furniture) return Zone::Furniture;
  return main ? Zone::Main : Zone::Neutral;
}

}  // namespace

bool is_block_element(std::string_view name) noexcept { return block_tags().contains(name); }

Zone zone_of(const xmlNode* element) {
  const std::string_view name = name_of(element);
  if (invisible_tags().contains(name) || is_hidden(element)) return Zone::Invisible;
  if (name == "body" || name == "html") return Zone::Neutral;
  if (name == "nav" || name == "aside" || name == "footer") return Zone::Furniture;
  if (name == "blockquote")
    return Zone::Neutral;  // posts that a story quotes are named after where they come from
  if (has_furniture_role(attribute_of(element, "role"))) return Zone::Furniture;
  if (ascii_lower(attribute_of(element, "itemprop")) == "articlebody") return Zone::Main;
  if (name == "article" || name == "main") {
    return zone_of_names(element) == Zone::Furniture ? Zone::Furniture : Zone::Main;
  }
  return zone_of_names(element);
}

}  // namespace dossier::ingest
