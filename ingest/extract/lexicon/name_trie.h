#pragma once

#include "ingest/extract/sentence/atoms.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::ingest {

/// Hash and equality for looking up string_views in tables of strings without a copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};
template <class T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

/// What a name can stand for.
enum class Sense : std::uint8_t {
  Country,
  Adjective,
  People,
  Seat,
  Organization,
  Treaty,
  Proposal,
  Event,
  Place,
  Person,
  Title,
};

struct NameSense {
  Sense sense;
  std::uint32_t entry;  ///< index in Tables::entries; for a title its TitleRank
};

/// Names as paths of atoms. Lookup allocates nothing.
class NameTrie {
 public:
  void add(std::string_view name, NameSense sense);

  struct Match {
    std::size_t atoms = 0;  ///< how many atoms the longest name covers, 0 for none
    std::span<const NameSense> senses;
  };
  /// The longest name that begins at atoms[from].
  Match longest(std::span<const Atom> atoms, std::size_t from) const;
  /// The senses of exactly this name.
  std::span<const NameSense> find(std::string_view name) const;

 private:
  std::uint32_t step(std::uint32_t node, std::string_view atom) const;

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  TextMap<std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::vector<NameSense>> senses_ = {{}};  ///< by node; node 0 is the root
};

}  // namespace dossier::ingest
