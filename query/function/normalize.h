#pragma once

#include "query/function/context.h"

#include <string>
#include <string_view>

namespace dossier::query {

/// The text in the Unicode normal form NFC, NFD, NFKC or NFKD. Fails with
/// Code::InvalidArgumentError for another form and for text that is no valid UTF-8. Calls the
/// checkpoint now and then.
std::string normalized(std::string_view text, std::string_view form,
                       const FunctionContext& context);

}  // namespace dossier::query
