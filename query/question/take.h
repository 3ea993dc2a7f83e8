#pragma once

#include "query/question/ask.h"
#include "query/question/words.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dossier::query::question {

// What the forms of questions are put together from.

inline constexpr std::array<VerbForm, 2> kFinite = {&RelationWords::past, &RelationWords::third};
inline constexpr std::array<VerbForm, 1> kBase = {&RelationWords::base};
inline constexpr std::array<VerbForm, 1> kParticiple = {&RelationWords::participle};
inline constexpr std::array<std::string_view, 6> kBe = {"is",  "was",      "were",
                                                        "are", "has been", "have been"};

/// Countries, treaties, documents, ... by the words for many and for one.
struct LabelWord {
  std::string_view plural, singular, label;
};
std::span<const LabelWord> label_words() noexcept;

/// Takes the first of the phrases that comes next.
bool take_any(Words& words, std::span<const std::string_view> phrases);
/// The four digits of a closing "in 1946" or "in June 1946", taken off the name.
std::string split_year(std::string& name);
/// A name, or nothing for a question word in its place.
std::string named(std::string text);
/// "who", "whom", "what", "which countries", "what treaties".
std::optional<End> take_asked(Words& words);
/// Behind the verb of an active clause: "missile defence to NATO in 2010".
ProposalAsk take_proposal_object(Words& words);
/// The same for the verb of a relation: "the treaty in 1972".
RelationAsk take_relation_object(Words& words, const RelationWords& verb);
/// Takes a name up to a verb form of one of the tables; the verb stays.
std::string take_name_before(Words& words, std::span<const VerbForm> forms);

}  // namespace dossier::query::question
