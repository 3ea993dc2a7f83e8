#pragma once

#include "graph/ids.h"
#include "graph/store/bytes.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

/// The keys of the database, byte by byte, as docs/format.md tells them. Integers are big-endian.
namespace dossier::graph {

/// First byte of the keys of the families `meta`, `records` and `entries`. Never renumbered.
enum class Tag : char {
  Version = 'v',
  Head = 'h',
  LabelName = 'L',
  TypeName = 'T',
  KeyName = 'K',
  Counter = 'c',
  IndexDefinition = 'i',
  IndexSketch = 's',
  Node = 'n',
  Relationship = 'r',
  LabelEntry = 'l',
  TypeEntry = 't',
  IndexEntry = 'x',
};

/// A key of known length without heap memory.
template <std::size_t Size>
struct FixedKey {
  std::array<char, Size> bytes;
  operator std::string_view() const {
    return {bytes.data(), Size};
  }  // NOLINT(google-explicit-constructor)
};

inline FixedKey<9> key_of(NodeId node) {
  FixedKey<9> key;
  key.bytes[0] = static_cast<char>(Tag::Node);
  store_big(&key.bytes[1], raw(node));
  return key;
}

inline FixedKey<9> key_of(RelationshipId relationship) {
  FixedKey<9> key;
  key.bytes[0] = static_cast<char>(Tag::Relationship);
  store_big(&key.bytes[1], raw(relationship));
  return key;
}

/// Keys of names, index definitions and sketches: tag, number.
inline FixedKey<5> numbered_key(Tag tag, std::uint32_t number) {
  FixedKey<5> key;
  key.bytes[0] = static_cast<char>(tag);
  store_big(&key.bytes[1], number);
  return key;
}

/// An entry of a label (nodes) or of a type (relationships): tag, number, entity.
struct Entry {
  std::uint32_t group;
  std::uint64_t entity;
  friend auto operator<=>(const Entry&, const Entry&) = default;
};

inline FixedKey<13> entry_key(Tag tag, Entry entry) {
  FixedKey<13> key;
  key.bytes[0] = static_cast<char>(tag);
  store_big(&key.bytes[1], entry.group);
  store_big(&key.bytes[5], entry.entity);
  return key;
}

inline Entry decode_entry(std::string_view key) {
  return {load_big<std::uint32_t>(key.data() + 1), load_big<std::uint64_t>(key.data() + 5)};
}

/// One step of the adjacency: node, side (0 leaves the node, 1 reaches it), type, neighbour,
/// relationship.
struct Step {
  std::uint64_t node;
  std::uint64_t side_and_type;  ///< side << 32 | type
  std::uint64_t neighbour;
  std::uint64_t relationship;

  static std::uint64_t pack(bool incoming, std::uint32_t type) {
    return (std::uint64_t{incoming} << 32) | type;
  }
  bool incoming() const { return (side_and_type >> 32) != 0; }
  TypeId type() const { return TypeId{static_cast<std::uint32_t>(side_and_type)}; }
  friend auto operator<=>(const Step&, const Step&) = default;
};

constexpr std::size_t kStepKeySize = 29;
/// Node and side: what one neighbourhood has in common.
constexpr std::size_t kStepPrefixSize = 9;
/// Node, side and type.
constexpr std::size_t kStepTypeSize = 13;

inline FixedKey<kStepKeySize> step_key(const Step& step) {
  FixedKey<kStepKeySize> key;
  store_big(&key.bytes[0], step.node);
  key.bytes[8] = static_cast<char>(step.side_and_type >> 32);
  store_big(&key.bytes[9], static_cast<std::uint32_t>(step.side_and_type));
  store_big(&key.bytes[13], step.neighbour);
  store_big(&key.bytes[21], step.relationship);
  return key;
}

inline Step decode_step(std::string_view key) {
  const bool incoming = key[8] != 0;
  return {load_big<std::uint64_t>(key.data()),
          Step::pack(incoming, load_big<std::uint32_t>(key.data() + 9)),
          load_big<std::uint64_t>(key.data() + 13), load_big<std::uint64_t>(key.data() + 21)};
}

/// What a counter counts. Never renumbered.
enum class Count : std::uint8_t {
  NodesOfLabel = 1,     ///< a = label
  RelationshipsOfType,  ///< a = type
  LeavingLabel,         ///< a = label of the start, b = type
  ReachingLabel,        ///< a = label of the end, b = type
  EntitiesWithKey,      ///< a = property key
  IndexEntries,         ///< a = index, b = what of it
};

/// What is counted of an index beside its entries (b = 0).
constexpr std::uint32_t kTextsOfIndex = 1;  ///< entities with text
constexpr std::uint32_t kWordsOfIndex = 2;  ///< words of all their texts; full-text only

struct CounterKey {
  Count count;
  std::uint32_t a;
  std::uint32_t b = 0;
  friend auto operator<=>(const CounterKey&, const CounterKey&) = default;
};

inline FixedKey<10> counter_key(const CounterKey& counter) {
  FixedKey<10> key;
  key.bytes[0] = static_cast<char>(Tag::Counter);
  key.bytes[1] = static_cast<char>(counter.count);
  store_big(&key.bytes[2], counter.a);
  store_big(&key.bytes[6], counter.b);
  return key;
}

inline CounterKey decode_counter(std::string_view key) {
  return {static_cast<Count>(key[1]), load_big<std::uint32_t>(key.data() + 2),
          load_big<std::uint32_t>(key.data() + 6)};
}

/// Shortest key that is greater than every key with this prefix; "" when there is none.
std::string after_prefix(std::string_view prefix);

}  // namespace dossier::graph
