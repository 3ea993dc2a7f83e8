#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/frame_readers.h"
#include "ingest/extract/facts/unframed_facts.h"

namespace dossier::ingest {
namespace {

void read_word(Reading& reading, FactSink& sink, TokenId t) {
  switch (reading.token(t).upos) {
    case Upos::Aux:
      if (reading.text(t) == "did") read_followers(reading, sink, t);
      return;
    case Upos::Verb:
      if (reading.lemma(t) == "do" || reading.lemma(t) == "follow")
        read_followers(reading, sink, t);
      read_verb_frames(reading, sink, t);
      return read_told_in_person(reading, sink, t);
    case Upos::Propn: return read_side(reading, sink, t);
    case Upos::Noun:
      read_side(reading, sink, t);
      if (reading.is_word("opening-noun", t)) read_relations_by_noun(reading, sink, t);
      read_noun_frames(reading, sink, t);
      return read_backing(reading, sink, t);
    case Upos::Adj: read_leaning(reading, sink, t); return read_adjective_frames(reading, sink, t);
    default: return;
  }
}

}  // namespace

void find_frame_facts(Reading& reading) {
  FactSink sink(reading);
  for_each_stating_token(reading, [&](TokenId t) { read_word(reading, sink, t); });
}

}  // namespace dossier::ingest
