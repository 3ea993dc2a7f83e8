#include "ingest/language/models.h"

extern "C" {
// Defined in models.S.
extern const std::byte dossier_tagger_begin[], dossier_tagger_end[];
extern const std::byte dossier_lemmas_begin[], dossier_lemmas_end[];
extern const std::byte dossier_parser_begin[], dossier_parser_end[];
}

namespace dossier::ingest::lang {

std::span<const std::byte> tagger_model() noexcept {
  return {dossier_tagger_begin, dossier_tagger_end};
}
std::span<const std::byte> lemma_model() noexcept {
  return {dossier_lemmas_begin, dossier_lemmas_end};
}
std::span<const std::byte> parser_model() noexcept {
  return {dossier_parser_begin, dossier_parser_end};
}

}  // namespace dossier::ingest::lang
