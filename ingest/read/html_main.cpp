#include "ingest/read/html_main.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

struct Judged {
  double worth = 0;
  bool furniture = false;
};

bool ends_sentence(std::string_view text) {
  static constexpr std::string_view kEnds[] = {".", "!", "?", ":", ";", "…", "”", "\"", "’", ")"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return text.ends_with(end); });
}

/// Markup that a script or a template was to put in place later.
bool is_markup(std::string_view text) {
  return text.find("=\"") != std::string_view::npos &&
         (text.starts_with('<') || text.find("</") != std::string_view::npos);
}

/// Several sentences in a script that puts no spaces between words.
bool ends_elsewhere(std::string_view text) {
  return text.ends_with("。") || text.ends_with("！") || text.ends_with("？");
}

class MainText {
 public:
  explicit MainText(const HtmlPage& page)
      : page_(page), furniture_(page.elements.size()), main_(page.elements.size()) {
    find_zones();
    judged_.reserve(page.blocks.size());
    for (const HtmlBlock& block : page.blocks) judged_.push_back(judge(block));
  }

  std::vector<Part> choose() const {
    const std::int32_t root = best_element();
    std::vector<Part> out;
    if (root < 0) return out;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (!judged_[i].furniture && is_within(block.element, root)) out.push_back(block.part);
    }
    return out;
  }

 private:
  std::string_view text_of(const HtmlBlock& block) const {
    return std::string_view(page_.text.text)
        .substr(block.part.begin, block.part.end - block.part.begin);
  }

  /// Names lie: an element that holds most of the page is the page, whatever its class says.
  void find_zones() {
    const std::uint32_t all =
        page_.elements.empty() ? 0 : page_.elements[0].words - page_.elements[0].link_words;
    for (std::size_t i = 0; i < page_.elements.size(); ++i) {
      const HtmlElement& element = page_.elements[i];
      const auto parent = static_cast<std::size_t>(std::max(element.parent, 0));
      const bool most = (element.words - element.link_words) * 10 > all * 6;
      furniture_[i] = furniture_[parent] || (element.zone == Zone::Furniture && !most);
      main_[i] = main_[parent] || element.zone == Zone::Main;
    }
  }

  Judged judge(const HtmlBlock& block) const {
    const auto element = static_cast<std::size_t>(block.element);
    const double words = block.words;
    const double density = words > 0 ? block.link_words / words : 0;
    if (furniture_[element]) return {0, true};  // left out anyway, wherever it stands
    if (is_markup(text_of(block))) return {0, true};
    if (block.part.kind == PartKind::Caption) return {0, false};
    if (density > 0.6) return {-2 - 0.3 * words, !(words >= 12 && ends_sentence(text_of(block)))};
    if (block.part.kind == PartKind::Heading) return {1, density > 0.3};
    const bool sentence = ends_sentence(text_of(block)) || ends_elsewhere(text_of(block));
    if (words >= 20 && density < 0.35)
      return {words * (block.paragraph ? 1.0 : 0.8) * (main_[element] ? 1.1 : 1), false};
    if (sentence && words >= 4) return {words * 0.7 * (1 - density), false};
    if (block.paragraph && words >= 10 && density < 0.2) return {words * 0.5, false};
    return {-3, !block.paragraph && density > 0.3};
  }

  std::int32_t best_element() const {
    std::vector<double> worth(page_.elements.size(), 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      worth[static_cast<std::size_t>(page_.blocks[i].element)] += judged_[i].worth;
    }
    std::int32_t best = -1;
    for (std::size_t i = page_.elements.size(); i-- > 0;) {
      const bool better = best < 0 || worth[i] > worth[static_cast<std::size_t>(best)];
      if (worth[i] > 0 && better && !furniture_[i]) best = static_cast<std::int32_t>(i);
      const std::int32_t parent = page_.elements[i].parent;
      if (parent >= 0) worth[static_cast<std::size_t>(parent)] += worth[i];
    }
    return best;
  }

  bool is_within(std::int32_t element, std::int32_t root) const {
    while (element > root) element = page_.elements[static_cast<std::size_t>(element)].parent;
    return element == root;
  }

  const HtmlPage& page_;
  std::vector<bool> furniture_;
  std::vector<bool> main_;
  std::vector<Judged> judged_;
};

}  // namespace

std::vector<Part> choose_main_text(const HtmlPage& page) { return MainText(page).choose(); }

}  // namespace dossier::ingest
