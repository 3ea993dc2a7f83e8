#include "ingest/read/near_duplicate.h"

#include "ingest/read/hash.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dossier::ingest {
namespace {

constexpr std::size_t kShingle = 5;
/// Fewer words than this are too common a text to be recognised.
constexpr std::size_t kMinHashes = 20;
/// A hash that more documents share is boiler-plate and leads nowhere.
constexpr std::size_t kMaxShared = 256;

bool is_word_byte(char c) noexcept {
  return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// General punctuation (dashes, quotation marks, ellipsis) and Latin-1 marks part words as spaces
/// do.
std::size_t punctuation_length(std::string_view text, std::size_t at) noexcept {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xE2 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80)
    return 3;
  return byte == 0xC2 && at + 1 < text.size() ? 2 : 0;
}

/// Calls `use` with each word in lower case.
template <typename Use>
void each_word(std::string_view text, const Use& use) {
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) use(word);
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t mark = punctuation_length(text, at)) {
      // An apostrophe within a word belongs to it in every spelling, so it is passed over.
      if (text.substr(at, 3) != "’") flush();
      at += mark;
      continue;
    }
    const char c = text[at++];
    if (is_word_byte(c)) {
      word += static_cast<char>(is_ascii_upper(c) ? c + 32 : c);
    } else if (c != '\'') {
      flush();
    }
  }
  flush();
}

void halve(Signature& signature) {
  ++signature.scale;
  std::erase_if(signature.hashes,
                [&](std::uint64_t hash) { return hash >> (64 - signature.scale) != 0; });
}

void shrink(Signature& signature) {
  auto& hashes = signature.hashes;
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  while (hashes.size() > Signature::kMaxHashes && signature.scale < 63) halve(signature);
}

}  // namespace

Signature Signature::of(const Document& document) {
  Signature out;
  std::array<std::uint64_t, kShingle> window{};
  std::size_t count = 0;
  const auto add = [&](const std::string& word) {
    window[count++ % kShingle] = hash64(word);
    if (count < kShingle) return;
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < kShingle; ++i)
      hash = mix64(hash * 31 + window[(count + i) % kShingle]);
    const bool sampled = out.scale == 0 || hash >> (64 - out.scale) == 0;
    if (!sampled) return;
    out.hashes.push_back(hash);
    if (out.hashes.size() >= 16 * kMaxHashes) shrink(out);
  };
  for (const Block& block : document.blocks) {
    each_word(std::string_view(document.text).substr(block.begin, block.end - block.begin), add);
  }
  shrink(out);
  return out;
}

double Signature::contained_in(const Signature& other) const noexcept {
  const std::uint32_t common_scale = std::max(scale, other.scale);
  const auto sampled = [&](std::uint64_t hash) {
    return common_scale == 0 || hash >> (64 - common_scale) == 0;
  };
  std::size_t all = 0;
  std::size_t shared = 0;
  for (const std::uint64_t hash : hashes) {
    if (!sampled(hash)) break;  // ascending: the sampled ones come first
    ++all;
    shared += std::binary_search(other.hashes.begin(), other.hashes.end(), hash);
  }
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

std::string Signature::to_string() const {
  std::string out = std::to_string(scale);
  std::array<char, 17> digits;
  for (const std::uint64_t hash : hashes) {
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16);
    out += ' ';
    if (error == std::errc()) out.append(digits.data(), end);
  }
  return out;
}

std::optional<Signature> Signature::parse(std::string_view text) {
  Signature out;
  const char* at = text.data();
  const char* const last = at + text.size();
  const auto scale = std::from_chars(at, last, out.scale);
  if (scale.ec != std::errc() || out.scale > 63) return {};
  for (at = scale.ptr; at != last;) {
    if (*at++ != ' ' || out.hashes.size() >= kMaxHashes) return {};
    std::uint64_t hash = 0;
    const auto [end, error] = std::from_chars(at, last, hash, 16);
    if (error != std::errc()) return {};
    out.hashes.push_back(hash);
    at = end;
  }
  std::sort(out.hashes.begin(), out.hashes.end());
  return out;
}

void DuplicateIndex::add(const std::string& name, Signature signature) {
  remove(name);
  const auto id = static_cast<std::uint32_t>(entries_.size());
  for (const std::uint64_t hash : signature.hashes) {
    auto& ids = by_hash_[hash];
    if (ids.size() < kMaxShared) ids.push_back(id);
  }
  by_name_[name] = id;
  entries_.push_back({name, std::move(signature)});
}

void DuplicateIndex::remove(const std::string& name) {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return;
  Entry& entry = entries_[found->second];
  for (const std::uint64_t hash : entry.signature.hashes) {
    std::erase(by_hash_[hash], found->second);
    if (by_hash_[hash].empty()) by_hash_.erase(hash);
  }
  entry = {};
  by_name_.erase(found);
}

std::optional<std::string> DuplicateIndex::original_of(const std::string& name,
                                                       const Signature& signature) const {
  if (signature.hashes.size() < kMinHashes) return {};
  std::unordered_map<std::uint32_t, std::size_t> shared;
  for (const std::uint64_t hash : signature.hashes) {
    const auto found = by_hash_.find(hash);
    if (found == by_hash_.end()) continue;
    for (const std::uint32_t id : found->second) ++shared[id];
  }
  const Entry* best = nullptr;
  double most = kCopy;
  std::uint32_t first = 0;
  for (const auto& [id, count] : shared) {
    const Entry& entry = entries_[id];
    const double share = signature.contained_in(entry.signature);
    const bool better = share > most || (share == most && (!best || id < first));
    if (entry.name == name || !better) continue;
    best = &entry;
    most = share;
    first = id;
  }
  if (!best) return {};
  return best->name;
}

std::uint64_t sentence_fingerprint(std::string_view sentence) {
  std::uint64_t hash = 0;
  each_word(sentence, [&](const std::string& word) { hash = mix64(hash * 31 + hash64(word)); });
  return hash;
}

}  // namespace dossier::ingest
