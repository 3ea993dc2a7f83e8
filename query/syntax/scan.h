#pragma once

#include "query/syntax/pace.h"
#include "query/syntax/token.h"

#include <string_view>
#include <vector>

namespace dossier::query::syntax {

enum class Comments : std::uint8_t { Drop, Keep };

/// The tokens of a text, ending with one End token. Never fails: what is no token becomes Invalid,
/// with the reason in `problem`, and scanning goes on behind it. Brackets know their partners.
/// REQUIRES: text is shorter than 4 GiB.
std::vector<Token> scan(std::string_view text, Comments comments = Comments::Drop, Pace pace = {});

/// Byte offset of the first byte that is not part of valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace dossier::query::syntax
