#include "graph/store/text_cursor.h"

#include "graph/store/cursors.h"
#include "graph/store/merged_keys.h"
#include "graph/store/text_entries.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dossier::graph {

namespace {

constexpr std::size_t kMostLists = 8;
/// Steps that are tried one by one before a jump.
constexpr int kNear = 8;

/// The entities of one run of three bytes in the store, ascending.
class GramList {
 public:
  GramList(const State& state, std::string prefix)
      : prefix_(std::move(prefix)),
        cursor_(state.database->cursor(rocks::Family::Entries, rocks::Scope::All,
                                       state.snapshot.get())) {
    read(cursor_->seek(prefix_));
  }

  /// The first entity not below `target`; nothing when there is none.
  std::optional<std::uint64_t> advance(std::uint64_t target) {
    for (int i = 0; i < kNear && at_ && *at_ < target; ++i) read(cursor_->next());
    if (at_ && *at_ < target) {
      std::string key = prefix_;
      append_big(key, target);
      read(cursor_->seek(key));
    }
    return at_;
  }

 private:
  void read(bool found) {
    at_.reset();
    if (found && cursor_->key().starts_with(prefix_)) at_ = raw(node_of_entry(cursor_->key()));
  }

  std::string prefix_;
  std::unique_ptr<rocks::Cursor> cursor_;
  std::optional<std::uint64_t> at_;
};

/// What several lists have in common: whoever is behind jumps to whoever is ahead.
class CommonEntities final : public NodeCursor {
 public:
  CommonEntities(const State& state, IndexId index, const std::vector<Gram>& grams) {
    const std::size_t count = std::min(grams.size(), kMostLists);
    for (std::size_t i = 0; i < count; ++i) {
      const Gram& gram = grams[i * grams.size() / count];
      lists_.emplace_back(state, gram_prefix(index, {gram.data(), gram.size()}));
    }
  }

  std::size_t next(std::span<NodeId> out) override {
    std::size_t filled = 0;
    while (filled < out.size() && meet()) out[filled++] = NodeId{target_++};
    return filled;
  }

 private:
  /// Moves all lists to the first entity from `target_` on that all have.
  bool meet() {
    std::size_t agreed = 0;
    for (std::size_t i = 0; agreed < lists_.size(); i = (i + 1) % lists_.size()) {
      const auto at = lists_[i].advance(target_);
      if (!at) return false;
      agreed = *at == target_ ? agreed + 1 : 1;
      target_ = *at;
    }
    return true;
  }

  std::vector<GramList> lists_;
  std::uint64_t target_ = 0;
};

/// The entities of all entries with a prefix, ascending, with the changes of the transaction.
std::vector<NodeId> entities_below(const View& view, const std::string& prefix) {
  const auto cursor = scan_index(view, prefix, after_prefix(prefix));
  std::vector<NodeId> out;
  std::array<NodeId, 1024> batch;
  while (const std::size_t count = cursor->next(batch))
    out.insert(out.end(), batch.begin(), batch.begin() + count);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool has_own_entries(const View& view, IndexId index) {
  if (view.overlay() == nullptr) return false;
  const std::string prefix = index_prefix(index);
  const auto& tree = view.overlay()->index_entries.tree();
  const auto first = tree.lower_bound(prefix);
  return first != tree.end() && first->first.starts_with(prefix);
}

std::vector<NodeId> common_with_own(const View& view, IndexId index,
                                    const std::vector<Gram>& grams) {
  std::vector<NodeId> common;
  for (std::size_t i = 0; i < grams.size(); ++i) {
    std::vector<NodeId> list =
        entities_below(view, gram_prefix(index, {grams[i].data(), grams[i].size()}));
    if (i == 0) {
      common = std::move(list);
      continue;
    }
    std::vector<NodeId> both;
    std::set_intersection(common.begin(), common.end(), list.begin(), list.end(),
                          std::back_inserter(both));
    common = std::move(both);
  }
  return common;
}

struct EntryCodec {
  using Key = std::string;
  static std::string decode(std::string_view key) { return std::string(key); }
};

}  // namespace

std::unique_ptr<NodeCursor> scan_text(const View& view, IndexId index, TextMatch match,
                                      std::string_view part) {
  const std::vector<Gram> grams = grams_of(match, part);
  if (grams.empty()) return list_nodes(entities_below(view, gram_prefix(index, part)));
  if (has_own_entries(view, index)) return list_nodes(common_with_own(view, index, grams));
  return std::make_unique<CommonEntities>(view.state(), index, grams);
}

std::unique_ptr<RelationshipCursor> scan_text_relationships(const View& view, IndexId index,
                                                            TextMatch match,
                                                            std::string_view part) {
  return number_relationships(view, scan_text(view, index, match, part));
}

void scan_words(const View& view, IndexId index, std::string_view prefix, Transaction::Reach reach,
                Transaction::PostingVisitor visit) {
  const bool whole = reach == Transaction::Reach::Word;
  const std::string begin = whole ? whole_word_prefix(index, prefix) : word_prefix(index, prefix);
  MergedKeys<EntryCodec> keys(view.state(),
                              view.overlay() ? &view.overlay()->index_entries : nullptr, begin,
                              begin, after_prefix(begin));
  keys.run([&](const std::string& entry, std::string_view) {
    const auto decoded = decode_word(entry);
    return !decoded || visit(decoded->word, decoded->posting);
  });
}

}  // namespace dossier::graph
