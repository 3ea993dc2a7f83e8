#include "ingest/read/clean.h"

#include "ingest/read/clean_interview.h"
#include "ingest/read/clean_page.h"

namespace dossier::ingest {
namespace {

BlockKind kind_of(const PageLine& line) {
  if (line.part.kind == PartKind::Caption) return BlockKind::Caption;
  if (line.role == Role::Heading) return BlockKind::Heading;
  return line.part.kind == PartKind::Quote ? BlockKind::Quote : BlockKind::Text;
}

std::vector<Block> blocks_of(const Page& page) {
  const std::vector<std::optional<Turn>> turns = find_turns(page);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    if (!line.open() && line.role != Role::Heading) continue;
    Block block{line.part.begin, line.part.end, kind_of(line), {}};
    if (turns[i]) {
      block.begin += turns[i]->prefix;
      block.kind = turns[i]->kind;
      block.speaker = turns[i]->speaker;
    }
    if (block.begin < block.end) blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace

Document clean(Draft draft) {
  Page page{draft, lines_of(draft)};
  take_metadata_blob(page);
  mark_lines_by_content(page);
  detect_saved_page(page);
  mark_appeals(page);
  mark_teasers(page);
  cut_tail(page);
  find_title(page);
  unglue_title(page);
  mark_repetitions(page);
  cut_to_body(page);
  mark_head(page);
  mark_headings(page);
  Document document;
  document.blocks = blocks_of(page);
  document.title = std::move(draft.title);
  document.date = draft.date;
  document.authors = std::move(draft.authors);
  document.language = std::move(draft.language);
  document.metadata = std::move(draft.metadata);
  document.copied = std::move(draft.content.copied);
  document.text = std::move(draft.content.text);
  return document;
}

}  // namespace dossier::ingest
