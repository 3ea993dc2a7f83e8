#pragma once

#include "query/function/context.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// A set of kinds, for checks before the query runs: an argument that is certain to be of a kind
/// outside of the set is a compile-time error. Null is always accepted.
class KindSet {
 public:
  constexpr KindSet() = default;
  constexpr KindSet(ValueKind kind) : bits_(bit(kind)) {}  // NOLINT
  constexpr KindSet(std::initializer_list<ValueKind> kinds) {
    for (ValueKind kind : kinds) bits_ |= bit(kind);
  }
  static constexpr KindSet any() noexcept {
    KindSet all;
    all.bits_ = ~std::uint32_t{0};
    return all;
  }
  constexpr bool contains(ValueKind kind) const noexcept { return (bits_ & bit(kind)) != 0; }
  constexpr bool intersects(KindSet other) const noexcept { return (bits_ & other.bits_) != 0; }
  friend constexpr KindSet operator|(KindSet a, KindSet b) noexcept {
    return a.bits_ |= b.bits_, a;
  }
  friend constexpr bool operator==(KindSet, KindSet) = default;

 private:
  static constexpr std::uint32_t bit(ValueKind kind) noexcept {
    return 1U << static_cast<unsigned>(kind);
  }
  std::uint32_t bits_ = 0;
};

/// A function of expressions that takes values and gives a value.
///
/// `call` gets between min_arguments and max_arguments values, checks their kinds itself and throws
/// dossier::Exception without a span. It may be called from several threads with distinct contexts.
struct Function {
  std::string_view name;  ///< as documented, "toUpper", "duration.between"
  int min_arguments;
  int max_arguments;             ///< kVariadic: any number
  KindSet kinds[4];              ///< what each argument may be; an empty set stands for any kind
  KindSet result;                ///< kinds it may return beside null
  std::string_view signature;    ///< "substring(original :: STRING, start :: INTEGER [, length ::
                                 ///< INTEGER]) :: STRING"
  std::string_view description;  ///< one sentence
  std::string_view category;     ///< "string", "temporal", ...
  Value (*call)(std::span<const Value> arguments, FunctionContext& context);
  /// The same arguments give the same value within one statement and everywhere in the graph's
  /// state.
  bool deterministic = true;
  /// Needs `context.graph`, so it cannot be evaluated before the query runs.
  bool reads_graph = false;

  static constexpr int kVariadic = 1 << 20;
  KindSet kinds_of(int argument) const noexcept {
    return argument < 4 && kinds[argument] != KindSet() ? kinds[argument] : KindSet::any();
  }
};

/// Every function, sorted by name without regard to case.
std::span<const Function> functions();

/// The function of a name, in any case; null pointer when there is none.
const Function* find_function(std::string_view name);

}  // namespace dossier::query
