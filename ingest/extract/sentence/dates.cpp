#include "ingest/extract/facts/facts.h"
#include "ingest/extract/sentence/atoms.h"
#include "ingest/extract/sentence/time_spans.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>

namespace dossier::ingest {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

int number_of(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return -1;
  return value;
}

bool is_year(int value) { return value >= 1500 && value <= 2100; }

/// The document's own date; all 0 where it has none.
TimeSpan day_of(const Document& document) {
  if (!document.date) return {0, 0};
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{document.date->epoch_days}}};
  return {0, 0, static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

/// Reads time expressions; a month without a year takes the year spoken of before.
class TimeReader {
 public:
  explicit TimeReader(const Reading& reading) : r_(reading), today_(day_of(reading.document)) {}

  std::vector<TimeSpan> read(const Sentence& s) {
    std::vector<TimeSpan> spans;
    for (TokenId t = s.first_token; t < s.last_token;) {
      const auto span = at(t, s.last_token);
      if (!span) {
        ++t;
        continue;
      }
      anchor_ = *span;
      spans.push_back(*span);
      t = span->last;
    }
    return spans;
  }

 private:
  std::string_view word(TokenId t, TokenId end) const {
    return t < end ? r_.text(t) : std::string_view{};
  }

  std::optional<TimeSpan> at(TokenId t, TokenId end) const {
    if (const int month = month_of(r_.text(t)); month != 0 && r_.token(t).upos != Upos::Aux)
      return from_month(t, t, end, month, 0);
    const int number = number_of(r_.text(t));
    if (number >= 1 && number <= 31 && month_of(word(t + 1, end)) != 0)
      return from_month(t, t + 1, end, month_of(word(t + 1, end)), number);
    if (is_year(number)) return TimeSpan{t, t + 1, number, 0, 0};
    return relative_time(r_, t, end, anchor_, today_);
  }

  std::optional<TimeSpan> from_month(TokenId first, TokenId month_at, TokenId end, int month,
                                     int day) const {
    TimeSpan span{first, month_at + 1, 0, month, day};
    if (const int number = number_of(word(span.last, end));
        day == 0 && number >= 1 && number <= 31) {
      span.day = number;
      ++span.last;
    }
    TokenId next = span.last;
    if (word(next, end) == "," || word(next, end) == "of") ++next;
    if (const int number = number_of(word(next, end)); is_year(number)) {
      span.year = number;
      span.last = next + 1;
    } else if (word(span.last, end) == "of" && word(span.last + 1, end) == "the" &&
               word(span.last + 2, end) == "same" && anchor_.year != 0) {
      span.year = anchor_.year;
      span.last += 4;
      span.last = std::min(span.last, end);
    } else {
      const int shared = year_of_range(span.last, end);
      span.year = shared != 0 ? shared : anchor_.year;
    }
    if (span.year == 0) return std::nullopt;
    return span;
  }

  /// "November 28 and December 1, 1943": the year behind the second is that of the first.
  int year_of_range(TokenId t, TokenId end) const {
    const std::string_view link = word(t, end);
    if (link != "and" && link != "to" && link != "through" && plain(link) != "-") return 0;
    if (month_of(word(t + 1, end)) == 0) return 0;
    for (TokenId n = t + 2; n < t + 5; ++n) {
      if (const int number = number_of(word(n, end)); is_year(number)) return number;
    }
    return 0;
  }

  const Reading& r_;
  TimeSpan anchor_{0, 0};  ///< the time spoken of last
  TimeSpan today_;
};

std::string iso(const TimeSpan& span) {
  std::array<char, 16> buffer{};
  if (span.month == 0)
    std::snprintf(buffer.data(), buffer.size(), "%04d", span.year);
  else if (span.day == 0)
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", span.year, span.month);
  else
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", span.year, span.month, span.day);
  return buffer.data();
}

/// The time expression that belongs to the word at `begin`: below its clause, or at the head of the
/// sentence.
std::string date_of(const Reading& r, const Evidence& evidence,
                    const std::vector<TimeSpan>& spans) {
  const Sentence& s = r.analysis.sentences[evidence.sentence];
  TokenId predicate = s.first_token;
  while (predicate + 1 < s.last_token && r.token(predicate).begin < evidence.begin) ++predicate;
  const TimeSpan* best = nullptr;
  int best_score = 0;
  for (const TimeSpan& span : spans) {
    const TokenId head = r.head_of(span.first, span.last);
    int score = 0;
    if (r.head(head) == predicate)
      score = 100;
    else if (r.below(head, predicate))
      score = 60;
    else if (span.first <= s.first_token + 4)
      score = 40;
    else {
      for (TokenId up = predicate, steps = 0; up != kNone && steps < 4; up = r.head(up), ++steps) {
        if (r.head(head) == up) score = 30;
      }
    }
    const int distance =
        static_cast<int>(span.first > predicate ? span.first - predicate : predicate - span.first);
    if (score == 0) continue;
    score = score * 10 - distance;
    if (best == nullptr || score > best_score) {
      best = &span;
      best_score = score;
    }
  }
  return best == nullptr ? std::string{} : iso(*best);
}

}  // namespace

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i]) return static_cast<int>(i) + 1;
    if (word.size() >= 3 && word.size() <= 5 && word != "May" &&
        kMonths[i].starts_with(word.substr(0, 3)) && (word.back() == '.' || word.size() == 3) &&
        is_capitalised(word))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

void date_facts(Reading& r) {
  std::vector<std::vector<TimeSpan>> spans;
  TimeReader times(r);
  spans.reserve(r.analysis.sentences.size());
  for (const Sentence& s : r.analysis.sentences) spans.push_back(times.read(s));
  for (Fact& fact : r.out.facts) {
    if (fact.relation != Relation::HoldsPosition && fact.relation != Relation::PartOf)
      fact.date = date_of(r, fact.evidence, spans[fact.evidence.sentence]);
  }
  for (Proposal& proposal : r.out.proposals)
    proposal.date = date_of(r, proposal.evidence, spans[proposal.evidence.sentence]);
}

}  // namespace dossier::ingest
