#include "ingest/extract/facts/verb_frame_checks.h"

#include "ingest/extract/offices/offices.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {

bool tells_of_fact(const Reading& r, const Clause& clause) {
  const TokenId content = clause.complement();
  if (content == kNone || r.lemma(clause.predicate()) != "insist") return false;
  const TokenId copula = r.child(content, {Deprel::Cop, Deprel::AuxPass});
  if (copula != kNone && r.text(copula) == "be") return false;
  const TokenId aux = r.child(content, {Deprel::Aux});
  if (aux != kNone && (r.lemma(aux) == "would" || r.lemma(aux) == "could" ||
                       r.lemma(aux) == "can" || r.lemma(aux) == "might" || r.lemma(aux) == "may"))
    return true;
  if (aux != kNone && r.lemma(aux) != "be" && r.lemma(aux) != "have") return false;
  // "insisted that Greece withdraw": a bare form that the tagger took for a past.
  const bool bare = r.lexicon.facts.verbs.contains(r.text(content));
  return copula != kNone || ((r.token(content).features & kPast) != 0 && !bare);
}

bool VerbFrameChecks::falls_short(TokenId verb, const Frame& frame) const {
  switch (frame.relation) {
    case Relation::WithdrewFrom: return unfinished(verb);
    case Relation::Attacked:
      return undertaken(verb) || relieves(verb) || (repels(verb) && frame.noun != "back");
    case Relation::Recognized: return undertaken(verb);
    case Relation::ParticipatedIn: return inclined(verb);
    // "formed a part of the council": of it, and not it.
    case Relation::Founded: return find_.light_object(verb, "part") != kNone;
    default: return false;
  }
}

/// "was amenable to ending the war"
bool VerbFrameChecks::inclined(TokenId verb) const {
  const TokenId above = r_.head(verb);
  return (r_.token(verb).features & kGerund) != 0 && above != kNone &&
         r_.token(above).upos == Upos::Adj && verb > above;
}

/// "were pulling away"
bool VerbFrameChecks::unfinished(TokenId verb) const {
  const TokenId aux = r_.child(verb, {Deprel::Aux});
  // "gave notice that America was pulling out" has done it.
  const bool out = verb + 1 < r_.sentence(verb).last_token && r_.text(verb + 1) == "out";
  return r_.text(verb).ends_with("ing") && !out && aux != kNone && r_.lemma(aux) == "be";
}

/// "agreed to launch an attack"
bool VerbFrameChecks::undertaken(TokenId verb) const {
  const TokenId governor = r_.head(verb);
  return governor != kNone && r_.is(verb, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl}) &&
         r_.is_word("undertaking-verb", governor) && r_.child(verb, {Deprel::Mark}) != kNone &&
         r_.lemma(r_.child(verb, {Deprel::Mark})) == "to";
}

/// "fought off a fleet", "beat back an invasion"
bool VerbFrameChecks::repels(TokenId verb) const {
  const TokenId particle = r_.child(verb, {Deprel::CompoundPrt});
  return particle != kNone && (r_.lemma(particle) == "off" || r_.lemma(particle) == "back");
}

/// "sent troops into Lebanon to help maintain order"
bool VerbFrameChecks::relieves(TokenId verb) const {
  return std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
    return r_.is(c, {Deprel::Advcl, Deprel::Xcomp}) && c > verb && r_.is_word("relief-verb", c) &&
           r_.child(c, {Deprel::Mark}) != kNone && r_.lemma(verb) != "order";
  });
}

