#pragma once

#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/reading.h"

#include <vector>

namespace dossier::ingest {

/// Which entities a nominal stands for, its coordinated ones included, in the order of the text and
/// without repetition: names, resolved descriptions and pronouns, groups, the state of "Soviet
/// troops", "officials in Washington", "members of NATO", the name in apposition to "its neighbor".
std::vector<std::uint32_t> referents(const Reading& reading, TokenId nominal);

/// The same for one nominal without those coordinated with it.
std::vector<std::uint32_t> referents_of_one(const Reading& reading, TokenId nominal);

/// The actors that do what the clause says. Where the grammar names none, the names directly before
/// a finite verb are taken.
std::vector<std::uint32_t> doers(const Reading& reading, const Clause& clause);

/// The entities that the clause acts on: its objects, or, where the grammar names none, the name
/// directly behind an active verb.
std::vector<std::uint32_t> undergoers(const Reading& reading, const Clause& clause);

/// What a noun's adjectives, possessor and complements name: the states of "Soviet military
/// intervention".
std::vector<std::uint32_t> referents_behind(const Reading& reading, TokenId noun);

/// "a meeting between Roosevelt and Stalin in Tehran, Iran": states beside two or more persons of a
/// list tell where, and are taken out.
void drop_scenes(const Reading& reading, std::vector<std::uint32_t>& parties);

bool is_actor(EntityType type) noexcept;  ///< person, organization or country

/// The actors among the entities, each once.
std::vector<std::uint32_t> actors_among(const Reading& reading,
                                        const std::vector<std::uint32_t>& all);

/// The persons, or the countries and organizations among them, as often as they stand there.
std::vector<std::uint32_t> persons_among(const Reading& reading, std::vector<std::uint32_t> all);
std::vector<std::uint32_t> states_and_bodies_among(const Reading& reading,
                                                   std::vector<std::uint32_t> all);

/// The first of the entities that is of the type, or kNone.
std::uint32_t first_of_type(const Reading& reading, const std::vector<std::uint32_t>& all,
                            EntityType type);

}  // namespace dossier::ingest
