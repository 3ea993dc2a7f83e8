#include "ingest/language/lemmatizer.h"

#include "ingest/language/lower_case.h"
#include "ingest/language/word_set.h"

#include <algorithm>
#include <cstring>

namespace dossier::ingest::lang {
namespace {

/// The features that change a lemma: number, degree of finiteness, possession.
constexpr std::uint16_t kLemmaFeatures =
    kPlural | kPast | kFinite | kInfinitive | kGerund | kParticiple | kThirdPerson | kPossessive;

/// Appends `added` to the first bytes of `stem` in the arena.
std::string_view join(std::string_view stem, std::string_view added, Arena& arena) {
  char* out = arena.allocate(stem.size() + added.size());
  std::memcpy(out, stem.data(), stem.size());
  std::memcpy(out + stem.size(), added.data(), added.size());
  return {out, stem.size() + added.size()};
}

}  // namespace

Lemmatizer::Lemmatizer(std::span<const std::byte> bytes) noexcept {
  Header header;
  if (bytes.size() < sizeof(header)) return;
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != kMagic || header.bits > 24 || header.scripts > 65536) return;
  const std::size_t slots = std::size_t{1} << header.bits;
  const std::size_t size =
      sizeof(header) + slots * sizeof(Slot) + header.scripts * sizeof(Script) + header.bytes;
  if (bytes.size() < size) return;
  const std::byte* at = bytes.data() + sizeof(header);
  slots_ = {reinterpret_cast<const Slot*>(at), slots};
  at += slots * sizeof(Slot);
  scripts_ = {reinterpret_cast<const Script*>(at), header.scripts};
  at += header.scripts * sizeof(Script);
  bytes_ = {reinterpret_cast<const char*>(at), header.bytes};
}

std::uint32_t Lemmatizer::key(std::string_view ending, bool whole, Upos tag,
                              std::uint16_t features) noexcept {
  const std::uint64_t seed = (static_cast<std::uint64_t>(features & kLemmaFeatures) << 8 |
                              static_cast<std::uint64_t>(tag)) *
                                 2 +
                             (whole ? 1 : 0);
  const auto hash = static_cast<std::uint32_t>(hash_bytes(ending, seed * 0x9e3779b97f4a7c15ULL));
  return hash == 0 ? 1 : hash;
}

const Lemmatizer::Script* Lemmatizer::find(std::uint32_t key) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key, probes = 0; probes < slots_.size(); ++at, ++probes) {
    const Slot& slot = slots_[at & mask];
    if (slot.fingerprint == 0) return nullptr;
    if (slot.fingerprint == key)
      return slot.script < scripts_.size() ? &scripts_[slot.script] : nullptr;
  }
  return nullptr;
}

const Lemmatizer::Script* Lemmatizer::choose(std::string_view lower, Upos tag,
                                             std::uint16_t features) const noexcept {
  if (slots_.empty()) return nullptr;
  if (const Script* script = find(key(lower, true, tag, features))) return script;
  for (std::size_t length = std::min(lower.size(), kLongestEnding) + 1; length-- > 0;) {
    const std::string_view ending = lower.substr(lower.size() - length);
    if (const Script* script = find(key(ending, false, tag, features))) return script;
  }
  return nullptr;
}

std::string_view Lemmatizer::lemmatize(std::string_view word, Upos tag, std::uint16_t features,
                                       Arena& arena) const {
  const LowerCase lower(word);
  const std::string_view form = lower.view();
  const bool keeps_case = tag == Upos::Propn || word.size() > LowerCase::kCapacity - 8;
  const std::string_view base = keeps_case || form == word ? word : form;
  const Script* script = choose(form, tag, features);
  const std::size_t strip = script ? script->strip : 0;
  const std::size_t length = script ? script->length : 0;
  const bool leaves_word = strip < base.size() || (strip == base.size() && length > 0);
  const bool usable = script && leaves_word && script->offset + length <= bytes_.size();
  if (!usable) return base.data() == word.data() ? word : arena.keep(base);
  const std::string_view stem = base.substr(0, base.size() - strip);
  const std::string_view added = bytes_.substr(script->offset, length);
  if (stem.empty() && !added.empty()) return added;
  if (added.empty()) return base.data() == word.data() ? stem : arena.keep(stem);
  return join(stem, added, arena);
}

}  // namespace dossier::ingest::lang