bool VerbFrameChecks::means_else(const Clause& clause, const Frame& frame) const {
  if (!frame.needs.empty() && clause.phrases(frame.needs).empty()) return true;
  const bool moved = frame.from[0].kind == Role::Kind::Object;
  // "American troops were sent into Lebanon": nobody else may be named who sends them.
  if (!frame.by.empty() && moved && (!clause.passive() || !clause.subjects().empty())) return true;
  if (!frame.by.empty() &&
      !done_by(moved ? clause.objects() : clause.subjects(), WordClass(frame.by)))
    return true;
  const std::string_view word = r_.lemma(clause.predicate());
  switch (frame.relation) {
    case Relation::Demanded:
      return tells(clause, frame) || asks_nobody(clause, frame) || of_undergoer(clause, frame);
    case Relation::Attacked:
      return only_civilians(clause) || only_words(clause) || brings_goods(clause) ||
             goes_alone(clause) || crosses_water(clause);
    case Relation::Threatened: return befriends(clause);
    // "convened the Security Council": a body that is there already
    case Relation::Founded:
      return r_.is_word("convening-verb", clause.predicate()) && names_body(clause);
    // "voted an embargo against Turkey"
    case Relation::Supported:
    case Relation::Opposed: return word == "vote" && frame.noun.empty() && votes_something(clause);
    case Relation::Recognized: return less_than_state(clause);
    // Parliaments pass laws and resolutions; only these are texts of several.
    // Whose resolution it is does not accept it.
    case Relation::Accepted:
      return (word == "pass" && !passes_resolution(clause)) ||
             (word == "adopt" && numbers_resolution(clause));
    // "the plan, which Britain declined to enforce": what it declines is another verb.
    case Relation::Rejected:
      if (merely_absent(clause, frame)) return true;
      return frame.noun.empty() && !frame.negated && !clause.passive() &&
             r_.child(clause.predicate(), {Deprel::Xcomp}) != kNone &&
             frame.to[0].kind == Role::Kind::Object;
    // "denounced the treaty as a fraud" gives no notice of it.
    case Relation::WithdrewFrom:
      return (word == "denounce" && !clause.phrases("as").empty()) || leaves_room(clause);
    case Relation::Accused:
      return speaks_of_it(clause) || of_undergoer(clause, frame) || gives_duty(clause) ||
             objects_to_which(clause) || strikes_men(clause);
    // "replaced Gromyko with Shevardnadze": he does not take the office himself.
    case Relation::Succeeded:
      return word == "replace" && !clause.passive() && !clause.phrases("with").empty() &&
             frame.from[0].kind == Role::Kind::Subject;
    // "called on Noriega to step down" is no visit.
    case Relation::MetWith: return word == "call" && made_to(clause) && !comes_to_talk(clause);
    // "furnished the President with estimates" is no help.
    // "American missiles had reached Britain": stationed there.
    case Relation::Aided:
      return (frame.needs == "with" && gives_words(clause)) || brings_missiles(clause);
    // "the nine members of the Community, joined by Austria": beside it, and not in it.
    case Relation::MemberOf:
      return (word == "join" && clause.passive()) || only_claimed(clause.predicate()) ||
             part_of_body(clause.subjects()) || part_of_body(clause.objects());
    case Relation::Visited:
      if (word == "enter" && enters_office(clause)) return true;
      // "the letter reached the White House"
      if (done_by(clause, "message-noun")) return true;
      return frame.from[0].kind == Role::Kind::Object && sent_to_reside(clause);
    default: return false;
  }
}

/// "unification within NATO, to which Thatcher objected": a deed, and not the name before.
bool VerbFrameChecks::objects_to_which(const Clause& clause) const {
  if (r_.lemma(clause.predicate()) != "object") return false;
  const auto to = clause.phrases("to");
  return std::any_of(to.begin(), to.end(), [&](TokenId t) { return t < clause.predicate(); });
}

/// "did not sign the declaration": who merely stayed away has refused nothing; "would not sign"
/// has.
bool VerbFrameChecks::merely_absent(const Clause& clause, const Frame& frame) const {
  return frame.negated && r_.is_word("joining-act", clause.predicate()) &&
         clause.factuality() == Factuality::Negated;
}

/// "threatened to sign a treaty with East Germany": with whom one does it is not threatened.
bool VerbFrameChecks::befriends(const Clause& clause) const {
  const auto children = r_.children(clause.predicate());
  return clause.objects().empty() && std::any_of(children.begin(), children.end(), [&](TokenId c) {
           return r_.is(c, {Deprel::Xcomp}) && r_.is_word("friendly-act", c);
         });
}

