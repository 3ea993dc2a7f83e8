#include "graph/store/column_builder.h"

#include "graph/store/value_codec.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace dossier::graph {

namespace {

using Kind = ValueColumn::Kind;

/// Strings of more different forms are spelled out.
constexpr std::size_t kMostCodes = 4096;
constexpr std::size_t kPadding = 64;

std::optional<Kind> kind_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Boolean: return Kind::Boolean;
    case ValueKind::Integer: return Kind::Integer;
    case ValueKind::Float: return Kind::Float;
    case ValueKind::Date: return Kind::Date;
    case ValueKind::String: return Kind::Code;
    default: return std::nullopt;
  }
}

}  // namespace

Value ValueColumn::value(std::size_t entry) const {
  if (!has(entry)) return {};
  switch (kind_) {
    case Kind::Boolean: return Value(integers_[entry] != 0);
    case Kind::Integer: return Value(integers_[entry]);
    case Kind::Float: return Value(reals_[entry]);
    case Kind::Date: return Value(Date{integers_[entry]});
    case Kind::Code: return dictionary_[codes_[entry]];
    case Kind::Text: return Value(text(entry));
    case Kind::Empty: break;
  }
  return {};
}

std::size_t ValueColumn::memory() const noexcept {
  return present_.capacity() * 8 + integers_.capacity() * 8 + reals_.capacity() * 8 +
         codes_.capacity() * 4 + places_.capacity() * sizeof(Place) + bytes_.capacity() +
         dictionary_.size() * 64;
}

ColumnBuilder::ColumnBuilder(std::uint64_t first, std::size_t size) {
  out_.first_ = first;
  out_.size_ = size;
  out_.present_.assign((size + 63) / 64, 0);
}

ColumnBuilder::ColumnBuilder(const ValueColumn& column, std::size_t size) : out_(column) {
  out_.size_ = std::max(size, out_.size_);
  out_.present_.resize((out_.size_ + 63) / 64);
  reserve(out_.kind_);
  for (const Value& known : out_.dictionary_) {
    numbers_.emplace(known.string(), static_cast<std::uint32_t>(numbers_.size()));
  }
}

void ColumnBuilder::reserve(Kind kind) {
  out_.kind_ = kind;
  switch (kind) {
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Date: out_.integers_.resize(out_.size_); return;
    case Kind::Float: out_.reals_.resize(out_.size_); return;
    case Kind::Code: out_.codes_.resize(out_.size_); return;
    case Kind::Text: out_.places_.resize(out_.size_); return;
    case Kind::Empty: return;
  }
}

bool ColumnBuilder::set(std::size_t entry, const Value& value) {
  const std::uint64_t bit = std::uint64_t{1} << (entry % 64);
  if (value.is_null()) {
    out_.present_[entry / 64] &= ~bit;
    return true;
  }
  const auto kind = kind_of(value);
  if (!kind) return false;
  if (out_.kind_ == Kind::Empty) reserve(*kind);
  const bool fits = *kind == out_.kind_ || (*kind == Kind::Code && out_.kind_ == Kind::Text);
  if (!fits || !store(entry, value)) return false;
  out_.present_[entry / 64] |= bit;
  return true;
}

bool ColumnBuilder::set_stored(std::size_t entry, std::string_view stored) {
  const auto text = stored_text(stored);
  return text ? set_text(entry, *text) : set(entry, decode_value(stored));
}

bool ColumnBuilder::set_text(std::size_t entry, std::string_view text) {
  if (out_.kind_ == Kind::Empty) reserve(Kind::Code);
  if (out_.kind_ != Kind::Code && out_.kind_ != Kind::Text) return false;
  if (!(out_.kind_ == Kind::Code ? store_string(entry, text) : store_text(entry, text)))
    return false;
  mark(entry);
  return true;
}

bool ColumnBuilder::store(std::size_t entry, const Value& value) {
  switch (out_.kind_) {
    case Kind::Boolean: out_.integers_[entry] = value.boolean() ? 1 : 0; return true;
    case Kind::Integer: out_.integers_[entry] = value.integer(); return true;
    case Kind::Date: out_.integers_[entry] = value.date().epoch_days; return true;
    case Kind::Float: out_.reals_[entry] = value.real(); return true;
    case Kind::Code: return store_string(entry, value.string());
    case Kind::Text: return store_text(entry, value.string());
    case Kind::Empty: break;
  }
  return false;
}

bool ColumnBuilder::store_string(std::size_t entry, std::string_view text) {
  const auto known = numbers_.find(text);
  if (known != numbers_.end()) {
    out_.codes_[entry] = known->second;
    return true;
  }
  if (numbers_.size() == kMostCodes) return spell_out() && store_text(entry, text);
  out_.codes_[entry] = static_cast<std::uint32_t>(numbers_.size());
  numbers_.emplace(text, out_.codes_[entry]);
  out_.dictionary_.emplace_back(text);
  return true;
}

