#include "ingest/write/library.h"

#include "ingest/write/schema.h"

#include <set>

namespace dossier::ingest {

Library Library::load(graph::Transaction& transaction) {
  Library library;
  DocumentWriter writer(transaction);
  std::set<std::string> copies;
  const std::vector<std::string> names = writer.names();
  for (const std::string& name : names) {
    for (std::string& copy : writer.copies_of(name)) copies.insert(std::move(copy));
  }
  for (const std::string& name : names) {
    auto signature = copies.contains(name) ? std::nullopt : writer.signature(name);
    if (signature) library.originals_.add(name, *std::move(signature));
  }
  return library;
}

Library::Outcome Library::put(DocumentWriter& writer, const Document& document, FactSheet sheet,
                              const Signature& signature, const std::string& version) {
  std::vector<std::string> freed;
  if (const auto old = writer.find(document.name)) {
    if (old->hash == document.content_hash && old->version == version) return Outcome::Unchanged;
    freed = release_copies(writer, document.name);
    writer.remove(document.name);
    originals_.remove(document.name);
  }
  const auto original = originals_.original_of(document.name, signature);
  writer.add(document, std::move(sheet), signature, version, original);
  if (!original) originals_.add(document.name, signature);
  settle(writer, freed);
  return original ? Outcome::Copy : Outcome::Original;
}

bool Library::remove(DocumentWriter& writer, const std::string& name) {
  if (!writer.find(name)) return false;
  const std::vector<std::string> freed = release_copies(writer, name);
  writer.remove(name);
  originals_.remove(name);
  settle(writer, freed);
  return true;
}

std::vector<std::string> Library::release_copies(DocumentWriter& writer, const std::string& name) {
  const std::vector<std::string> copies = writer.copies_of(name);
  for (const std::string& copy : copies) writer.set_original(copy, {});
  return copies;
}

void Library::settle(DocumentWriter& writer, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    auto signature = writer.signature(name);
    if (!signature) continue;
    const auto original = originals_.original_of(name, *signature);
    if (original) {
      writer.set_original(name, original);
    } else {
      originals_.add(name, *std::move(signature));
    }
  }
}

}  // namespace dossier::ingest
