/* The texts of ingest/data as read-only data; DOSSIER_DATA_DIR is where they lie. */
.macro lexicon name, file
  .global dossier_lexicon_\name
  .global dossier_lexicon_\name\()_end
  .type dossier_lexicon_\name, @object
  .hidden dossier_lexicon_\name
  .hidden dossier_lexicon_\name\()_end
dossier_lexicon_\name:
  .incbin "\file"
dossier_lexicon_\name\()_end:
  .byte 0
.endm

.section .rodata
lexicon words, "words.txt"
lexicon countries, "countries.txt"
lexicon organizations, "organizations.txt"
lexicon treaties, "treaties.txt"
lexicon events, "events.txt"
lexicon places, "places.txt"
lexicon titles, "titles.txt"
lexicon given_names, "given_names.txt"
lexicon leaders, "leaders.txt"
lexicon frames, "frames.txt"
lexicon stances, "stances.txt"
lexicon proposals, "proposals.txt"

.section .note.GNU-stack, "", @progbits