bool ColumnBuilder::store_text(std::size_t entry, std::string_view text) {
  if (out_.bytes_.size() + text.size() + kPadding > std::numeric_limits<std::uint32_t>::max())
    return false;
  out_.places_[entry] = {static_cast<std::uint32_t>(out_.bytes_.size()),
                         static_cast<std::uint32_t>(text.size())};
  out_.bytes_ += text;
  return true;
}

bool ColumnBuilder::append(const ValueColumn& part, std::size_t at) {
  if (part.kind_ == Kind::Empty) return true;
  if (out_.kind_ == Kind::Empty) reserve(part.kind_);
  if (!append_values(part, at)) return false;
  std::copy(part.present_.begin(), part.present_.end(),
            out_.present_.begin() + static_cast<std::ptrdiff_t>(at / 64));
  return true;
}

bool ColumnBuilder::append_values(const ValueColumn& part, std::size_t at) {
  const bool texts = out_.kind_ == Kind::Code || out_.kind_ == Kind::Text;
  if (texts && part.kind_ == Kind::Code) return append_codes(part, at);
  if (texts && part.kind_ == Kind::Text) return append_texts(part, at);
  if (part.kind_ != out_.kind_) return false;
  const auto place = static_cast<std::ptrdiff_t>(at);
  std::copy(part.integers_.begin(), part.integers_.end(),
            out_.integers_.begin() + (part.integers_.empty() ? 0 : place));
  std::copy(part.reals_.begin(), part.reals_.end(),
            out_.reals_.begin() + (part.reals_.empty() ? 0 : place));
  return true;
}

bool ColumnBuilder::append_codes(const ValueColumn& part, std::size_t at) {
  constexpr std::uint32_t kNew = UINT32_MAX;
  std::vector<std::uint32_t> numbers(part.dictionary_.size(), kNew);
  for (std::size_t entry = 0; entry < part.size_; ++entry) {
    if (!part.has(entry)) continue;
    const std::uint32_t code = part.codes_[entry];
    if (out_.kind_ == Kind::Code && numbers[code] != kNew) {
      out_.codes_[at + entry] = numbers[code];
      mark(at + entry);
      continue;
    }
    if (!set_text(at + entry, part.dictionary_[code].string())) return false;
    if (out_.kind_ == Kind::Code) numbers[code] = out_.codes_[at + entry];
  }
  return true;
}

bool ColumnBuilder::append_texts(const ValueColumn& part, std::size_t at) {
  if (out_.kind_ == Kind::Code && !spell_out()) return false;
  const std::size_t size = part.bytes_.size() - kPadding;
  if (out_.bytes_.size() + size + kPadding > std::numeric_limits<std::uint32_t>::max())
    return false;
  const auto shift = static_cast<std::uint32_t>(out_.bytes_.size());
  for (std::size_t entry = 0; entry < part.size_; ++entry) {
    out_.places_[at + entry] = {part.places_[entry].begin + shift, part.places_[entry].size};
  }
  out_.bytes_.append(part.bytes_, 0, size);
  return true;
}

/// From codes to text.
bool ColumnBuilder::spell_out() {
  const std::vector<Value> dictionary = std::move(out_.dictionary_);
  const std::vector<std::uint32_t> codes = std::move(out_.codes_);
  out_.dictionary_.clear();
  out_.codes_.clear();
  numbers_.clear();
  reserve(Kind::Text);
  for (std::size_t entry = 0; entry < codes.size(); ++entry) {
    if (out_.has(entry) && !store_text(entry, dictionary[codes[entry]].string())) return false;
  }
  return true;
}

/// Marks every value that was met. Values that lie far apart are not looked through.
bool ColumnBuilder::tells_apart() const {
  if (out_.kind_ != Kind::Integer && out_.kind_ != Kind::Date) return false;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::int64_t most = std::numeric_limits<std::int64_t>::min();
  for (std::size_t entry = 0; entry < out_.size_; ++entry) {
    if (!out_.has(entry)) continue;
    least = std::min(least, out_.integers_[entry]);
    most = std::max(most, out_.integers_[entry]);
  }
  const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
  if (least > most || span / 64 > out_.size_) return false;
  std::vector<std::uint64_t> met(static_cast<std::size_t>(span / 64 + 1));
  for (std::size_t entry = 0; entry < out_.size_; ++entry) {
    if (!out_.has(entry)) continue;
    const std::uint64_t place =
        static_cast<std::uint64_t>(out_.integers_[entry]) - static_cast<std::uint64_t>(least);
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    if ((met[place / 64] & bit) != 0) return false;
    met[place / 64] |= bit;
  }
  return true;
}

std::shared_ptr<const ValueColumn> ColumnBuilder::finish() {
  out_.tells_apart_ = tells_apart();
  out_.bytes_.append(kPadding, '\0');
  out_.bytes_.shrink_to_fit();
  return std::make_shared<ValueColumn>(std::move(out_));
}

}  // namespace dossier::graph
