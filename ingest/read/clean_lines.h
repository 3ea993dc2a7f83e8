#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

// What a line is by its words alone.

/// A button, label or link of a page: "Share", "Link Copied", "Read more", "5 min read".
bool is_control(std::string_view line);
/// An invitation to follow the link of the paragraph before: "Learn More", "Read the full story".
bool is_follow_link(std::string_view line);
/// "Source: Getty", "Photo by ...", "Credit: ...".
bool is_credit(std::string_view line);
/// Disclaimers, copyright and conditions of the publisher.
bool is_legal(std::string_view line);
/// The heading of a list of other articles: "Related", "More from ...", "You may also like".
bool is_related_heading(std::string_view line);
/// How many different phrases that ask for money or subscriptions a line has.
std::uint32_t appeal_phrases(std::string_view line);
/// The names of "By Igor Ivanov and Sam Nunn", or none when the line is no byline.
std::vector<std::string> byline_names(std::string_view line);
/// One to three personal names and nothing else: "Elina Noor", "Catherine Fieschi, Cas Mudde".
bool is_name_line(std::string_view line);
/// Labels that ran together when the page was saved: "SecurityMilitaryForeign Policy".
bool is_glued_labels(std::string_view line);

/// The line without a pair of quotation marks around it.
std::string_view without_quotes(std::string_view line);
bool ends_as_sentence(std::string_view line);

}  // namespace dossier::ingest
