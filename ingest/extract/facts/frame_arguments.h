#pragma once

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/reading.h"

#include <string_view>
#include <vector>

namespace dossier::ingest {

using Entities = std::vector<std::uint32_t>;

/// Finds the entities that stand where a frame says, beside a verb or a noun; where nothing with a
/// name stands there, what the words belong to or what the text spoke of before.
class FrameArguments {
 public:
  explicit FrameArguments(const Reading& reading) : r_(reading) {}

  /// The noun is the name of a treaty, or one stands beside it: "a bilateral agreement, the
  /// Shandong Treaty".
  bool names_treaty(TokenId noun) const;
  /// The noun or particle that a frame wants beside the verb, or kNone; "@CLASS" stands for every
  /// word of that class.
  TokenId light_object(TokenId verb, std::string_view noun) const;
  Entities entities(const std::vector<TokenId>& tokens) const;
  /// What acts may be an event or a treaty where the frame makes it the object of the fact.
  Entities receiving(const Clause& clause, const Frame& frame, TokenId object) const;
  Entities fill(const Clause& clause, const std::vector<Role>& roles, TokenId object) const;
  void keep_only(const Frame& frame, Entities& all) const;
  static bool hostile(Relation relation);
  /// "Chinese gunners opened fire": of hostile acts the state of those who act.
  Entities nationals(const Clause& clause) const;
  /// "In the Four-Power Treaty, A and B agreed ...": the treaty in which they did.
  std::uint32_t treaty_of(const Clause& clause) const;
  /// Whoever criticises an action criticises the one who acts.
  static bool looks_behind(Relation relation);
  /// Where the nouns of a role are no entities, what they belong to: "objected to Russian military
  /// intervention", "recognized Israel's right to exist", "violated the terms of the treaty".
  Entities behind(const Clause& clause, const Frame& frame) const;
  /// "opposed joining the League", "led the opposition to ratifying the treaty".
  Entities by_gerund(const Clause& clause, const Frame& frame) const;
  /// "Thailand joined": what the text spoke of last is meant.
  Entities understood(const Clause& clause, const Frame& frame) const;
  /// With whom the text is about else, here and in the two sentences before: the state that
  /// somebody's concession or demand concerns; kNone where none stands out.
  std::uint32_t other_side(const Clause& clause, std::uint32_t one) const;
  /// "demanding that the British submit": the name behind "that", by the order of words.
  Entities told_after(TokenId word) const;
  /// "received Soviet aid", "enjoyed Cuba's support": whose the thing is.
  Entities owners(TokenId noun) const;
  /// "Soviet weapons", "arms from China", "money supplied by Libya": who gives what the noun says.
  Entities givers(TokenId noun) const;
  /// "forces led by Jackson": who leads those who act.
  Entities led_by(const std::vector<TokenId>& nouns) const;
  /// "agreed to a number of compromises with Stalin"
  Entities conceded_to(const Clause& clause) const;
  bool modified_by(TokenId t, std::string_view word) const;
  bool is_negated(TokenId infinitive) const;
  Entities others_of(Entities owners, const Clause& clause) const;
  /// "the reforms in Poland", "majority rule in Rhodesia": what nobody named does at a place.
  bool only_happens_in(TokenId noun) const;
  Entities unrecognized(TokenId infinitive) const;
  Entities called_behind(TokenId noun) const;
  /// What the infinitive of "agreed to adhere to the treaty" acts on.
  Entities acted_on(TokenId infinitive) const;
  /// "seized the Spanish forts at Pensacola", "bombed the fleet at Pearl Harbor": the place too.
  Entities stationed(const Clause& clause) const;
  /// "demanded Iraqi withdrawal", "the evacuation of French troops": who should do it.
  Entities yielders(const Clause& clause) const;
  /// Who led the coup in which somebody was overthrown.
  Entities plotters(const Clause& clause) const;
  /// "Australia sent troops to fight in the war": it is in it.
  Entities senders(TokenId infinitive) const;
  /// The state that attacked last: "the aggressor".
  Entities last_attackers() const;
  /// Who was attacked last, in this and the three sentences before.
  Entities attacked_before(TokenId t) const;
  /// "denounced the landings", "condemned the attack on Pearl Harbor": the one who, as the text
  /// told before, attacked.
  Entities attackers_before(TokenId attack) const;
  /// "denounced the decision", "a step that Strauss deplored": who, as the text told before, did
  /// what the noun speaks of.
  Entities authors_before(TokenId deed) const;
  /// "a resolution of the Council demanded", "a letter from the king asks": who speaks through the
  /// texts among the subjects.
  Entities speakers(const Clause& clause) const;

 private:
  /// "in northern France": where something happens, and not with whom.
  bool scene_of(const Mention& mention) const;
  bool is_noun(TokenId t, std::string_view noun) const;
  Entities of_role(const Clause& clause, const Role& role) const;
  /// "lent India two hundred million dollars": the name behind the verb, where the parser took it
  /// for a part of the sum.
  Entities recipient_by_order(TokenId verb) const;
  /// "American forces attacked shortly before dawn": the other state that the text is about there.
  Entities other_state(const Clause& clause) const;
  /// "Austria signed the treaty, but Prussia refused to join": the treaty just named.
  Entities text_before(const Clause& clause) const;
  /// The treaty of the phrase that opens the sentence, before any verb.
  std::uint32_t opening_treaty(TokenId verb) const;
  /// Without those who act, and without their state: "Bethmann protested this decision".
  Entities others(Entities authors, const Clause& clause) const;
  /// "his predecessor's indulgence of Turkey": somebody whom the text does not name there.
  bool owned_by_stranger(TokenId noun) const;
  /// "human rights violations in Uganda"
  Entities culprits(TokenId noun) const;
  /// "a ban on sales to Haiti"
  Entities goal_of(TokenId noun) const;
  /// Who did what the noun says: "the sale of a reactor by Germany".
  Entities agents_of(TokenId noun) const;
  bool has_phrase(TokenId noun, std::string_view preposition) const;
  /// The complements of a noun that stands for a part of them: "the terms of the treaty".
  Entities inside(TokenId noun) const;
  /// "stormed the tower in Vilnius": the place.
  Entities places_of(TokenId noun) const;
  /// "struck targets in Lebanon"
  Entities scene(const Clause& clause) const;
  /// "wanted to use Ethiopia's weakness when he invaded": the state named before.
  Entities land_before(const Clause& clause) const;

  const Reading& r_;
};

/// Two or more who do it do it with each other.
bool is_mutual(Relation relation) noexcept;

}  // namespace dossier::ingest
