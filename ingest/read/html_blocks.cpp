#include "ingest/read/html_blocks.h"

#include "ingest/read/html_align.h"
#include "ingest/read/normalise.h"
#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80 && c >= ' '; });
}

class Flattener {
 public:
  explicit Flattener(const MappedText& source)
      : aligner_(source.text), html_(source.text), out_(source) {}

  HtmlPage run(xmlNode* root) {
    walk(
        root, [this](xmlNode* node) { return enter(node); },
        [this](xmlNode* node) { leave(node); });
    end_block();
    page_.text = out_.take();
    sum_up();
    return std::move(page_);
  }

 private:
  bool enter(xmlNode* node) {
    if (node->type == XML_ELEMENT_NODE) return enter_element(node);
    const bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (text) add_text(content_of(node));
    return false;
  }

  bool enter_element(xmlNode* node) {
    const std::string_view name = name_of(node);
    const Zone zone = zone_of(node);
    if (is_block_element(name)) end_block();
    if (name == "br" && broken_) paragraph_break_ = true;
    broken_ = name == "br";
    page_.elements.push_back({current_, zone});
    current_ = static_cast<std::int32_t>(page_.elements.size()) - 1;
    hidden_ += zone == Zone::Invisible;
    links_ += name == "a";
    update_kind(name, +1);
    return true;
  }

  void leave(xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) return;
    const std::string_view name = name_of(node);
    if (is_block_element(name)) end_block();
    const HtmlElement& element = page_.elements[static_cast<std::size_t>(current_)];
    hidden_ -= element.zone == Zone::Invisible;
    current_ = element.parent;
    links_ -= name == "a";
    update_kind(name, -1);
  }

  void update_kind(std::string_view name, int by) {
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') headings_ += by;
    if (name == "li" || name == "dd" || name == "td" || name == "th") items_ += by;
    if (name == "blockquote") quotes_ += by;
    if (name == "figcaption" || name == "figure" || name == "caption") captions_ += by;
    if (name == "p") paragraphs_ += by;
    if (name == "pre") preformatted_ += by;
  }

  PartKind kind() const {
    if (captions_ > 0) return PartKind::Caption;
    if (headings_ > 0) return PartKind::Heading;
    if (quotes_ > 0) return PartKind::Quote;
    return items_ > 0 ? PartKind::Item : PartKind::Paragraph;
  }

  void add_text(std::string_view raw) {
    const std::uint32_t place = aligner_.locate(raw);
    if (hidden_ > 0) return;
    if (is_ascii(raw)) return add_words(raw, place);
    const std::string normal = normalise(raw).text;
    add_words(normal, place);
  }

  void add_words(std::string_view text, std::uint32_t place) {
    if (!text.empty() && is_ascii_space(text.front())) space_ = true;
    for (std::size_t at = 0; at < text.size();) {
      if (is_ascii_space(text[at])) {
        space_ = true;
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && !is_ascii_space(text[end])) ++end;
      place = add_word(text.substr(at, end - at), place);
      at = end;
    }
  }

  std::uint32_t add_word(std::string_view word, std::uint32_t from) {
    broken_ = false;
    const std::uint32_t place = aligner_.advance(from, word);
    if (!open_) {
      begin_ = out_.size() + (out_.size() > 0 ? 1 : 0);
      if (out_.size() > 0) out_.put("\n", place);
      open_ = true;
      first_kind_ = kind();
      element_ = current_;
      marked_ = paragraphs_ + items_ + quotes_ > 0;
    } else if (space_) {
      out_.put(" ", place);
    }
    if (space_ || out_.size() == begin_) count_words(word);
    space_ = false;
    if (html_.substr(std::min<std::size_t>(place, html_.size())).starts_with(word)) {
      out_.copy(place, place + static_cast<std::uint32_t>(word.size()));
      return place + static_cast<std::uint32_t>(word.size());
    }
    out_.put(word, std::min(place, static_cast<std::uint32_t>(html_.size())));
    return place;
  }

  /// A run of many bytes is a sentence in a script without spaces, where a word takes two
  /// characters or so.
  void count_words(std::string_view word) {
    const auto count = static_cast<std::uint32_t>(word.size() > 40 ? word.size() / 6 : 1);
    words_ += count;
    if (links_ > 0) link_words_ += count;
  }

  void end_block() {
    space_ = false;
    if (!open_) return;
    page_.blocks.push_back(
        {{begin_, out_.size(), first_kind_}, element_, words_, link_words_, marked_});
    open_ = false;
    words_ = link_words_ = 0;
  }

  /// Adds each block's words to the elements around it.
  void sum_up() {
    for (const HtmlBlock& block : page_.blocks) {
      HtmlElement& element = page_.elements[static_cast<std::size_t>(block.element)];
      element.words += block.words;
      element.link_words += block.link_words;
    }
    for (std::size_t i = page_.elements.size(); i-- > 1;) {
      const HtmlElement& child = page_.elements[i];
      if (child.parent < 0) continue;
      HtmlElement& parent = page_.elements[static_cast<std::size_t>(child.parent)];
      parent.words += child.words;
      parent.link_words += child.link_words;
    }
  }

  HtmlAligner aligner_;
  std::string_view html_;
  TextBuilder out_;
  HtmlPage page_;
  std::int32_t current_ = -1;
  std::int32_t element_ = -1;
  int hidden_ = 0, links_ = 0, headings_ = 0, items_ = 0, quotes_ = 0, captions_ = 0,
      paragraphs_ = 0, preformatted_ = 0;
  bool open_ = false, space_ = false, marked_ = false, broken_ = false, paragraph_break_ = false;
  PartKind first_kind_ = PartKind::Paragraph;
  std::uint32_t begin_ = 0, words_ = 0, link_words_ = 0;
};

}  // namespace

HtmlPage flatten_html(xmlDoc* tree, const MappedText& source) {
  xmlNode* root = xmlDocGetRootElement(tree);
  return root ? Flattener(source).run(root) : HtmlPage{};
}

}  // namespace dossier::ingest
