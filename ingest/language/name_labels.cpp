#include "ingest/language/name_labels.h"

namespace dossier::ingest::lang {
namespace {

constexpr std::uint32_t kNothing = 99;

}  // namespace

void NameFeatures::fill(const Context& context, std::size_t i, unsigned previous, unsigned before_previous,
                        unsigned remembered, Array& out) noexcept {
  const WordForm &before2 = context.forms[i], &before = context.forms[i + 1], &word = context.forms[i + 2],
                 &after = context.forms[i + 3], &after2 = context.forms[i + 4];
  const auto tag = [&](std::size_t at) {
    return at < context.tokens.size() ? static_cast<std::uint32_t>(context.tokens[at].upos) : kNothing;
  };
  const auto mark = [&](std::size_t at) {
    return at < context.marks.size() ? std::uint32_t{context.marks[at]} : kNothing;
  };
  const std::int32_t head = context.tokens[i].head;
  const std::size_t governor = head < 0 ? context.tokens.size() : static_cast<std::size_t>(head) - context.first_token;
  const std::uint32_t above = governor < context.tokens.size() ? context.forms[governor + 2].lower : kNothing;
  const auto relation = static_cast<std::uint32_t>(context.tokens[i].deprel);
  const std::uint32_t edge = i == 0 ? 1 : 0;
  std::size_t at = 0;
  const auto put = [&](std::uint32_t value) {
    out[at] = mix(static_cast<std::uint32_t>(at) + 500, value);
    ++at;
  };
  put(word.exact); put(word.lower); put(before.lower); put(after.lower); put(before2.lower); put(after2.lower);
  put(mix(before.lower, word.lower)); put(mix(word.lower, after.lower)); put(mix(before.lower, after.lower));
  put(mix(before2.lower, before.lower)); put(mix(after.lower, after2.lower));
  for (const std::uint32_t suffix : {word.suffix[1], word.suffix[2], word.suffix[3]}) put(suffix);
  for (const std::uint32_t prefix : {word.prefix[0], word.prefix[1], word.prefix[2]}) put(prefix);
  put(mix(word.shape, edge)); put(before.shape); put(after.shape); put(mix(before.shape, word.shape, after.shape));
  put(mix(before2.shape, before.shape, word.shape)); put(mix(word.shape, after.shape, after2.shape));
  put(before.suffix[2]); put(after.suffix[2]);
  put(tag(i)); put(mix(tag(i - 1), tag(i))); put(mix(tag(i), tag(i + 1))); put(mix(tag(i - 1), tag(i), tag(i + 1)));
  put(mix(tag(i), word.shape)); put(mix(relation, above)); put(mix(relation, tag(i), tag(governor)));
  put(mark(i)); put(mix(mark(i), word.shape)); put(mix(mark(i - 1), mark(i))); put(mix(mark(i), mark(i + 1)));
  put(mix(mark(i), tag(i)));
  put(mix(remembered, word.shape)); put(remembered);
  put(previous); put(mix(previous, before_previous)); put(mix(previous, word.lower)); put(mix(previous, word.shape));
  put(mix(previous, mark(i))); put(mix(previous, tag(i), tag(i + 1))); put(mix(previous, before.lower));
}

}  // namespace dossier::ingest::lang
