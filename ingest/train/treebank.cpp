#include "ingest/train/treebank.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace dossier::train {
namespace {

using namespace ingest;

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = line.find(separator);
    parts.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return parts;
    line.remove_prefix(at + 1);
  }
}

int parse_number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::uint16_t feature_bits(std::string_view feature) {
  if (feature == "Number=Sing") return kSingular;
  if (feature == "Number=Plur" || feature == "Number=Ptan") return kPlural;
  if (feature == "Tense=Past") return kPast;
  if (feature == "Tense=Pres") return kPresent;
  if (feature == "VerbForm=Fin") return kFinite;
  if (feature == "VerbForm=Inf") return kInfinitive;
  if (feature == "VerbForm=Ger") return kGerund;
  if (feature == "VerbForm=Part") return kParticiple;
  if (feature == "Voice=Pass") return kPassive;
  if (feature == "Person=1") return kFirstPerson;
  if (feature == "Person=2") return kSecondPerson;
  if (feature == "Person=3") return kThirdPerson;
  if (feature == "Gender=Masc") return kMasculine;
  if (feature == "Gender=Fem") return kFeminine;
  if (feature == "Gender=Neut") return kNeuter;
  if (feature == "Gender=Fem,Masc") return kFeminine | kMasculine;
  if (feature == "Poss=Yes") return kPossessive;
  return 0;
}

/// Builds sentences from lines.
class Reader {
 public:
  void read(std::string_view line) {
    if (line.empty()) return finish();
    if (line.front() == '#') return read_comment(line);
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() != 10) return;
    if (columns[0].find('.') != std::string_view::npos) return;
    if (columns[0].find('-') != std::string_view::npos) return begin_contraction(columns);
    add_word(columns);
  }

  std::vector<TreeSentence> take() {
    finish();
    return std::move(sentences_);
  }

 private:
  void read_comment(std::string_view line) {
    if (line.starts_with("# newdoc")) current_.starts_document = current_.starts_paragraph = true;
    if (line == "# newpar" || line.starts_with("# newpar id")) current_.starts_paragraph = true;
  }

  void begin_contraction(const std::vector<std::string_view>& columns) {
    const std::string_view range = columns[0];
    last_of_contraction_ = parse_number(range.substr(range.find('-') + 1));
    space_after_contraction_ = columns[9].find("SpaceAfter=No") == std::string_view::npos;
  }

  void add_word(const std::vector<std::string_view>& columns) {
    const int id = parse_number(columns[0]);
    if (pending_space_ && !current_.text.empty()) current_.text += ' ';
    Token token{};
    token.begin = static_cast<std::uint32_t>(current_.text.size());
    current_.text += columns[1];
    token.end = static_cast<std::uint32_t>(current_.text.size());
    token.head = parse_number(columns[6]) - 1;
    token.upos = parse_upos(columns[3]);
    token.deprel = token.head < 0 ? Deprel::Root : parse_deprel(columns[7]);
    token.features = parse_features(columns[5]);
    current_.tokens.push_back(token);
    current_.lemmas.emplace_back(columns[2]);
    pending_space_ = columns[9].find("SpaceAfter=No") == std::string_view::npos;
    if (id < last_of_contraction_) pending_space_ = false;
    if (id == last_of_contraction_) pending_space_ = space_after_contraction_;
  }

  void finish() {
    if (!current_.tokens.empty()) sentences_.push_back(std::move(current_));
    current_ = {};
    last_of_contraction_ = 0;
    pending_space_ = false;
  }

  std::vector<TreeSentence> sentences_;
  TreeSentence current_;
  int last_of_contraction_ = 0;
  bool space_after_contraction_ = true;
  bool pending_space_ = false;
};

}  // namespace

std::uint16_t parse_features(std::string_view column) {
  unsigned bits = 0;
  for (const std::string_view feature : split(column, '|')) bits |= feature_bits(feature);
  return static_cast<std::uint16_t>(bits);
}

std::vector<TreeSentence> read_treebank(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "dossier-train: cannot read `%s`\n", path.c_str());
    std::exit(1);
  }
  Reader reader;
  for (std::string line; std::getline(file, line);) reader.read(line);
  return reader.take();
}

}  // namespace dossier::train
