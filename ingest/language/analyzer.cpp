#include "ingest/language/analyzer.h"

#include "ingest/language/arena.h"
#include "ingest/language/components.h"
#include "ingest/language/models.h"
#include "ingest/language/splitter.h"

namespace dossier::ingest {

struct Analyzer::Models {
  lang::Components components;
};

Analyzer::Analyzer() : models_(std::make_unique<Models>(Models{lang::Components::linked()})) {}
Analyzer::~Analyzer() = default;

const Analyzer& Analyzer::instance() {
  static const Analyzer analyzer;
  return analyzer;
}

Analysis Analyzer::analyze(const Document& document) const {
  Analysis analysis;
  const auto arena = std::make_shared<lang::Arena>();
  lang::Pipeline pipeline(models_->components, document.text, *arena);
  analysis.tokens.reserve(document.text.size() / 5 + 1);
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    pipeline.read_block(block.begin, block.end, i, analysis);
  }
  analysis.storage = arena;
  return analysis;
}

}  // namespace dossier::ingest
