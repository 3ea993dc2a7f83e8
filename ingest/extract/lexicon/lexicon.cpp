#include "ingest/extract/lexicon/lexicon.h"

#include "ingest/extract/lexicon/lexicon_data.h"
#include "ingest/extract/lexicon/lexicon_tables.h"

#include <fstream>
#include <iterator>

namespace dossier::ingest {
namespace {

constexpr std::size_t kLargestFile = 64U << 20U;

std::unique_ptr<Lexicon::Tables> standard_tables() {
  auto tables = std::make_unique<Lexicon::Tables>();
  for (const LexiconText& text : lexicon_texts())
    read_lexicon(text.text, text.name, *tables).value();
  return tables;
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return Error{Code::CannotRead, "lexicon `" + path + "` cannot be opened"};
  const auto size = static_cast<std::streamoff>(file.tellg());
  if (size < 0) return Error{Code::CannotRead, "lexicon `" + path + "` is not a file"};
  if (static_cast<std::size_t>(size) > kLargestFile)
    return Error{Code::DocumentTooLarge, "lexicon `" + path + "` is larger than 64 MiB"};
  std::string text(static_cast<std::size_t>(size), '\0');
  file.seekg(0);
  if (!file.read(text.data(), size))
    return Error{Code::CannotRead, "lexicon `" + path + "` cannot be read"};
  return text;
}

}  // namespace

Lexicon::Lexicon(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Lexicon::~Lexicon() = default;

const Lexicon& Lexicon::standard() {
  static const Lexicon lexicon(standard_tables());
  return lexicon;
}

Result<std::unique_ptr<const Lexicon>> Lexicon::with_file(const std::string& path) {
  auto text = read_file(path);
  if (!text) return text.error();
  auto tables = standard_tables();
  const auto read = read_lexicon(text.value(), path, *tables);
  if (!read) return read.error();
  return std::unique_ptr<const Lexicon>(new Lexicon(std::move(tables)));
}

}  // namespace dossier::ingest
