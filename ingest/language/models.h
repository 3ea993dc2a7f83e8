#pragma once

#include <cstddef>
#include <span>

namespace dossier::ingest::lang {

/// The trained models, as bytes of the library's read-only data, aligned to 64 bytes.
std::span<const std::byte> tagger_model() noexcept;
std::span<const std::byte> lemma_model() noexcept;
std::span<const std::byte> parser_model() noexcept;

}  // namespace dossier::ingest::lang
