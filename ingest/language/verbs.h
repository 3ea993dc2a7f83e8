#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::ingest::lang {

/// What a list of English verbs says of the spelling of a word. Most of the listed verbs are rarer
/// than a treebank is large; irregular forms and the commonest verbs are left to the models.
enum class VerbForm : std::uint8_t { None, Base, Present, Past, Gerund };

/// The form of a listed verb that `lower` may be ("adheres": Present). Models depend on it: a
/// change of the list is a change of their input.
VerbForm find_verb_form(std::string_view lower) noexcept;

}  // namespace dossier::ingest::lang
