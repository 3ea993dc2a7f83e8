#include "ingest/identity/fold.h"

#include "ingest/extract/sentence/atoms.h"
#include "ingest/read/unicode.h"

#include <cstdlib>
#include <memory>
#include <utility>

#include <utf8proc.h>

namespace dossier::ingest {

std::string folded(std::string_view name) {
  const std::string text = plain(name);
  utf8proc_uint8_t* out = nullptr;
  const auto length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &out,
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
  if (length < 0) return lower(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

std::vector<std::string> folded_words(std::string_view name, std::string_view separators) {
  std::vector<std::string> words;
  std::string word;
  for (char c : folded(name) + " ") {
    if (c != ' ' && separators.find(c) == std::string_view::npos) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

const std::string& better_name(const std::string& a, const std::string& b) {
  const auto rank = [](const std::string& name) {
    return std::pair(word_count(name), name.size());
  };
  if (rank(a) != rank(b)) return rank(a) > rank(b) ? a : b;
  return a < b ? a : b;
}

}  // namespace dossier::ingest
