// How fast documents become a graph: words a second of each stage on one core, in processor time,
// and of the whole on one core and on two, in passing time. Arguments: documents and folders.

#include "graph/store.h"
#include "ingest/extract/extract.h"
#include "ingest/extract/lexicon/lexicon.h"
#include "ingest/extract/names/find_names.h"
#include "ingest/extract/sentence/normalise.h"
#include "ingest/extract/sentence/reading.h"
#include "ingest/language/analyzer.h"
#include "ingest/language/components.h"
#include "ingest/language/splitter.h"
#include "ingest/pipeline.h"
#include "ingest/write/library.h"
#include "ingest/write/schema.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include <sched.h>
#include <sys/resource.h>

namespace {

using namespace dossier;
using namespace dossier::ingest;

constexpr double kSeconds = 1.0;  ///< at least, for each stage
constexpr int kRounds = 3;        ///< of the whole; the best one counts

/// Processor time of this program: other programs on the machine do not count.
double processor_time() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double passing_time() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void ignore(const Error&) {}

/// Adds up processor time between `start` and `stop`.
class Stopwatch {
 public:
  void start() { began_ = processor_time(); }
  void stop() { sum_ += processor_time() - began_; }
  double seconds() const { return sum_; }

 private:
  double began_ = 0, sum_ = 0;
};

std::string words_a_second(std::size_t words, double seconds) {
  char text[32];
  std::snprintf(text, sizeof(text), "%10.0f words/s", static_cast<double>(words) / seconds);
  return text;
}

/// The documents with what the language stages make of them.
struct Texts {
  std::vector<std::string> paths;
  std::vector<Document> documents;
  std::vector<Analysis> analyses;
  std::size_t words = 0, bytes = 0;

  explicit Texts(const std::vector<std::string>& arguments)
      : paths(find_documents(arguments, {}, ignore)) {
    read();
    for (const Document& document : documents) {
      analyses.push_back(Analyzer::instance().analyze(document));
      words += analyses.back().tokens.size();
      bytes += document.text.size();
    }
  }

  void read() {
    documents.clear();
    for (const std::string& path : paths) {
      for (Document& document : read_documents(path, {}, ignore))
        documents.push_back(std::move(document));
    }
  }
};

/// Runs one stage over all documents, again and again for a second.
template <typename Stage>
void measure(const char* name, std::size_t words, Stage stage) {
  Stopwatch watch;
  std::size_t rounds = 0;
  do {
    stage(watch);
    ++rounds;
  } while (watch.seconds() < kSeconds);
  std::printf("%-34s %s\n", name, words_a_second(words * rounds, watch.seconds()).c_str());
}

/// The stages of the language pipeline, sentence by sentence.
class Language {
 public:
  explicit Language(Texts& texts) : texts_(texts) {}

  void split() {
    for (const Document& document : texts_.documents) {
      for (const Block& block : document.blocks) {
        pieces_.clear();
        ends_.clear();
        lang::tokenize(document.text, block.begin, block.end, pieces_);
        lang::split_sentences(document.text, pieces_, ends_);
      }
    }
  }

  void tag() {
    each_sentence([&](std::span<Token> words) { components_.tagger.tag(forms_, words); });
  }

  void parse() {
    each_sentence(
        [&](std::span<Token> words) { components_.parser.parse(forms_, words, scratch_); });
  }

  void lemmatize() {
    lang::Arena arena;
    for (std::size_t i = 0; i < texts_.documents.size(); ++i) {
      for (Token& token : texts_.analyses[i].tokens) {
        const std::string_view word =
            std::string_view(texts_.documents[i].text).substr(token.begin, token.end - token.begin);
        components_.lemmatizer.lemmatize(word, token.upos, token.features, arena);
      }
    }
  }

 private:
  /// Heads are counted in the sentence afterwards: the trees of the texts are made anew before they
  /// are used.
  template <typename Step>
  void each_sentence(Step step) {
    for (std::size_t i = 0; i < texts_.documents.size(); ++i) {
      Analysis& analysis = texts_.analyses[i];
      for (const Sentence& sentence : analysis.sentences) {
        const std::span<Token> words =
            std::span(analysis.tokens)
                .subspan(sentence.first_token, sentence.last_token - sentence.first_token);
        lang::read_forms(texts_.documents[i].text, words, forms_);
        step(words);
      }
    }
  }

