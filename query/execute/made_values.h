#pragma once

#include "query/execute/context.h"

namespace dossier::query::execute {

/// Watches what an expression makes for the rows of one batch: long strings and lists count
/// together against the memory of the query, and each takes the steps that its length is worth.
class MadeValues {
 public:
  explicit MadeValues(Context& context) : context_(context) {}

  void add(const Value& made) {
    if (made.is_string()) {
      add_bytes(made.string().size());
    } else if (made.is_list()) {
      add_bytes(made.list().size() * sizeof(Value));
    }
  }

  /// The same, but for what is one of the arguments and not made at all.
  void add(const Value& made, std::span<const Value> arguments) {
    for (const Value& argument : arguments) {
      if (is_same(made, argument)) return;
    }
    add(made);
  }

  void add_bytes(std::size_t bytes) {
    if (bytes < kBytesOfStep) return;
    bytes_ += bytes;
    context_.budget().require(bytes_);
    context_.work(bytes / kBytesOfStep);
  }

 private:
  static constexpr std::size_t kBytesOfStep = 1024;

  static bool is_same(const Value& a, const Value& b) {
    if (a.is_string() && b.is_string()) return a.string().data() == b.string().data();
    return a.is_list() && b.is_list() && &a.list() == &b.list();
  }

  Context& context_;
  std::size_t bytes_ = 0;
};

}  // namespace dossier::query::execute
