#include "graph/store/text_entries.h"

#include "graph/store/value_codec.h"
#include "graph/text/analyzer.h"

#include <algorithm>
#include <limits>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kHead = 5;  // tag and number of the index
constexpr std::size_t kGram = 3;
constexpr std::size_t kEntity = 8;
constexpr std::size_t kFrequency = 2;
constexpr std::size_t kLength = 4;

void require_short(const Index& index, std::size_t size, std::size_t most) {
  if (size <= most) return;
  throw Exception(
      {Code::LimitExceeded,
       "a text is too long for the index `" + index.definition.name + '`',
       {},
       {},
       "drop the index, or shorten the text to less than " + std::to_string(most >> 20) + " MB",
       {}});
}

void sort_unique(std::vector<std::uint32_t>& grams) {
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
}

constexpr std::uint32_t packed(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return a << 16 | b << 8 | c;
}

/// Runs of three bytes, ascending. Bytes beyond the end are zeros, as many as `closing` says.
std::vector<std::uint32_t> packed_grams(std::string_view text, std::size_t closing) {
  const auto at = [&](std::size_t i) -> std::uint32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const std::size_t size = text.size() + closing;
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i + kGram <= size; ++i)
    out.push_back(packed(at(i), at(i + 1), at(i + 2)));
  sort_unique(out);
  return out;
}

Gram unpacked(std::uint32_t gram) {
  return {static_cast<char>(gram >> 16), static_cast<char>(gram >> 8 & 0xFF),
          static_cast<char>(gram & 0xFF)};
}

std::string_view view_of(const Gram& gram) { return {gram.data(), gram.size()}; }

template <typename Visit>
void for_each_text(const Value& value, Visit visit) {
  if (value.is_string()) return visit(value.string());
  if (!value.is_list()) return;
  for (const Value& element : value.list()) {
    if (element.is_string()) visit(element.string());
  }
}

/// The words of all texts of an entity. False when it has no text.
bool gather_words(const Index& index, const PropertyTable& properties,
                  std::vector<std::string>& words) {
  const Analyzer& analyzer = *Analyzer::find(index.definition.analyzer);
  std::size_t bytes = 0;
  bool any = false;
  for (const KeyId key : index.keys) {
    const auto stored = properties.find(key);
    if (!stored) continue;
    for_each_text(decode_value(*stored), [&](std::string_view text) {
      any = true;
      require_short(index, bytes += text.size(), kMostWordsBytes);
      analyzer.words(text, [&](std::string_view word) { words.emplace_back(word); });
    });
  }
  return any;
}

}  // namespace

IndexEntries text_entries(const Index& index, const PropertyTable& properties,
                          std::uint64_t entity) {
  const auto stored = properties.find(index.keys.front());
  if (!stored) return {};
  const Value value = decode_value(*stored);
  if (!value.is_string()) return {};
  const std::string_view text = value.string();
  require_short(index, text.size(), kMostTextBytes);
  IndexEntries out;
  for (const std::uint32_t gram : packed_grams(text, text.empty() ? 3 : 2)) {
    std::string entry = gram_prefix(index.id, view_of(unpacked(gram)));
    append_big(entry, entity);
    out.push_back(std::move(entry));
  }
  return out;
}

IndexEntries word_entries(const Index& index, const PropertyTable& properties,
                          std::uint64_t entity) {
  std::vector<std::string> words;
  if (!gather_words(index, properties, words)) return {};
  const auto length = static_cast<std::uint32_t>(words.size());
  std::sort(words.begin(), words.end());
  IndexEntries out;
  std::string entry = whole_word_prefix(index.id, {});
  append_big(entry, length);
  append_big(entry, entity);
  out.push_back(std::move(entry));
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t begin = i;
    while (i < words.size() && words[i] == words[begin]) ++i;
    const std::size_t most = std::numeric_limits<std::uint16_t>::max();
    entry = whole_word_prefix(index.id, words[begin]);
    append_big(entry, static_cast<std::uint16_t>(std::min(i - begin, most)));
    append_big(entry, length);
    append_big(entry, entity);
    out.push_back(std::move(entry));
  }
  return out;
}

bool closes_text(std::string_view entry) {
  return entry.size() == kHead + kGram + kEntity && entry[kHead + 1] == '\0' &&
         entry[kHead + 2] == '\0';
}

std::optional<std::uint32_t> length_of_texts(std::string_view entry) {
  if (entry.size() != kHead + 1 + kLength + kEntity || entry[kHead] != '\0') return std::nullopt;
  return load_big<std::uint32_t>(entry.data() + kHead + 1);
}

std::vector<Gram> grams_of(TextMatch match, std::string_view part) {
  std::vector<Gram> out;
  const bool closed = match == TextMatch::EndsWith && !part.empty();
  for (const std::uint32_t gram : packed_grams(part, closed ? 2 : 0)) out.push_back(unpacked(gram));
  return out;
}

std::string gram_prefix(IndexId index, std::string_view gram) {
  return index_prefix(index).append(gram);
}
std::string word_prefix(IndexId index, std::string_view prefix) {
  return index_prefix(index).append(prefix);
}
std::string whole_word_prefix(IndexId index, std::string_view word) {
  std::string out = word_prefix(index, word);
  return out += '\0';
}

std::optional<WordEntry> decode_word(std::string_view entry) {
  const std::size_t end = entry.find('\0', kHead);
  if (end == kHead || entry.size() != end + 1 + kFrequency + kLength + kEntity) return std::nullopt;
  const char* at = entry.data() + end + 1;
  return WordEntry{entry.substr(kHead, end - kHead),
                   {load_big<std::uint64_t>(at + kFrequency + kLength), load_big<std::uint16_t>(at),
                    load_big<std::uint32_t>(at + kFrequency)}};
}

}  // namespace dossier::graph