  Texts& texts_;
  lang::Components components_ = lang::Components::linked();
  std::vector<lang::Piece> pieces_;
  std::vector<std::uint32_t> ends_;
  std::vector<lang::WordForm> forms_;
  lang::Parser::Scratch scratch_;
};

Analysis copy_of(const Analysis& analysis) {
  Analysis copy;
  copy.tokens = analysis.tokens;
  copy.sentences = analysis.sentences;
  copy.storage = analysis.storage;
  return copy;
}

void find_all_names(const Texts& texts, Stopwatch& watch) {
  const Lexicon::Tables& tables = Lexicon::standard().tables();
  for (std::size_t i = 0; i < texts.documents.size(); ++i) {
    Extraction extraction;
    extraction.analysis = copy_of(texts.analyses[i]);
    watch.start();
    normalise_lemmas(texts.documents[i].text, tables, extraction.analysis);
    Reading reading(texts.documents[i], tables, extraction);
    find_names(reading);
    watch.stop();
  }
}

void extract_all(const Texts& texts, Stopwatch& watch) {
  for (std::size_t i = 0; i < texts.documents.size(); ++i) {
    Analysis analysis = copy_of(texts.analyses[i]);
    watch.start();
    extract(texts.documents[i], std::move(analysis), Lexicon::standard());
    watch.stop();
  }
}

/// A database in a folder of its own that goes away with it.
class Database {
 public:
  Database() {
    std::string name = (std::filesystem::temp_directory_path() / "dossier-bench-XXXXXX").string();
    folder_ =
        mkdtemp(name.data()) != nullptr ? name : throw std::runtime_error("no temporary folder");
    store_ = graph::Store::open(folder_ + "/graph").value();
  }
  ~Database() {
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  graph::Store& store() { return *store_; }

 private:
  std::string folder_;
  std::unique_ptr<graph::Store> store_;
};

/// What was extracted, to a committed graph.
void write_all(const Texts& texts, const std::vector<Extraction>& extractions, Stopwatch& watch) {
  Database database;
  watch.start();
  const auto transaction = database.store().begin_exclusive().value();
  ensure_schema(*transaction);
  Library library = Library::load(*transaction);
  DocumentWriter writer(*transaction);
  for (std::size_t i = 0; i < texts.documents.size(); ++i) {
    const Document& document = texts.documents[i];
    library.put(writer, document, make_fact_sheet(document, extractions[i]),
                Signature::of(document), "bench");
  }
  transaction->commit().value();
  watch.stop();
}

void keep_to_cores(int count) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  for (int i = 0; i < count; ++i) CPU_SET(i, &cores);
  sched_setaffinity(0, sizeof(cores), &cores);
}

struct Times {
  double passing = 1e9, processor = 1e9;
};

/// Everything, from files to a committed graph.
Times ingest_all(const Texts& texts, unsigned threads) {
  keep_to_cores(static_cast<int>(threads));
  Times best;
  for (int round = 0; round < kRounds; ++round) {
    Database database;
    IngestOptions options;
    options.threads = threads;
    const double passing = passing_time(), processor = processor_time();
    ingest::ingest(database.store(), texts.paths, options).value();
    best.passing = std::min(best.passing, passing_time() - passing);
    best.processor = std::min(best.processor, processor_time() - processor);
  }
  return best;
}

void measure_language(Texts& texts) {
  Language language(texts);
  const auto timed = [](auto step) {
    return [step](Stopwatch& watch) {
      watch.start();
      step();
      watch.stop();
    };
  };
  measure("read files", texts.words, timed([&] { texts.read(); }));
  measure("words and sentences", texts.words, timed([&] { language.split(); }));
  measure("first tags", texts.words, timed([&] { language.tag(); }));
  measure("words, sentences, first tags", texts.words,
          timed([&] { language.split(), language.tag(); }));
  measure("trees, tags, features", texts.words, timed([&] { language.parse(); }));
  measure("lemmas", texts.words, timed([&] { language.lemmatize(); }));
  measure("all of the language", texts.words, timed([&] {
            for (std::size_t i = 0; i < texts.documents.size(); ++i) {
              texts.analyses[i] = Analyzer::instance().analyze(texts.documents[i]);
            }
          }));
}

void measure_extraction(const Texts& texts) {
  measure("names", texts.words, [&](Stopwatch& watch) { find_all_names(texts, watch); });
  measure("entities, facts, proposals", texts.words,
          [&](Stopwatch& watch) { extract_all(texts, watch); });
  std::vector<Extraction> extractions;
  for (const Document& document : texts.documents)
    extractions.push_back(extract(document, Lexicon::standard()));
  measure("to a committed graph", texts.words,
          [&](Stopwatch& watch) { write_all(texts, extractions, watch); });
}

void measure_whole(const Texts& texts) {
  const Times one = ingest_all(texts, 1), two = ingest_all(texts, 2);
  std::printf("%-34s %s of processor time\n", "files to graph",
              words_a_second(texts.words, one.processor).c_str());
  std::printf("%-34s %s, %.2f s\n", "files to graph, one core",
              words_a_second(texts.words, one.passing).c_str(), one.passing);
  std::printf("%-34s %s, %.2f s, %.2f times\n", "files to graph, two cores",
              words_a_second(texts.words, two.passing).c_str(), two.passing,
              one.passing / two.passing);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-34s %10ld MB\n", "most memory", usage.ru_maxrss / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("bench/language PATH...\n", stderr);
    return 2;
  }
  Texts texts(std::vector<std::string>(argv + 1, argv + argc));
  if (texts.documents.empty()) {
    std::fputs("bench/language: no documents at these paths\n", stderr);
    return 2;
  }
  std::printf("%zu documents, %zu bytes, %zu words\n", texts.documents.size(), texts.bytes,
              texts.words);
  measure_whole(texts);
  measure_language(texts);
  measure_extraction(texts);
  return 0;
}
