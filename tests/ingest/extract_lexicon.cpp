#include "extract_support.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

/// A lexicon file that is gone after the test.
class LexiconFile {
 public:
  explicit LexiconFile(const std::string& content) {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "dossier-lexicon-XXXXXX").string();
    const int handle = ::mkstemp(pattern.data());
    ::close(handle);
    path_ = pattern;
    std::ofstream(path_) << content;
  }
  ~LexiconFile() { std::filesystem::remove(path_); }
  LexiconFile(const LexiconFile&) = delete;
  LexiconFile& operator=(const LexiconFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

const char* const kRuritania = R"(
Ruritanian ruritanian ADJ 2 amod
troops troop NOUN 3 nsubj L
blackholed blackhole VERB 0 root PF
Strelsau Strelsau PROPN 3 obj
. . PUNCT 3 punct
)";

TEST_CASE("a user's lexicon adds names and frames", "[extract]") {
  const LexiconFile file(
      "# invented\n"
      "country Ruritania = Kingdom of Ruritania ; adjective Ruritanian ; people Ruritanians\n"
      "place Strelsau\n"
      "verb blackhole : ATTACKED subj -> obj\n");
  const auto lexicon = Lexicon::with_file(file.path());
  REQUIRE(lexicon.ok());
  const Parsed text(kRuritania);
  CHECK(facts_of(text.extract(*lexicon.value())) ==
        std::vector<std::string>{"ATTACKED Ruritania -> Strelsau"});
  CHECK(facts_of(text.extract()).empty());
}

TEST_CASE("an error in a lexicon names its line and its trouble", "[extract]") {
  const auto message = [](const std::string& content) {
    const LexiconFile file(content);
    const auto lexicon = Lexicon::with_file(file.path());
    REQUIRE_FALSE(lexicon.ok());
    CHECK(lexicon.error().code == dossier::Code::MalformedDocument);
    return lexicon.error().message;
  };
  CHECK(message("# fine\nplanet Mars\n").find("line 2 of lexicon") == 0);
  CHECK(message("planet Mars\n").find("begins with `planet`, which is not a kind of entry") !=
        std::string::npos);
  CHECK(message("verb hug : EMBRACED subj -> obj\n").find("unknown relation `EMBRACED`") !=
        std::string::npos);
  CHECK(message("verb hug\n").find("needs `words : RELATION from -> to`") != std::string::npos);
  CHECK(message("country X ; colour red\n").find("unknown property `colour`") != std::string::npos);
  CHECK(message("leader Nowhere = Nobody\n").find("`Nowhere`, which no entry names") !=
        std::string::npos);
  CHECK_FALSE(Lexicon::with_file("/nowhere/at/all").ok());
}

TEST_CASE("extraction takes any text", "[extract]") {
  for (const std::string& content :
       {std::string{}, std::string(" \n\n "), std::string("\xE2\x80"),
        std::string("( ( ) ) , , and and of of The the"), std::string(5000, '('),
        std::string("President President President of of the the."),
        std::string("NATO (NATO (NATO) of (the U.S.-")}) {
    Document document;
    document.text = content;
    document.blocks.push_back({0, static_cast<std::uint32_t>(content.size())});
    const auto once = extract(document, Lexicon::standard());
    const auto twice = extract(document, Lexicon::standard());
    CHECK(entities_of(once) == entities_of(twice));
    CHECK(facts_of(once) == facts_of(twice));
  }
}

}  // namespace
