#pragma once

#include "ingest/read/draft.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// What a part is for the reader of the document.
enum class Role : std::uint8_t {
  Text,  ///< running text, or nothing known
  Heading,
  Title,
  Byline,    ///< "By ...", a date of publication, a person's name above a biography
  Credit,    ///< whose picture or text it is
  Control,   ///< buttons, labels and links of the page
  Legal,     ///< disclaimers and copyright of the publisher
  Appeal,    ///< asks for money or subscriptions
  Related,   ///< heading of a list of other articles
  Teaser,    ///< advertises another article
  Repeated,  ///< stands in the text before
  Metadata,  ///< data of the publishing system
};

/// A part with what is asked of it again and again.
struct PageLine {
  Part part;
  std::string_view text;
  Role role = Role::Text;
  std::uint32_t words = 0;
  bool sentence = false;  ///< ends as a sentence does
  bool prose = false;     ///< a paragraph of running text

  bool open() const noexcept { return role == Role::Text; }
};

/// A draft under cleaning. The steps of cleaning give roles to lines and move facts about the
/// document into the draft; they run in the order of `clean`.
struct Page {
  Draft& draft;
  std::vector<PageLine> lines;
  bool saved =
      false;  ///< shows signs of a web page: its short lines are furniture until proven otherwise
};

/// Splits the draft into lines and measures them.
std::vector<PageLine> lines_of(const Draft& draft);
/// Measures one line anew after its part has changed.
PageLine line_of(const Draft& draft, Part part);

// The steps.
void take_metadata_blob(Page& page);
void mark_lines_by_content(Page& page);
void mark_appeals(Page& page);
void mark_teasers(Page& page);
void cut_tail(Page& page);
void find_title(Page& page);
void unglue_title(Page& page);
void mark_repetitions(Page& page);
void detect_saved_page(Page& page);
void cut_to_body(Page& page);
void mark_head(Page& page);
void mark_headings(Page& page);

}  // namespace dossier::ingest
