#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/noun_phrase_readers.h"

namespace dossier::ingest {
namespace {

void read_noun(Reading& r, FactSink& sink, TokenId t) {
  const std::string_view lemma = r.lemma(t);
  if (lemma == "member") read_member(r, sink, t);
  if (lemma == "predecessor" || lemma == "successor") read_successor(r, sink, t);
  if (lemma == "signatory") read_signatory_noun(r, sink, t);
  if (lemma == "membership") read_membership(r, sink, t);
  if (r.is_word("subsidiary-noun", t)) read_subsidiary(r, sink, t);
  if (lemma == "organ" || lemma == "agency" || lemma == "branch") read_organs(r, sink, t);
}

void read_name(Reading& r, FactSink& sink, TokenId t, const Mention& mention) {
  const EntityType type = r.type_of(mention.entity);
  if (type == EntityType::Event) {
    read_named_parties(r, sink, mention);
    read_attendance(r, sink, t, mention);
  }
  if (type == EntityType::Place || type == EntityType::Organization)
    read_belonging(r, sink, t, mention.entity);
  if (type == EntityType::Organization) read_and_others(r, sink, t, mention);
  if (type == EntityType::Person) read_partisan(r, sink, t, mention.entity);
}

void read_word(Reading& r, FactSink& sink, TokenId t) {
  if (r.token(t).upos == Upos::Noun) read_noun(r, sink, t);
  if (r.token(t).upos == Upos::Verb && r.lexicon.is("meet", r.lemma(t)))
    read_meeting_place(r, sink, t);
  if (r.mention_of[t] == kNone) return;
  const Mention& mention = r.out.mentions[r.mention_of[t]];
  if (mention.head != t) return;
  // "At the conference, Wilson insisted": the description will do.
  if (mention.form == Mention::Form::Description && r.type_of(mention.entity) == EntityType::Event)
    read_attendance(r, sink, t, mention);
  if (mention.form == Mention::Form::Name) read_name(r, sink, t, mention);
}

}  // namespace

void find_noun_phrase_facts(Reading& reading) {
  FactSink sink(reading);
  for_each_stating_token(reading, [&](TokenId t) { read_word(reading, sink, t); });
}

}  // namespace dossier::ingest
