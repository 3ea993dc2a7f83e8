#include "ingest/unknown.h"

#include "ingest/extract/gaps.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

namespace dossier::ingest {
namespace {

Unknown::Kind kind_of(Gap::Kind kind) {
  switch (kind) {
    case Gap::Kind::Verb: return Unknown::Kind::Verb;
    case Gap::Kind::Noun: return Unknown::Kind::Noun;
    case Gap::Kind::Name: break;
  }
  return Unknown::Kind::Name;
}

/// Counts gaps by word and place.
class GapCounter {
 public:
  void count(const Document& document, const Extraction& extraction, const std::vector<Gap>& gaps) {
    ++documents_;
    for (const Gap& gap : gaps) {
      const auto kind = kind_of(gap.kind);
      Counted& counted = all_[{kind, gap.word, gap.place}];
      if (counted.unknown.count++ == 0) first_place(counted.unknown, document, extraction, gap);
      counted.unknown.documents += counted.last_document == documents_ ? 0 : 1;
      counted.last_document = documents_;
    }
  }

  std::vector<Unknown> most_frequent(std::size_t limit) {
    std::vector<Unknown> out;
    for (auto& [key, counted] : all_) out.push_back(std::move(counted.unknown));
    std::stable_sort(out.begin(), out.end(), [](const Unknown& a, const Unknown& b) {
      return std::tuple(b.documents, b.count) < std::tuple(a.documents, a.count);
    });
    std::size_t kept[3] = {0, 0, 0};
    std::erase_if(out, [&](const Unknown& unknown) {
      return kept[static_cast<std::size_t>(unknown.kind)]++ >= limit;
    });
    return out;
  }

 private:
  struct Counted {
    Unknown unknown;
    std::size_t last_document = 0;
  };

  static void first_place(Unknown& unknown, const Document& document, const Extraction& extraction,
                          const Gap& gap) {
    unknown.kind = kind_of(gap.kind);
    unknown.word = gap.word;
    unknown.place = gap.place;
    unknown.document = document.name;
    const Sentence& s = extraction.analysis.sentences[gap.sentence];
    unknown.sentence = document.text.substr(s.begin, s.end - s.begin);
    if (gap.kind == Gap::Kind::Name) return;
    unknown.from = extraction.entities[gap.subject].name;
    unknown.to = extraction.entities[gap.object].name;
  }

  std::map<std::tuple<Unknown::Kind, std::string, std::string>, Counted> all_;
  std::size_t documents_ = 0;
};

}  // namespace

Result<std::vector<Unknown>> find_unknown(const std::vector<std::string>& paths,
                                          const IngestOptions& options, std::size_t limit) {
  std::unique_ptr<const Lexicon> own;
  if (!options.lexicon_path.empty()) {
    auto read = Lexicon::with_file(options.lexicon_path);
    if (!read) return read.error();
    own = std::move(read).value();
  }
  const Lexicon& lexicon = own ? *own : Lexicon::standard();
  GapCounter counter;
  for (const std::string& path : find_documents(paths, options.read, options.report)) {
    if (options.cancelled != nullptr && *options.cancelled) break;
    for (const Document& document : read_documents(path, options.read, options.report)) {
      Extraction extraction = extract(document, lexicon);
      counter.count(document, extraction, find_gaps(document, extraction, lexicon));
    }
  }
  return counter.most_frequent(limit);
}

}  // namespace dossier::ingest
