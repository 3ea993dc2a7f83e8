// The model files as read-only data of the library.

#if defined(__APPLE__)
#define SECTION .const
#define NAME(name) _##name
#else
#define SECTION .section .rodata
#define NAME(name) name
#endif

#define MODEL(name, file)                 \
  SECTION;                                \
  .balign 64;                             \
  .globl NAME(dossier_##name##_begin);    \
  .globl NAME(dossier_##name##_end);      \
  .hidden NAME(dossier_##name##_begin);   \
  .hidden NAME(dossier_##name##_end);     \
  NAME(dossier_##name##_begin): ;         \
  .incbin file ;                          \
  NAME(dossier_##name##_end): ;           \
  .byte 0

MODEL(tagger, "tagger.bin")
MODEL(lemmas, "lemmas.bin")
MODEL(parser, "parser.bin")

#if defined(__ELF__)
.section .note.GNU-stack, "", %progbits
#endif
