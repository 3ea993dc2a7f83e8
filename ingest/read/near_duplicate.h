#pragma once

#include "ingest/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::ingest {

/// A sample of the word sequences of a text: hashes of all runs of five words, of which those are
/// kept that are below 2^64 / 2^`scale`. Two samples tell how much of one text stands in the other,
/// also when one is much longer. (A. Broder, On the resemblance and containment of documents, 1997;
/// the fixed fraction in place of a fixed number is that of "FracMinHash".)
struct Signature {
  static constexpr std::size_t kMaxHashes = 128;

  std::uint32_t scale = 0;
  std::vector<std::uint64_t> hashes;  ///< ascending, each once; at most kMaxHashes

  /// Samples the blocks of a document; letters and digits count, case and punctuation do not.
  static Signature of(const Document& document);

  /// The share of this text that stands in `other` as well, in [0, 1].
  double contained_in(const Signature& other) const noexcept;

  /// Text for storage: the scale and the hashes in hexadecimal. `parse` gives nothing for other
  /// texts.
  std::string to_string() const;
  static std::optional<Signature> parse(std::string_view text);
};

/// Remembers documents by their signatures and finds the one that a new text repeats. Not
/// thread-safe.
class DuplicateIndex {
 public:
  /// From this share on a text counts as a copy.
  static constexpr double kCopy = 0.8;

  void add(const std::string& name, Signature signature);
  void remove(const std::string& name);
  /// The document that holds most of the text with this signature, when it holds at least kCopy of
  /// it; the one added first among equals. Texts too short to be recognised are never copies.
  std::optional<std::string> original_of(const std::string& name, const Signature& signature) const;

 private:
  struct Entry {
    std::string name;  ///< empty once removed
    Signature signature;
  };
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_hash_;
};

/// A hash of a sentence's letters and digits: equal for sentences that differ in spaces and
/// punctuation only.
std::uint64_t sentence_fingerprint(std::string_view sentence);

}  // namespace dossier::ingest
