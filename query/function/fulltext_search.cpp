#include "query/function/fulltext_search.h"

#include "query/value/failure.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace dossier::query::fulltext {

namespace {

constexpr double kSaturation = 1.2;     // k1
constexpr double kLengthWeight = 0.75;  // b
constexpr std::size_t kPace = 1024;
/// Endings that a stemmer may take away from the beginning of a word that was asked for.
constexpr std::size_t kFewestLetters = 3;

using Hits = std::vector<Found>;  ///< ascending by entity

bool by_entity(const Found& a, const Found& b) { return a.entity < b.entity; }

/// Of equal entities one, with the sum of their scores.
void merge_equal(Hits& hits) {
  std::sort(hits.begin(), hits.end(), by_entity);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (kept > 0 && hits[kept - 1].entity == hits[i].entity) {
      hits[kept - 1].score += hits[i].score;
    } else {
      hits[kept++] = hits[i];
    }
  }
  hits.resize(kept);
}

/// Entities of `a` that are in `b` too, with both scores.
Hits in_both(const Hits& a, const Hits& b) {
  Hits out;
  auto other = b.begin();
  for (const Found& one : a) {
    while (other != b.end() && other->entity < one.entity) ++other;
    if (other == b.end()) break;
    if (other->entity == one.entity) out.push_back({one.entity, one.score + other->score});
  }
  return out;
}

void remove(Hits& from, const Hits& unwanted) {
  std::erase_if(from, [&](const Found& one) {
    return std::binary_search(unwanted.begin(), unwanted.end(), one, by_entity);
  });
}

void add_scores(Hits& to, const Hits& from) {
  auto other = from.begin();
  for (Found& one : to) {
    while (other != from.end() && other->entity < one.entity) ++other;
    if (other != from.end() && other->entity == one.entity) one.score += other->score;
  }
}

class Search {
 public:
  Search(const graph::Index& index, const graph::Analyzer* analyzer, FunctionContext& context)
      : index_(index),
        stored_(*graph::Analyzer::find(index.definition.analyzer)),
        analyzer_(analyzer != nullptr ? *analyzer : stored_),
        context_(context),
        graph_(*context.graph),
        totals_(graph_.text_totals(index.id)) {}

  /// Nothing when the query has no words, so that it says nothing.
  std::optional<Hits> find(const Wanted& wanted) {
    std::optional<Hits> hits = find_unweighted(wanted);
    if (hits && wanted.boost != 1) {
      for (Found& one : *hits) one.score *= wanted.boost;
    }
    return hits;
  }

 private:
  std::optional<Hits> find_unweighted(const Wanted& wanted) {
    switch (wanted.form) {
      case Form::Parts: return parts(wanted);
      case Form::Beginning: return beginning(wanted);
      case Form::Words: return words(wanted);
    }
    return std::nullopt;
  }

  std::optional<Hits> parts(const Wanted& wanted) {
    std::optional<Hits> must, should;
    Hits not_wanted;
    bool excludes = false;
    for (const Wanted::Part& part : wanted.parts) {
      std::optional<Hits> hits = find(part.wanted);
      if (!hits) continue;
      if (part.occurs == Occurs::MustNot) {
        excludes = true;
        not_wanted.insert(not_wanted.end(), hits->begin(), hits->end());
      } else if (part.occurs == Occurs::Must) {
        must = must ? in_both(*must, *hits) : std::move(*hits);
      } else {
        if (!should) should.emplace();
        keep(*hits, *should);
      }
    }
    if (should) merge_equal(*should);
    if (must && should) add_scores(*must, *should);
    std::optional<Hits> found = must ? std::move(must) : std::move(should);
    // Nothing but exclusions finds nothing.
    if (!found) return excludes ? std::optional(Hits()) : std::nullopt;
    merge_equal(not_wanted);
    remove(*found, not_wanted);
    return found;
  }

  void keep(const Hits& hits, Hits& in) {
    context_.budget->require((in.size() + hits.size()) * sizeof(Found));
    in.insert(in.end(), hits.begin(), hits.end());
  }

  void step() {
    if (++steps_ % kPace == 0 && context_.checkpoint) context_.checkpoint();
  }

  double rarity(std::size_t with_word) const {
    const auto all = static_cast<double>(totals_.entities), some = static_cast<double>(with_word);
    return std::log(1 + (all - some + 0.5) / (some + 0.5));
  }

  double weight(double frequency, double length) const {
    const double average = std::max(1.0, static_cast<double>(totals_.words)) /
                           std::max(1.0, static_cast<double>(totals_.entities));
    return frequency /
           (frequency + kSaturation * (1 - kLengthWeight + kLengthWeight * length / average));
  }