/// "the Dignity Battalions attacked Endara": not with words; "attacked his plan": not him.
bool VerbFrameChecks::strikes_men(const Clause& clause) const {
  if (r_.lemma(clause.predicate()) != "attack") return false;
  static constexpr std::string_view kArmed[] = {"army",   "battalion", "brigade", "guard",
                                                "forces", "militia",   "legion",  "corps",
                                                "navy",   "guerrilla"};
  // "his plan, which Reagan had attacked": the plan, and not its author.
  const auto objects = clause.objects();
  if (!objects.empty() && r_.mention_of[objects[0]] == kNone &&
      (r_.is_word("proposal-noun", objects[0]) || r_.is_word("treaty-noun", objects[0])))
    return true;
  const Entities who = find_.entities(clause.subjects());
  return std::any_of(who.begin(), who.end(), [&](std::uint32_t e) {
    const std::string name = lower(r_.out.entities[e].name);
    return std::any_of(std::begin(kArmed), std::end(kArmed),
                       [&](std::string_view word) { return name.find(word) != std::string::npos; });
  });
}

bool VerbFrameChecks::names_body(const Clause& clause) const {
  const auto objects = clause.objects();
  return std::any_of(objects.begin(), objects.end(),
                     [&](TokenId t) { return r_.mention_of[t] != kNone; });
}

/// "crossed the Suez Canal": no land is attacked yet.
bool VerbFrameChecks::crosses_water(const Clause& clause) const {
  if (r_.lemma(clause.predicate()) != "cross") return false;
  static constexpr std::string_view kWaters[] = {"canal", "river", "strait", "channel", " sea"};
  const Entities where = find_.entities(clause.objects());
  return std::any_of(where.begin(), where.end(), [&](std::uint32_t e) {
    const std::string name = lower(r_.out.entities[e].name);
    return std::any_of(std::begin(kWaters), std::end(kWaters),
                       [&](std::string_view word) { return name.find(word) != std::string::npos; });
  });
}

/// "McLeod crossed into New York": a man alone.
bool VerbFrameChecks::goes_alone(const Clause& clause) const {
  if (!r_.is_word("walking-verb", clause.predicate())) return false;
  const auto subjects = clause.subjects();
  return !subjects.empty() && std::all_of(subjects.begin(), subjects.end(), [&](TokenId t) {
    return r_.entity_at(t) != kNone && r_.type_of(r_.entity_at(t)) == EntityType::Person;
  });
}

/// "left it to them", "Goldwater left the Senate": nothing that a state leaves.
bool VerbFrameChecks::leaves_room(const Clause& clause) const {
  if (r_.lemma(clause.predicate()) != "leave") return false;
  const auto objects = clause.objects();
  const bool pronoun = !objects.empty() && r_.token(objects[0]).upos == Upos::Pron;
  const Entities who = find_.entities(clause.subjects());
  return pronoun || (!who.empty() && r_.type_of(who[0]) == EntityType::Person);
}

/// "a committee of the Security Council composed of": not the whole council.
bool VerbFrameChecks::part_of_body(const std::vector<TokenId>& bodies) const {
  return std::any_of(bodies.begin(), bodies.end(), [&](TokenId t) {
    const TokenId part = r_.is(t, {Deprel::Nmod}) ? r_.head(t) : t;
    if (part != t) return part != kNone && r_.is_word("small-body", part);
    return r_.entity_at(t) == kNone && r_.is_word("small-body", t);
  });
}

/// "the claim to occupy the seat", "about to take up his seat"
bool VerbFrameChecks::only_claimed(TokenId verb) const {
  const TokenId mark = r_.child(verb, {Deprel::Mark});
  const TokenId above = r_.head(verb);
  if (mark == kNone || above == kNone || r_.lemma(mark) != "to") return false;
  return r_.lemma(above) == "about" || (r_.is(verb, {Deprel::Acl}) && r_.lemma(above) == "claim");
}

/// "entered the White House": took office.
bool VerbFrameChecks::enters_office(const Clause& clause) const {
  const auto objects = clause.objects();
  return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
    const std::string seat = lower(r_.text(t));
    return seat == "house" || seat == "kremlin" || seat == "palace";
  });
}

/// "dispatched Davies to Moscow as ambassador" appoints him; "as his envoy" sends him there.
bool VerbFrameChecks::sent_to_reside(const Clause& clause) const {
  const std::vector<TokenId> posts = clause.phrases("as");
  return std::any_of(posts.begin(), posts.end(),
                     [&](TokenId post) { return !r_.is_word("errand-title", post); });
}

bool VerbFrameChecks::done_by(const Clause& clause, WordClass word_class) const {
  return done_by(clause.subjects(), word_class);
}

