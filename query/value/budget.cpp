#include "query/value/budget.h"

#include "query/value/failure.h"

#include <string>

namespace dossier::query {

namespace {

[[noreturn]] void fail_memory(std::uint64_t limit) {
  fail(Code::OutOfMemory,
       "the query needs more memory than its limit of " + std::to_string(limit >> 20) + " MiB",
       "let it return or collect less, or raise the memory limit");
}

}  // namespace

void Budget::require(std::uint64_t bytes) const {
  const std::uint64_t held = used();
  if (bytes > limit_ || held > limit_ - bytes) fail_memory(limit_);
}

void Budget::charge(std::uint64_t bytes) {
  const std::uint64_t before = used_.fetch_add(bytes, std::memory_order_relaxed);
  if (bytes > limit_ || before > limit_ - bytes) {
    release(bytes);
    fail_memory(limit_);
  }
  std::uint64_t seen = peak();
  while (seen < before + bytes &&
         !peak_.compare_exchange_weak(seen, before + bytes, std::memory_order_relaxed)) {
  }
}

void Budget::release(std::uint64_t bytes) noexcept {
  used_.fetch_sub(bytes, std::memory_order_relaxed);
}

void require_string(const Budget& budget, std::uint64_t bytes) {
  if (bytes > kMaxStringBytes) {
    fail(Code::NumberOutOfRange,
         "a string of " + std::to_string(bytes) + " bytes is longer than 2^31");
  }
  budget.require(bytes);
}

void require_list(const Budget& budget, std::uint64_t elements) {
  if (elements > kMaxListElements) {
    fail(Code::NumberOutOfRange,
         "a list of " + std::to_string(elements) + " elements is longer than 2^31");
  }
  budget.require(elements * sizeof(Value));
}

namespace {

constexpr int kFootprintDepth = 64;
constexpr std::uint64_t kHead = 32;

std::uint64_t footprint_at(const Value& value, int depth) noexcept;

std::uint64_t elements_footprint(const List& list, int depth) noexcept {
  std::uint64_t sum = list.size() * sizeof(Value);
  for (const Value& element : list) sum += footprint_at(element, depth + 1);
  return sum;
}

std::uint64_t entries_footprint(const Map& map, int depth) noexcept {
  std::uint64_t sum = map.size() * sizeof(Map::Entry);
  for (const auto& [key, value] : map) sum += key.size() + footprint_at(value, depth + 1);
  return sum;
}

std::uint64_t footprint_at(const Value& value, int depth) noexcept {
  if (depth > kFootprintDepth) return kHead;
  switch (value.kind()) {
    case ValueKind::String: return kHead + value.string().size();
    case ValueKind::List: return kHead + elements_footprint(value.list(), depth);
    case ValueKind::Map: return kHead + entries_footprint(value.map(), depth);
    case ValueKind::Node:
      return value.is_complete()
                 ? kHead + sizeof(Node) + entries_footprint(value.node().properties, depth)
                 : 0;
    case ValueKind::Relationship:
      return value.is_complete() ? kHead + sizeof(Relationship) +
                                       entries_footprint(value.relationship().properties, depth)
                                 : 0;
    case ValueKind::Path:
      return kHead + sizeof(Path) + elements_footprint(value.path().nodes, depth) +
             elements_footprint(value.path().relationships, depth);
    case ValueKind::DateTime:
    case ValueKind::Duration:
    case ValueKind::Point: return kHead * 2;
    default: return 0;
  }
}

}  // namespace

std::uint64_t footprint(const Value& value) noexcept { return footprint_at(value, 0); }

}  // namespace dossier::query
