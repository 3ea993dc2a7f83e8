#include "ingest/read/content_hash.h"

#include "ingest/read/hash.h"

namespace dossier::ingest {
namespace {

/// Values with their lengths, so that no two documents give the same sequence.
class Digest {
 public:
  void text(std::string_view bytes) {
    number(bytes.size());
    bytes_ += bytes;
  }
  void number(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(value >> shift);
  }
  void value(const Value& content) {
    if (content.is_string()) return text(content.string());
    if (!content.is_list()) return number(0);
    number(content.list().size());
    for (const Value& item : content.list()) value(item);
  }
  std::string hash() const { return hash128(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace

std::string content_hash(const Document& document) {
  Digest digest;
  digest.text(document.text);
  digest.text(document.title);
  digest.text(document.language);
  digest.number(document.date ? static_cast<std::uint64_t>(document.date->epoch_days) + 1 : 0);
  for (const std::string& author : document.authors) digest.text(author);
  for (const Block& block : document.blocks) {
    digest.number(block.begin);
    digest.number(block.end);
    digest.number(static_cast<std::uint64_t>(block.kind));
    digest.text(block.speaker);
  }
  for (const auto& [name, value] : document.metadata) {
    digest.text(name);
    digest.value(value);
  }
  return digest.hash();
}

}  // namespace dossier::ingest