bool VerbFrameChecks::done_by(const std::vector<TokenId>& those, WordClass word_class) const {
  for (TokenId one : those) {
    for (TokenId t : r_.conjuncts(one)) {
      if (r_.is_word(word_class, t)) return true;
      // "thousands of troops"
      if (!r_.is_word("quantity-noun", t)) continue;
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.is_word(word_class, c)) return true;
      }
    }
  }
  return false;
}

/// "insisted that Haiti was a colony" tells and does not demand; "demanded the release of the
/// envoys" does not demand it of the envoys.
bool VerbFrameChecks::tells(const Clause& clause, const Frame& frame) const {
  if (frame.to.empty()) return false;
  if (frame.to[0].kind != Role::Kind::Preposition) return tells_of_fact(r_, clause);
  // "insisted on the withdrawal of Soviet troops from Iran": the place is left, and not asked.
  if (frame.noun.empty() && !find_.yielders(clause).empty()) return true;
  const auto children = r_.children(clause.predicate());
  return frame.noun.empty() && !asked_from(clause) &&
         std::none_of(children.begin(), children.end(), [&](TokenId c) {
           return r_.is(c, {Deprel::Obl}) &&
                  (r_.preposition(c) == "of" || r_.preposition(c) == "from");
         });
}

/// "demanded an apology from Serbia"
bool VerbFrameChecks::asked_from(const Clause& clause) const {
  for (TokenId first : clause.objects()) {
    for (TokenId object : r_.conjuncts(first)) {
      for (TokenId c : r_.children(object)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "from" && r_.entity_at(c) != kNone)
          return true;
      }
    }
  }
  return false;
}

/// The object of "ordered Britain to pay" is asked, that of "ordered a ship" is not.
bool VerbFrameChecks::asks_nobody(const Clause& clause, const Frame& frame) const {
  return !frame.to.empty() && frame.to[0].kind == Role::Kind::Object && frame.noun.empty() &&
         (!made_to(clause) || commands(clause) || turns_out(clause));
}

/// "ordered Britain to pay"
bool VerbFrameChecks::made_to(const Clause& clause) const {
  const TokenId verb = clause.predicate();
  return std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
    const TokenId mark = r_.child(c, {Deprel::Mark});
    return c > verb && r_.is(c, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl}) && mark != kNone &&
           r_.lemma(mark) == "to";
  });
}

/// "forced Malenkov to resign"
bool VerbFrameChecks::turns_out(const Clause& clause) const {
  const auto children = r_.children(clause.predicate());
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId c) { return r_.is_word("leaving-office", c); });
}

/// "called on Rusk to ask whether": who calls speaks himself.
bool VerbFrameChecks::comes_to_talk(const Clause& clause) const {
  const auto children = r_.children(clause.predicate());
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId c) { return r_.is_word("calling-verb", c); });
}

bool VerbFrameChecks::gives_words(const Clause& clause) const {
  const auto with = clause.phrases("with");
  return std::any_of(with.begin(), with.end(),
                     [&](TokenId t) { return r_.is_word("told-noun", t); });
}

/// "ordered U.S. forces to withdraw"
bool VerbFrameChecks::commands(const Clause& clause) const {
  const auto objects = clause.objects();
  return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
    return r_.mention_of[t] == kNone && r_.is_word("troops-noun", t);
  });
}

/// "captured two Confederate envoys" is no attack on their state.
bool VerbFrameChecks::only_civilians(const Clause& clause) const {
  const auto objects = clause.objects();
  return !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](TokenId t) {
    return r_.mention_of[t] == kNone && r_.is_word("civil-noun", t);
  });
}

/// "Soviet arms poured into Egypt": none that fight.
bool VerbFrameChecks::brings_goods(const Clause& clause) const {
  const auto peaceful = [&](TokenId t) {
    return r_.mention_of[t] == kNone && !r_.is_word("troops-noun", t) &&
           (r_.is_word("arms-noun", t) || r_.is_word("aid-noun", t) ||
            r_.is_word("supply-noun", t));
  };
  // "poured aid into Laos"
  const TokenId object = r_.child(clause.predicate(), {Deprel::Obj});
  if (object != kNone && !clause.passive() && r_.is_word("moving-verb", clause.predicate()))
    return peaceful(object);
  const auto subjects = clause.subjects();
  return !subjects.empty() && std::all_of(subjects.begin(), subjects.end(), peaceful);
}

