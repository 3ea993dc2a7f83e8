#include "ingest/pipeline.h"
#include "ingest/read/unicode.h"
#include "ingest/write/document_writer.h"
#include "ingest/write/identify.h"
#include "ingest/write/library.h"

namespace dossier::ingest {
namespace {

Error not_found(const std::string& name) {
  return {Code::DocumentNotFound,
          "no document `" + printable(name) + "` is in the database",
          {},
          {},
          "list the names with `MATCH (d:Document) RETURN d.name`"};
}

void print_document(DocumentWriter& writer, const std::string& name, bool explain,
                    const std::function<void(const std::string&)>& sink) {
  for (const std::string& line : fact_lines(name, *writer.sheet(name), explain)) sink(line);
}

}  // namespace

Status forget(graph::Store& store, const std::string& document_name) {
  try {
    const auto transaction = store.begin_exclusive().value();
    Library library = Library::load(*transaction);
    DocumentWriter writer(*transaction);
    if (!library.remove(writer, document_name)) return not_found(document_name);
    identify_entities(writer, *transaction, writer.withdrawn());
    return transaction->commit();
  } catch (const Exception& fault) {
    return fault.error();
  }
}

Status print_facts(graph::Store& store, const std::string& document, bool explain,
                   const std::function<void(const std::string& line)>& sink) {
  try {
    const auto transaction = store.begin_read();
    DocumentWriter all(*transaction);
    if (!document.empty()) {
      if (!all.find(document)) return not_found(document);
      print_document(all, document, explain, sink);
      return {};
    }
    for (const std::string& name : all.names()) {
      DocumentWriter one(*transaction);  // forgets the sheet of the one before
      print_document(one, name, explain, sink);
    }
    return {};
  } catch (const Exception& fault) {
    return fault.error();
  }
}

}  // namespace dossier::ingest
