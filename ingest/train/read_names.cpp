#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "ingest/extract/mark_names.h"
#include "ingest/language/name_labels.h"
#include "ingest/train/names.h"

namespace dossier::train {
namespace {

using namespace ingest;
using lang::NameLabel;

constexpr std::pair<std::string_view, NameType> kTypes[] = {
    {"PER", NameType::Person},           {"ORG", NameType::Organization},
    {"LOC", NameType::Location},         {"OTH", NameType::Other},
    {"person", NameType::Person},        {"politician", NameType::Person},
    {"organisation", NameType::Organization}, {"politicalparty", NameType::Organization},
    {"country", NameType::Location},     {"location", NameType::Location},
    {"event", NameType::Event},          {"election", NameType::Event},
    {"misc", NameType::Other},
};

bool find_type(std::string_view name, NameType& type) {
  for (const auto& [known, value] : kTypes) {
    if (known != name) continue;
    type = value;
    return true;
  }
  return false;
}

/// Collects sentences into documents.
class Builder {
 public:
  explicit Builder(const lang::Components& components) : components_(components) {}

  void add_word(std::string_view word, std::string_view label) {
    if (!current_.text.empty()) current_.text += ' ';
    Token token{};
    token.begin = static_cast<std::uint32_t>(current_.text.size());
    current_.text += word;
    token.end = static_cast<std::uint32_t>(current_.text.size());
    token.head = -1;
    current_.analysis.tokens.push_back(token);
    labels_.emplace_back(label);
  }

  void end_sentence() {
    const auto last = static_cast<std::uint32_t>(current_.analysis.tokens.size());
    if (last == first_) return;
    const std::vector<Token>& tokens = current_.analysis.tokens;
    current_.analysis.sentences.push_back({tokens[first_].begin, tokens.back().end, first_, last, 0});
    label_sentence(last);
    first_ = last;
  }

  void end_document() {
    end_sentence();
    if (!current_.analysis.tokens.empty()) documents_.push_back(finish());
    current_ = {};
    first_ = 0;
  }

  std::vector<NameDocument> take() {
    end_document();
    return std::move(documents_);
  }

 private:
  /// From B- and I- to the labels of the model.
  void label_sentence(std::uint32_t last) {
    for (std::uint32_t i = first_; i < last; ++i) {
      const std::string_view label = labels_[i];
      NameType type{};
      if (label.size() < 3 || !find_type(label.substr(2), type)) {
        current_.labels.push_back(NameLabel::kOutside);
        continue;
      }
      const bool begins = label[0] == 'B' || i == first_ || labels_[i - 1].substr(1) != label.substr(1);
      const bool goes_on = i + 1 < last && labels_[i + 1][0] == 'I' && labels_[i + 1].substr(1) == label.substr(1);
      const NameLabel::Place place = begins ? (goes_on ? NameLabel::First : NameLabel::Only)
                                            : (goes_on ? NameLabel::Inner : NameLabel::Last);
      current_.labels.push_back(static_cast<std::uint8_t>(NameLabel::of(type, place)));
    }
  }

  NameDocument finish() {
    lang::Arena arena;
    lang::Pipeline pipeline(components_, current_.text, arena);
    for (const Sentence& sentence : current_.analysis.sentences) {
      const std::uint32_t first = sentence.first_token;
      const std::span<Token> tokens = std::span(current_.analysis.tokens).subspan(first, sentence.last_token - first);
      pipeline.read_sentence(tokens);
      for (Token& token : tokens) {
        token.lemma = {};
        if (token.head >= 0) token.head += static_cast<std::int32_t>(first);
      }
    }
    current_.marks = mark_names(current_.text, current_.analysis, Lexicon::standard());
    labels_.clear();
    return std::move(current_);
  }

  const lang::Components& components_;
  std::vector<NameDocument> documents_;
  NameDocument current_;
  std::vector<std::string> labels_;
  std::uint32_t first_ = 0;
};

std::string_view column(std::string_view line, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

}  // namespace

std::vector<NameDocument> read_names(const std::string& path, std::size_t word_column,
                                     const lang::Components& components) {
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "dossier-train: cannot read `%s`\n", path.c_str());
    std::exit(1);
  }
  Builder builder(components);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# newdoc")) builder.end_document();
    if (line.starts_with("# ")) continue;
    if (line.empty()) {
      builder.end_sentence();
      if (word_column == 0) builder.end_document();
      continue;
    }
    const std::string_view word = column(line, word_column);
    if (!word.empty()) builder.add_word(word, column(line, word_column + 1));
  }
  return builder.take();
}

}  // namespace dossier::train
