#include "graph/export/evidence.h"

namespace dossier::graph {

namespace {

std::string_view text_at(const Value* list, std::size_t index) {
  if (list == nullptr || !list->is_list() || index >= list->list().size()) return {};
  const Value& element = list->list()[index];
  return element.is_string() ? element.string() : std::string_view{};
}

}  // namespace

std::vector<Evidence> evidence_of(const Map& properties) {
  std::vector<Evidence> out;
  const Value* sentences = properties.find("evidence");
  const Value* documents = properties.find("documents");
  if (sentences == nullptr) return out;
  if (sentences->is_string()) out.push_back({sentences->string(), text_at(documents, 0)});
  if (!sentences->is_list()) return out;
  for (std::size_t i = 0; i < sentences->list().size(); ++i) {
    const std::string_view sentence = text_at(sentences, i);
    if (!sentence.empty()) out.push_back({sentence, text_at(documents, i)});
  }
  return out;
}

}  // namespace dossier::graph
