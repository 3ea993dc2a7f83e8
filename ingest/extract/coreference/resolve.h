#pragma once

#include "ingest/extract/names/find_names.h"
#include "ingest/extract/sentence/reading.h"

#include <vector>

namespace dossier::ingest {

/// Turns names into entities: one for each entry of the lexicon, one for each person however
/// shortly called, one for each other name with its variants. Fills entities, mentions and offices.
void resolve_names(Reading& reading, const std::vector<FoundName>& names);

/// "the treaty", "the alliance", "the Secretary of State", "both countries": adds mentions and
/// groups.
void resolve_descriptions(Reading& reading);

/// "signed an alliance known as the Family Compact": the noun refers to what bears the name.
void find_named_nouns(Reading& reading);

/// "a four-power declaration", "a treaty of friendship": treaties that the text describes and does
/// not name become entities of this document alone.
void find_nameless_treaties(Reading& reading);

/// "convened a summit at Camp David": meetings called by their place alone.
void find_nameless_events(Reading& reading);

/// "a review board composed of A, B, and C": bodies told by their members become entities of this
/// document alone.
void find_nameless_bodies(Reading& reading);

/// "The Berlin Blockade, 1948": events that the title names become entities, without mentions.
void find_title_events(Reading& reading);

/// "Afghanistan and the Geneva Accords, 1988": the same for treaties, which are kept where a fact
/// speaks of them.
void find_title_treaties(Reading& reading);

/// "he", "it", "they", "its": adds mentions and groups. Pronouns that fit nothing stay unresolved.
void resolve_pronouns(Reading& reading);

/// Adds one mention; keeps `mention_of` right but not the order of mentions.
void add_mention(Reading& reading, TokenId first, TokenId last, std::uint32_t entity,
                 Mention::Form form);

/// Sorts mentions by place and renews `mention_of`.
void order_mentions(Reading& reading);

/// Stable 128-bit key of an entity in hexadecimal.
std::string entity_key(EntityType type, std::string_view name);

}  // namespace dossier::ingest
