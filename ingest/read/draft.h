#pragma once

#include "ingest/document.h"
#include "ingest/read/mapped_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier::ingest {

/// What the source says a part is. `Line` is plain text that says nothing of itself.
enum class PartKind : std::uint8_t { Line, Paragraph, Heading, Item, Quote, Caption };

/// A paragraph, heading or list item: bytes of Draft::content without surrounding space.
struct Part {
  std::uint32_t begin;
  std::uint32_t end;
  PartKind kind = PartKind::Line;
};

/// A document as a reader leaves it to cleaning: parts in the order of reading and what the source
/// itself declares. Offsets of `content` lead back to the decoded file.
struct Draft {
  MappedText content;
  std::vector<Part> parts;
  std::string title;
  std::optional<Date> date;
  std::vector<std::string> authors;
  std::string language = "en";
  Map metadata;
  bool marked_up = false;  ///< markup said what is text and what is not

  std::string_view text(const Part& part) const noexcept {
    return std::string_view(content.text).substr(part.begin, part.end - part.begin);
  }
};

/// Plain text: lines joined to paragraphs where they are hard-wrapped, bullets as items.
Draft read_plain(std::string_view decoded);

/// Markdown in the common dialects, with front matter. Code blocks and images are left out.
Draft read_markdown(std::string_view decoded);

/// HTML: the main text of the page and what its head declares.
/// Never fails: a page without text gives a draft without parts.
Draft read_html(std::string_view decoded);

/// Adds what an unstructured metadata field says: "author(s)", "title", "date", "language" go to
/// their places, everything else into `metadata` as a string or a list of strings.
void add_metadata(Draft& draft, std::string_view name, std::vector<std::string> values);

}  // namespace dossier::ingest
