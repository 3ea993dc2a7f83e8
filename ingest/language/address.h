#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::ingest::lang {

/// Whether a run of non-space characters can contain a URL or an e-mail address at all.
bool may_contain_address(std::string_view chunk) noexcept;

/// Length of the URL or e-mail address that `rest` (to the end of its chunk) begins with, or 0.
/// Punctuation that belongs to the sentence is left out. Looks at a bounded number of bytes.
std::size_t match_address(std::string_view rest) noexcept;

}  // namespace dossier::ingest::lang
