#include "ingest/language/characters.h"
#include "ingest/language/splitter.h"
#include "ingest/read/leftovers.h"
#include "ingest/read/normalise.h"
#include "ingest/train/evaluate.h"

#include <cstdio>
#include <fstream>

#include <nlohmann/json.hpp>

namespace dossier::train {
namespace {

using namespace ingest::lang;

/// Letters and digits only: the splitter leaves the text as it is, a case may expect it cleaned.
std::string essence(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = decode(text, at);
    if (is_word(classify(next.code))) result += text.substr(at, next.length);
    at += next.length;
  }
  return result;
}

/// The sentences of a text as the program reads it: cleaned, then split.
std::vector<std::string> split(const std::string& raw) {
  const std::string text = ingest::without_leftovers(ingest::normalise(raw)).text;
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> ends;
  tokenize(text, 0, static_cast<std::uint32_t>(text.size()), pieces);
  split_sentences(text, pieces, ends);
  std::vector<std::string> sentences;
  std::uint32_t first = 0;
  for (const std::uint32_t last : ends) {
    sentences.push_back(
        text.substr(pieces[first].begin, pieces[last - 1].end - pieces[first].begin));
    first = last;
  }
  return sentences;
}

bool same(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
  if (found.size() != expected.size()) return false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (essence(found[i]) != essence(expected[i])) return false;
  }
  return true;
}

void print(const char* label, const std::vector<std::string>& sentences) {
  std::printf("  %s\n", label);
  for (const std::string& sentence : sentences) std::printf("    [%s]\n", sentence.c_str());
}

}  // namespace

void evaluate_cases(const std::string& path) {
  std::ifstream file(path);
  const nlohmann::json cases = nlohmann::json::parse(file);
  std::size_t right = 0;
  for (const auto& entry : cases) {
    const auto expected = entry["expected"].get<std::vector<std::string>>();
    const std::vector<std::string> found = split(entry["text"].get<std::string>());
    if (same(found, expected)) {
      ++right;
      continue;
    }
    std::printf("%s\n", entry["name"].get<std::string>().c_str());
    print("found", found);
    print("expected", expected);
  }
  std::printf("sentence cases: %zu of %zu\n", right, cases.size());
}

}  // namespace dossier::train
