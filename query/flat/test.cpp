#include "query/flat/test.h"

#include "query/flat/find_text.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

/// The entry of an entity that has the property; nothing past the last one.
bool locate(const graph::ValueColumn& column, std::uint32_t id, std::size_t& entry) {
  entry = static_cast<std::size_t>(id - column.first());
  return column.covers(id) && column.has(entry);
}

bool passes_affix(const Test& test, std::string_view text) {
  switch (test.affix) {
    case ast::BinaryOperator::StartsWith: return text.starts_with(test.text);
    case ast::BinaryOperator::EndsWith: return text.ends_with(test.text);
    default: return contains(text, test.text);
  }
}

/// Calls `use` with a predicate over the id in `a` (and in `b`).
template <typename Use>
void with_predicate(const Test& t, Use use) {
  switch (t.kind) {
    case Test::Kind::Never: return use([](std::uint32_t, std::uint32_t) { return false; });
    case Test::Kind::Label:
      return use([&](std::uint32_t a, std::uint32_t) { return t.set->contains(a); });
    case Test::Kind::SameId:
      return use([](std::uint32_t a, std::uint32_t b) { return a == b && a != kNone; });
    case Test::Kind::OtherId:
      return use(
          [](std::uint32_t a, std::uint32_t b) { return a != b && a != kNone && b != kNone; });
    case Test::Kind::Integers:
      return use([&](std::uint32_t a, std::uint32_t) {
        std::size_t entry = 0;
        return locate(*t.column, a, entry) &&
               compare(t.comparison, t.column->integers()[entry], t.integer);
      });
    case Test::Kind::Pair:
      return use([&](std::uint32_t a, std::uint32_t b) {
        std::size_t entry = 0;
        std::size_t other = 0;
        return locate(*t.column, a, entry) && locate(*t.other, b, other) &&
               compare(t.comparison, t.column->integers()[entry], t.other->integers()[other]);
      });
    case Test::Kind::Reals:
      return use([&](std::uint32_t a, std::uint32_t) {
        std::size_t entry = 0;
        return locate(*t.column, a, entry) &&
               compare(t.comparison, t.column->reals()[entry], t.real);
      });
    case Test::Kind::Codes:
      return use([&](std::uint32_t a, std::uint32_t) {
        std::size_t entry = 0;
        return locate(*t.column, a, entry) && t.passes[t.column->codes()[entry]] != 0;
      });
    case Test::Kind::Texts:
      return use([&](std::uint32_t a, std::uint32_t) {
        std::size_t entry = 0;
        return locate(*t.column, a, entry) &&
               compare(t.comparison, t.column->text(entry), std::string_view(t.text));
      });
    case Test::Kind::Affix:
      return use([&](std::uint32_t a, std::uint32_t) {
        std::size_t entry = 0;
        return locate(*t.column, a, entry) && passes_affix(t, t.column->text(entry));
      });
    case Test::Kind::Absent:
      return use([&](std::uint32_t a, std::uint32_t b) {
        return a == kNone || b == kNone || count_between(t.lanes, a, b) == 0;
      });
  }
}

}  // namespace

std::uint64_t count_between(const std::vector<Lane>& lanes, std::uint32_t from, std::uint32_t to) {
  std::uint64_t count = 0;
  for (const Lane& lane : lanes) {
    if (lane.skips_loops && from == to) continue;
    const auto [begin, end] = lane.side().range(from, to);
    count += end - begin;
  }
  return count;
}

bool Test::holds(std::uint32_t id) const {
  bool out = false;
  with_predicate(*this, [&](auto predicate) { out = predicate(id, id); });
  return out;
}

template <typename Predicate>
void Sieve::keep(Rows& rows, const Test& test, Predicate predicate) {
  kept_.clear();
  const std::uint32_t* a = rows.column(test.a);
  const std::uint32_t* b = test.is_unary() ? a : rows.column(test.b);
  const auto size = static_cast<std::uint32_t>(rows.size);
  kept_.resize(size);
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    kept_[count] = i;
    count += predicate(a[i], b[i]) ? 1 : 0;
  }
  kept_.resize(count);
  rows.keep(kept_);
}

void Sieve::apply(Rows& rows) {
  for (const Test& test : tests_) {
    if (rows.size > 0) apply(test, rows);
  }
}

void Sieve::apply(const Test& test, Rows& rows) {
  if (test.kind == Test::Kind::Never) {
    rows.size = 0;
    return;
  }
  if (test.kind == Test::Kind::Absent && rows.size >= kRows / 8) return apply_absence(test, rows);
  with_predicate(test, [&](auto predicate) { keep(rows, test, predicate); });
}

/// Rows come in runs of the same first node: its neighbours are marked once, then every row takes
/// one look.
void Sieve::apply_absence(const Test& test, Rows& rows) {
  if (marked_for_ != &test) settle(test);
  keep(rows, test, [&](std::uint32_t a, std::uint32_t b) {
    if (a == kNone || b == kNone) return true;
    if (a != marked_) mark(test, a);
    const std::uint32_t entry = b - base_;
    return entry >= marks_.size() || marks_[entry] != epoch_;
  });
}

/// Only nodes that a step leads to can be marked.
void Sieve::settle(const Test& test) {
  std::uint32_t last = 0;
  base_ = kNone;
  for (const Lane& lane : test.lanes) {
    const auto [begin, end] = lane.turned().side().extent();
    if (begin == end) continue;
    base_ = std::min(base_, begin);
    last = std::max(last, end);
  }
  marks_.assign(last > base_ ? last - base_ : 0, 0);
  epoch_ = 0;
  marked_ = kNone;
  marked_for_ = &test;
}

void Sieve::mark(const Test& test, std::uint32_t node) {
  ++epoch_;
  marked_ = node;
  for (const Lane& lane : test.lanes) {
    for (const std::uint32_t neighbour : lane.side().of(node)) marks_[neighbour - base_] = epoch_;
  }
}

}  // namespace dossier::query::flat
