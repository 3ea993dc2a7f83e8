#include "ingest/read/clean.h"

namespace dossier::ingest {

Document clean(Draft draft) {
  Document d;
  for (const Part& p : draft.parts) {
    BlockKind k = p.kind == PartKind::Heading ? BlockKind::Heading : p.kind == PartKind::Caption ? BlockKind::Caption : BlockKind::Text;
    d.blocks.push_back({p.begin, p.end, k});
  }
  d.text = std::move(draft.content.text);
  d.copied = std::move(draft.content.copied);
  d.title = draft.title; d.date = draft.date; d.authors = draft.authors; d.metadata = draft.metadata;
  return d;
}

}  // namespace dossier::ingest
