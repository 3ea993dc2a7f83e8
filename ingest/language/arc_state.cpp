#include "ingest/language/arc_state.h"

#include <algorithm>

namespace dossier::ingest::lang {

void ArcState::reset(std::uint32_t words) {
  stack_.clear();
  stack_.reserve(words);
  nodes_.assign(words, Node{});
  next_ = 0;
  words_ = words;
}

void ArcState::apply(unsigned transition) noexcept {
  if (transition == Transition::kShift) {
    stack_.push_back(static_cast<std::int32_t>(next_++));
    return;
  }
  const std::int32_t child = stack_.back();
  stack_.pop_back();
  const bool left = transition <= kDeprels;
  const unsigned relation = left ? transition - 1 : transition - 1 - kDeprels;
  attach(child, left ? static_cast<std::int32_t>(next_) : stack_.back(), static_cast<Deprel>(relation));
}

void ArcState::attach(std::int32_t child, std::int32_t head, Deprel relation) noexcept {
  Node& below = nodes_[static_cast<std::size_t>(child)];
  Node& above = nodes_[static_cast<std::size_t>(head)];
  below.head = head;
  below.relation = relation;
  if (child < head) {
    if (above.leftmost < 0 || child < above.leftmost) above.leftmost = child;
    above.left_count = static_cast<std::uint8_t>(std::min(above.left_count + 1, 7));
  } else {
    if (child > above.rightmost) above.rightmost = child;
    above.right_count = static_cast<std::uint8_t>(std::min(above.right_count + 1, 7));
  }
}

void ArcFeatures::fill(const ArcState& state, std::span<const WordForm> forms, std::span<const Token> tokens,
                       Array& out) noexcept {
  const auto form = [&](std::int32_t i) { return i < 0 ? 77U : forms[static_cast<std::size_t>(i) + 2].lower; };
  const auto tag = [&](std::int32_t i) {
    return i < 0 ? 31U : static_cast<std::uint32_t>(tokens[static_cast<std::size_t>(i)].upos);
  };
  const auto label = [&](std::int32_t i) {
    return i < 0 ? 63U : static_cast<std::uint32_t>(state.node(i).relation);
  };
  const std::int32_t s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2);
  const std::int32_t b0 = state.buffer(0), b1 = state.buffer(1), b2 = state.buffer(2);
  const auto &n0 = state.node(s0), &n1 = state.node(s1), &m0 = state.node(b0);
  const std::uint32_t w0 = form(s0), w1 = form(s1), v0 = form(b0), v1 = form(b1);
  const std::uint32_t t0 = tag(s0), t1 = tag(s1), t2 = tag(s2), u0 = tag(b0), u1 = tag(b1), u2 = tag(b2);
  const std::uint32_t distance = s0 >= 0 && b0 >= 0 ? std::uint32_t(std::min(b0 - s0, 6)) : 0U;
  const std::uint32_t valency0 = n0.left_count * 8U + n0.right_count, valency1 = m0.left_count;
  std::size_t at = 0;
  const auto put = [&](std::uint32_t value) {
    out[at] = mix(static_cast<std::uint32_t>(at) + 100, value);
    ++at;
  };
  put(mix(w0, t0)); put(w0); put(t0); put(mix(v0, u0)); put(v0); put(u0);
  put(mix(v1, u1)); put(u1); put(mix(form(b2), u2)); put(mix(w1, t1)); put(t1); put(t2);
  put(mix(w0, v0)); put(mix(mix(w0, t0), mix(v0, u0))); put(mix(mix(w0, t0), u0)); put(mix(t0, mix(v0, u0)));
  put(mix(t0, u0)); put(mix(t0, u0, u1)); put(mix(mix(u0, u1), u2)); put(mix(t1, t0, u0)); put(mix(t2, t1, t0));
  put(mix(w1, w0)); put(mix(t1, t0)); put(mix(mix(w1, t1), t0)); put(mix(t1, mix(w0, t0)));
  put(mix(w1, t1, u0)); put(mix(t1, mix(v0, u0)));
  put(mix(t0, tag(n0.leftmost), tag(n0.rightmost))); put(mix(mix(t0, u0), tag(m0.leftmost)));
  put(mix(t0, tag(n0.rightmost), u0)); put(mix(t1, tag(n1.rightmost), t0)); put(mix(t1, t0, tag(n0.leftmost)));
  put(mix(w0, label(n0.leftmost), label(n0.rightmost))); put(mix(t0, label(n0.leftmost), label(n0.rightmost)));
  put(mix(v0, label(m0.leftmost))); put(mix(u0, label(m0.leftmost), valency1));
  put(mix(mix(t1, t0), label(n1.leftmost), label(n1.rightmost)));
  put(mix(t0, u0, distance)); put(mix(w0, v0, distance)); put(mix(w0, valency0)); put(mix(t0, u0, valency0));
  put(mix(form(n0.leftmost), t0)); put(mix(form(n0.rightmost), t0, u0)); put(mix(form(m0.leftmost), u0, t0));
  put(mix(forms[static_cast<std::size_t>(std::max(s0, 0)) + 2].suffix[2], u0, t0));
  put(mix(mix(t0, t1), u0, u1));
}

}  // namespace dossier::ingest::lang