bool VerbFrameChecks::brings_missiles(const Clause& clause) const {
  if (r_.lemma(clause.predicate()) != "reach") return false;
  const auto subjects = clause.subjects();
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](TokenId t) { return r_.lemma(t) == "missile"; });
}

bool VerbFrameChecks::votes_something(const Clause& clause) const {
  return !clause.passive() && r_.child(clause.predicate(), {Deprel::Obj}) != kNone;
}

/// "attacked the Indian proposal", "Wallace attacked it": with words.
bool VerbFrameChecks::only_words(const Clause& clause) const {
  if (r_.lemma(clause.predicate()) != "attack" || clause.passive()) return false;
  const auto objects = clause.objects();
  const Entities who = find_.entities(clause.subjects());
  const bool man = !who.empty() && r_.type_of(who[0]) == EntityType::Person;
  return !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](TokenId t) {
    if (man && r_.token(t).upos == Upos::Pron && lower(r_.text(t)) == "it") return true;
    return r_.token(t).upos == Upos::Noun && r_.is_word("proposal-noun", t);
  });
}

/// "demanded that Saddam be removed", "protested that Congress had not been informed": it is not
/// he who is to act or has acted.
bool VerbFrameChecks::of_undergoer(const Clause& clause, const Frame& frame) const {
  if (frame.to.empty() || frame.to[0].kind != Role::Kind::ClauseSubject) return false;
  const TokenId content = clause.complement();
  return content != kNone && Clause(r_, content).passive();
}

/// "recognized the Confederacy as a belligerent", "the Republic as the authority in Java"
bool VerbFrameChecks::less_than_state(const Clause& clause) const {
  const auto as = clause.phrases("as");
  return std::any_of(as.begin(), as.end(), [&](TokenId t) {
    const std::string_view word = r_.lemma(t);
    return word == "power" || word == "belligerent" || word == "authority";
  });
}

bool VerbFrameChecks::numbers_resolution(const Clause& clause) const {
  const Entities texts = find_.entities(clause.objects());
  return !texts.empty() && std::all_of(texts.begin(), texts.end(), [&](std::uint32_t e) {
    const std::string& name = r_.out.entities[e].name;
    return name.find("Resolution ") != std::string::npos && name.back() >= '0' &&
           name.back() <= '9';
  });
}

bool VerbFrameChecks::passes_resolution(const Clause& clause) const {
  for (std::uint32_t e : find_.entities(clause.objects())) {
    const Entity& text = r_.out.entities[e];
    if (text.type == EntityType::Proposal || text.name.find("Resolution") != std::string::npos)
      return true;
  }
  return false;
}

/// "it was denounced by Vyshinsky": a thing, whatever the pronoun may seem to mean.
bool VerbFrameChecks::speaks_of_it(const Clause& clause) const {
  const auto objects = clause.objects();
  return !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](TokenId t) {
    return r_.token(t).upos == Upos::Pron && lower(r_.text(t)) == "it";
  });
}

/// "charged with establishing the facts", "charged him with the task of finding them"
bool VerbFrameChecks::gives_duty(const Clause& clause) const {
  if (r_.lemma(clause.predicate()) != "charge") return false;
  const auto with = clause.phrases("with");
  return std::any_of(with.begin(), with.end(), [&](TokenId t) { return r_.is_word("duty", t); });
}

bool VerbFrameChecks::leads_less(const Clause& clause) const {
  if (led_by_official(r_, clause)) return true;
  const auto objects = clause.objects();
  const bool part = std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
    // "another faction of the Council, led by Vance"
    if (r_.is(t, {Deprel::Nmod}) && r_.is_word("faction-noun", r_.head(t))) return true;
    return r_.entity_at(t) == kNone && !r_.is_word("regime-noun", t);
  });
  // "Led by de Lesseps, the French began", "chaired it": he does not rule them.
  return part || (!objects.empty() && r_.token(objects[0]).upos == Upos::Pron);
}

bool VerbFrameChecks::only_accepted(const Clause& clause) const {
  const TokenId governor = r_.head(clause.predicate());
  if (!r_.is(clause.predicate(), {Deprel::Xcomp}) || governor == kNone) return false;
  // "agreed to consult with each other", "agreed to resume talks"
  return r_.lexicon.is("accept", r_.lemma(governor)) || r_.lemma(governor) == "agree";
}

}  // namespace dossier::ingest
