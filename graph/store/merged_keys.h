#pragma once

#include "graph/rocks/rocks.h"
#include "graph/store/overlay.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier::graph {

/// Keys of the family Entries in [begin, end) with the toggles of a transaction on top, ascending.
/// `Codec` has `Key`, `static Key decode(std::string_view)` and compares as the bytes do.
///
/// The transaction may change its toggles between two calls of `run`: the place in them is found
/// anew by the last key.
template <typename Codec>
class MergedKeys {
 public:
  using Key = typename Codec::Key;

  MergedKeys(const State& state, const Toggles<Key>* toggles, std::string_view begin, Key first,
             Key end)
      : toggles_(toggles), first_(std::move(first)), end_(std::move(end)), cursor_(state) {
    read_stored(cursor_->seek(begin));
  }

  /// Calls `visit(key, value)` until it returns false; the value is empty for own keys. Goes on
  /// where the last run stopped.
  template <typename Visit>
  void run(Visit visit) {
    if (toggles_ == nullptr || toggles_->empty()) return run_stored(visit);
    const auto& tree = toggles_->tree();
    auto own = last_ ? tree.upper_bound(*last_) : tree.lower_bound(first_);
    bool more = true;
    while (more) {
      const bool own_left = own != tree.end() && own->first < end_;
      if (!own_left && !stored_) return;
      const bool take_own = own_left && (!stored_ || !(*stored_ < own->first));
      if (!take_own) {
        more = visit_stored(visit);
        continue;
      }
      const bool same = stored_ && *stored_ == own->first;
      last_ = own->first;
      if (own->second) more = visit(own->first, std::string_view());
      if (same) read_stored(cursor_->next());
      ++own;
    }
  }

 private:
  template <typename Visit>
  void run_stored(Visit visit) {
    while (stored_ && visit_stored(visit)) {
    }
  }

  template <typename Visit>
  bool visit_stored(Visit visit) {
    const bool more = visit(*stored_, cursor_->value());
    last_ = std::move(stored_);
    read_stored(cursor_->next());
    return more;
  }

  void read_stored(bool found) {
    stored_.reset();
    if (!found) return;
    Key key = Codec::decode(cursor_->key());
    if (key < end_) stored_ = std::move(key);
  }

  const Toggles<Key>* toggles_;
  Key first_;
  Key end_;
  EntryCursor cursor_;
  std::optional<Key> stored_;  ///< at the cursor, not visited yet
  std::optional<Key> last_;    ///< visited last
};

}  // namespace dossier::graph
