#include "ingest/read/mapped_text.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Copied = Document::Copied;

auto stretch_after(const std::vector<Copied>& copied, std::uint32_t offset) {
  return std::upper_bound(copied.begin(), copied.end(), offset,
                          [](std::uint32_t at, const Copied& c) { return at < c.begin; });
}

}  // namespace

std::uint32_t MappedText::source_offset(std::uint32_t offset) const noexcept {
  const auto after = stretch_after(copied, offset);
  if (after == copied.begin()) return offset;
  return std::prev(after)->source + (offset - std::prev(after)->begin);
}

void TextBuilder::map(std::uint32_t source) {
  const std::uint32_t here = size();
  if (out_.copied.empty()) {
    if (source != here) out_.copied.push_back({here, source});
    return;
  }
  if (out_.copied.back().begin == here) out_.copied.pop_back();
  if (out_.source_offset(here) != source) out_.copied.push_back({here, source});
}

void TextBuilder::copy(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  map(source_->source_offset(begin));
  auto next = stretch_after(source_->copied, begin);
  std::uint32_t at = begin;
  for (; next != source_->copied.end() && next->begin < end; ++next) {
    out_.text.append(source_->text, at, next->begin - at);
    at = next->begin;
    map(next->source);
  }
  out_.text.append(source_->text, at, end - at);
}

void TextBuilder::put(std::string_view text, std::uint32_t origin) {
  if (text.empty()) return;
  map(source_->source_offset(origin));
  out_.text += text;
}

void TextBuilder::truncate(std::uint32_t size) {
  out_.text.resize(size);
  while (!out_.copied.empty() && out_.copied.back().begin > size) out_.copied.pop_back();
}

MappedText TextBuilder::take() { return std::move(out_); }

}  // namespace dossier::ingest
