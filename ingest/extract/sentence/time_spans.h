#pragma once

#include "ingest/extract/sentence/reading.h"

#include <optional>

namespace dossier::ingest {

/// A time expression: tokens [first, last) and what they say; a part that it leaves open is 0.
struct TimeSpan {
  TokenId first, last;
  int year = 0, month = 0, day = 0;
};

/// 1 to 12 for "March", "Mar." and "Mar", else 0.
int month_of(std::string_view word);

/// "the following year", "two months later", "that same day", "last year": a time counted from
/// `anchor`, the time spoken of last, or from `today`, the date of the document. Nothing where that
/// is not known as exactly as the expression counts.
std::optional<TimeSpan> relative_time(const Reading& reading, TokenId at, TokenId end,
                                      const TimeSpan& anchor, const TimeSpan& today);

}  // namespace dossier::ingest
