#include "ingest/read/html_metadata.h"

#include "ingest/read/dates.h"
#include "ingest/read/json_records.h"
#include "ingest/read/normalise.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

constexpr std::size_t kMaxScript = 1 << 20;

std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : normalise(text).text) {
    if (!is_ascii_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trim(out));
}

/// What a <meta> name stands for, with the better sources first.
struct Known {
  std::string_view name;
  std::string_view field;
};

constexpr std::array<Known, 26> kKnown = {{
    {"og:title", "title"},
    {"twitter:title", "title"},
    {"dc.title", "title"},
    {"citation_title", "title"},
    {"article:published_time", "date"},
    {"og:article:published_time", "date"},
    {"datepublished", "date"},
    {"citation_publication_date", "date"},
    {"dc.date", "date"},
    {"dc.date.issued", "date"},
    {"dcterms.created", "date"},
    {"parsely-pub-date", "date"},
    {"sailthru.date", "date"},
    {"pubdate", "date"},
    {"publish-date", "date"},
    {"date", "date"},
    {"author", "authors"},
    {"article:author", "authors"},
    {"dc.creator", "authors"},
    {"citation_author", "authors"},
    {"parsely-author", "authors"},
    {"og:site_name", "source"},
    {"og:url", "url"},
    {"description", "description"},
    {"article:section", "section"},
    {"keywords", "topics"},
}};

struct Finding {
  std::size_t rank;
  std::string value;
};

bool is_article_type(const JsonRecord& record) {
  const JsonRecord::Field* type = record.find("@type");
  if (!type) return record.find("headline") != nullptr;
  return std::any_of(type->values.begin(), type->values.end(), [](const std::string& value) {
    return value.find("Article") != std::string::npos ||
           value.find("Posting") != std::string::npos || value == "Report" || value == "WebPage";
  });
}

class HtmlMetadata {
 public:
  explicit HtmlMetadata(Draft& draft) : draft_(draft) {}

  void run(xmlNode* root) {
    walk(
        root, [this](xmlNode* node) { return enter(node); }, [](xmlNode*) {});
    store();
  }

 private:
  bool enter(xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) return false;
    const std::string_view name = name_of(node);
    if (name == "html") add_language(attribute_of(node, "lang"));
    if (name == "meta") add_meta(node);
    if (name == "link" && ascii_lower(attribute_of(node, "rel")) == "canonical")
      offer("url", 50, attribute_of(node, "href"));
    if (name == "script") add_script(node);
    if (name == "title" && page_title_.empty()) page_title_ = tidy(text_below(node, 2000));
    if (name == "h1") headings_.push_back(tidy(text_below(node, 2000)));
    if (name == "time") offer("date", 60, attribute_of(node, "datetime"));
    return name != "script" && name != "style";
  }

  void add_language(const std::string& language) {
    if (language.size() >= 2) draft_.language = ascii_lower(language).substr(0, 2);
  }

  void add_meta(const xmlNode* node) {
    const std::string value = attribute_of(node, "content");
    for (const char* attribute : {"property", "name", "itemprop"}) {
      const std::string name = ascii_lower(attribute_of(node, attribute));
      const auto known = std::find_if(kKnown.begin(), kKnown.end(),
                                      [&](const Known& k) { return k.name == name; });
      if (known == kKnown.end()) continue;
      offer(known->field, static_cast<std::size_t>(known - kKnown.begin()), value);
    }
  }

  void add_script(const xmlNode* node) {
    if (ascii_lower(attribute_of(node, "type")) != "application/ld+json") return;
    const std::string text = text_below(node, kMaxScript);
    // A malformed block says nothing; the page is read all the same.
    static_cast<void>(each_json_record(text, [this](JsonRecord&& record) { add_record(record); }));
  }

  void add_record(const JsonRecord& record) {
    if (!is_article_type(record)) return;
    offer_field(record, "headline", "title", 1);
    offer_field(record, "datePublished", "date", 0);
    for (const std::string_view path : {"author.name", "author"})
      offer_field(record, path, "authors", 17);
    offer_field(record, "publisher.name", "source", 40);
    offer_field(record, "articleSection", "section", 40);
  }

  void offer_field(const JsonRecord& record, std::string_view path, std::string_view field,
                   std::size_t rank) {
    const JsonRecord::Field* found = record.find(path);
    if (!found) return;
    for (const std::string& value : found->values) offer(field, rank, value);
  }

  /// Keeps the values of the best source of a field: the one of the lowest rank.
  void offer(std::string_view field, std::size_t rank, const std::string& raw) {
    const std::string value = tidy(raw);
    if (value.empty() || value.size() > 1000) return;
    if (field == "date" && !parse_date(value)) return;
    if (field == "authors" && (value.find("://") != std::string::npos || value.size() > 200))
      return;
    std::vector<Finding>& found = fields_[index_of(field)];
    if (!found.empty() && found[0].rank < rank) return;
    if (!found.empty() && found[0].rank > rank) found.clear();
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const Finding& f) { return f.value == value; });
    if (!known && found.size() < 50) found.push_back({rank, value});
  }

  static constexpr std::array<std::string_view, 8> kFields = {
      "title", "date", "authors", "source", "url", "description", "section", "topics"};
  static std::size_t index_of(std::string_view field) {
    return static_cast<std::size_t>(std::find(kFields.begin(), kFields.end() - 1, field) -
                                    kFields.begin());
  }

  void store() {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      if (fields_[i].empty()) continue;
      std::vector<std::string> values;
      for (const Finding& finding : fields_[i]) values.push_back(finding.value);
      const bool list = kFields[i] == "authors" || kFields[i] == "topics";
      if (!list) values.resize(1);
      add_metadata(draft_, kFields[i], std::move(values));
    }
    choose_title();
  }

  /// The heading of the page is the title where the head agrees with it; the head's title carries
  /// the site's name.
  void choose_title() {
    const std::string& head = draft_.title.empty() ? page_title_ : draft_.title;
    for (const std::string& heading : headings_) {
      const bool agrees =
          !heading.empty() && (head.empty() || contains_no_case(head, ascii_lower(heading)));
      if (!agrees) continue;
      draft_.title = heading;
      return;
    }
    if (draft_.title.empty() && headings_.size() == 1 && !headings_[0].empty())
      draft_.title = headings_[0];
    if (draft_.title.empty()) draft_.title = without_site(page_title_);
  }

  static std::string without_site(const std::string& title) {
    for (const std::string_view separator : {" | ", " – ", " — ", " - ", " :: "}) {
      const std::size_t at = title.rfind(separator);
      if (at != std::string::npos && at * 2 > title.size()) return title.substr(0, at);
    }
    return title;
  }

  Draft& draft_;
  std::array<std::vector<Finding>, kFields.size()> fields_;
  std::string page_title_;
  std::vector<std::string> headings_;
};

}  // namespace

void read_html_metadata(xmlDoc* tree, Draft& draft) {
  if (xmlNode* root = xmlDocGetRootElement(tree)) HtmlMetadata(draft).run(root);
}

}  // namespace dossier::ingest
