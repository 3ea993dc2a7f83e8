#include "graph/store/state.h"

#include "graph/store/bytes.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

std::string encode_head(const Head& head, std::span<const CounterKey> keys,
                        const Counters& counters) {
  std::string out;
  append_little(out, head.commit);
  append_little(out, head.next_node);
  append_little(out, head.next_relationship);
  append_little(out, head.nodes);
  append_little(out, head.relationships);
  append_little(out, head.next_index);
  for (const CounterKey& key : keys) {
    append_little(out, static_cast<std::uint8_t>(key.count));
    append_little(out, key.a);
    append_little(out, key.b);
    append_little(out, counters.get(key));
  }
  return out;
}

namespace {

[[noreturn]] void refuse_head() {
  throw Exception({Code::Corrupted, "the head record of the database is not readable"});
}

constexpr std::size_t kHeadBytes = 5 * sizeof(std::uint64_t) + sizeof(std::uint32_t);

}  // namespace

Head decode_head(std::string_view bytes) {
  ByteReader reader(bytes);
  Head head;
  head.commit = reader.little<std::uint64_t>();
  head.next_node = reader.little<std::uint64_t>();
  head.next_relationship = reader.little<std::uint64_t>();
  head.nodes = reader.little<std::uint64_t>();
  head.relationships = reader.little<std::uint64_t>();
  head.next_index = reader.little<std::uint32_t>();
  if (!reader.ok()) refuse_head();
  return head;
}

CounterDelta decode_head_counts(std::string_view bytes) {
  CounterDelta out;
  ByteReader reader(bytes.substr(std::min(bytes.size(), kHeadBytes)));
  while (!reader.at_end()) {
    CounterKey key{};
    key.count = static_cast<Count>(reader.little<std::uint8_t>());
    key.a = reader.little<std::uint32_t>();
    key.b = reader.little<std::uint32_t>();
    out[key] = reader.little<std::int64_t>();
    if (!reader.ok()) refuse_head();
  }
  return out;
}

std::unique_ptr<rocks::Cursor> CursorPool::take() {
  const std::lock_guard lock(mutex_);
  if (cursors_.empty()) return nullptr;
  auto cursor = std::move(cursors_.back());
  cursors_.pop_back();
  return cursor;
}

void CursorPool::give(std::unique_ptr<rocks::Cursor> cursor) {
  const std::lock_guard lock(mutex_);
  if (cursors_.size() < kKept) cursors_.push_back(std::move(cursor));
}

StepCursor::StepCursor(const State& state) : state_(state), cursor_(state.steps.take()) {
  if (cursor_ != nullptr) return;
  cursor_ =
      state.database->cursor(rocks::Family::Adjacency, rocks::Scope::Prefix, state.snapshot.get());
}

StepCursor::~StepCursor() { state_.steps.give(std::move(cursor_)); }

EntryCursor::EntryCursor(const State& state)
    : state_(state.shared_from_this()), cursor_(state.entries.take()) {
  if (cursor_ != nullptr) return;
  cursor_ = state.database->cursor(rocks::Family::Entries, rocks::Scope::All, state.snapshot.get());
}

EntryCursor::~EntryCursor() { state_->entries.give(std::move(cursor_)); }

}  // namespace dossier::graph