  /// Entities with a word as it stands in the index.
  Hits with_word(std::string_view word) {
    std::vector<graph::Posting> list;
    graph_.postings(index_.id, word, graph::Transaction::Reach::Word,
                    [&](std::string_view, const graph::Posting& one) {
                      step();
                      if (list.size() % kPace == 0)
                        context_.budget->require((list.size() + kPace) * sizeof one);
                      list.push_back(one);
                      return true;
                    });
    Hits hits;
    const double rare = rarity(list.size());
    for (const graph::Posting& one : list)
      hits.push_back({one.entity, rare * weight(one.frequency, one.length)});
    std::sort(hits.begin(), hits.end(), by_entity);
    return hits;
  }

  std::vector<std::string> words_of(std::string_view text) const {
    std::vector<std::string> out;
    analyzer_.words(text, [&](std::string_view word) { out.emplace_back(word); });
    return out;
  }

  std::optional<Hits> words(const Wanted& wanted) {
    const std::vector<std::string> sought = words_of(wanted.text);
    if (sought.empty()) return std::nullopt;
    Hits hits = with_word(sought.front());
    for (std::size_t i = 1; i < sought.size() && !hits.empty(); ++i)
      hits = in_both(hits, with_word(sought[i]));
    if (sought.size() > 1 || !wanted.key.empty()) {
      keep_verified(hits, wanted.key, [&](std::string_view text) { return has_run(text, sought); });
    }
    return hits;
  }

  bool has_run(std::string_view text, const std::vector<std::string>& sought) const {
    std::vector<std::string> words;
    stored_.words(text, [&](std::string_view word) { words.emplace_back(word); });
    return std::search(words.begin(), words.end(), sought.begin(), sought.end()) != words.end();
  }

  /// Words are stored without their endings: those that share the first letters are looked at in
  /// the text.
  std::optional<Hits> beginning(const Wanted& wanted) {
    const std::string prefix = analyzer_.folded(wanted.text);
    if (prefix.empty()) return std::nullopt;
    const std::string letters = prefix.substr(0, std::max(kFewestLetters, prefix.size() - 1));
    Hits hits;
    const auto take = [&](std::string_view, const graph::Posting& one) {
      step();
      if (hits.size() % kPace == 0) context_.budget->require((hits.size() + kPace) * sizeof(Found));
      hits.push_back({one.entity, 1});
      return true;
    };
    graph_.postings(index_.id, letters, graph::Transaction::Reach::Beginning, take);
    for (std::size_t size = 1; size < letters.size(); ++size) {
      graph_.postings(index_.id, letters.substr(0, size), graph::Transaction::Reach::Word, take);
    }
    merge_equal(hits);
    for (Found& one : hits) one.score = 1;
    keep_verified(hits, wanted.key,
                  [&](std::string_view text) { return has_beginning(text, prefix); });
    return hits;
  }

  static bool has_beginning(std::string_view text, const std::string& prefix) {
    bool found = false;
    plain().words(text, [&](std::string_view word) { found = found || word.starts_with(prefix); });
    return found;
  }

  static const graph::Analyzer& plain() { return *graph::Analyzer::find("standard-no-stop-words"); }

  /// Keeps entities of which one text, of the property `key` if it is not empty, passes the test.
  template <typename Test>
  void keep_verified(Hits& hits, const std::string& key, Test test) {
    std::vector<graph::KeyId> keys;
    for (std::size_t i = 0; i < index_.keys.size(); ++i) {
      if (key.empty() || index_.definition.keys[i] == key) keys.push_back(index_.keys[i]);
    }
    if (keys.empty()) {
      fail(Code::InvalidArgumentValue,
           "the index `" + index_.definition.name + "` has no property `" + key + '`');
    }
    std::erase_if(hits, [&](const Found& one) {
      step();
      return std::none_of(keys.begin(), keys.end(),
                          [&](graph::KeyId id) { return passes(value_of(one.entity, id), test); });
    });
  }

  template <typename Test>
  static bool passes(const Value& value, Test test) {
    if (value.is_string()) return test(value.string());
    if (!value.is_list()) return false;
    const List& list = value.list();
    return std::any_of(list.begin(), list.end(),
                       [&](const Value& one) { return one.is_string() && test(one.string()); });
  }

  Value value_of(std::uint64_t entity, graph::KeyId key) const {
    const bool node = index_.definition.entity == graph::EntityKind::Node;
    return node ? graph_.property(NodeId{entity}, key)
                : graph_.property(RelationshipId{entity}, key);
  }

  const graph::Index& index_;
  const graph::Analyzer& stored_;
  const graph::Analyzer& analyzer_;
  FunctionContext& context_;
  const graph::Transaction& graph_;
  const graph::TextTotals totals_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<Found> search(const graph::Index& index, const Wanted& wanted,
                          const graph::Analyzer* analyzer, FunctionContext& context) {
  std::vector<Found> found = Search(index, analyzer, context).find(wanted).value_or(Hits());
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.score != b.score ? a.score > b.score : a.entity < b.entity;
  });
  return found;
}

}  // namespace dossier::query::fulltext
