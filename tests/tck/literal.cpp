#include "tests/tck/literal.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <vector>

namespace dossier::tck {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Value whole() {
    Value value = read();
    skip_blanks();
    if (at_ != text_.size()) fail();
    return value;
  }

 private:
  Value read() {
    skip_blanks();
    switch (peek()) {
      case '\'': return Value(std::string_view(read_text()));
      case '[': return next_is("[:") ? Value(read_relationship()) : read_list();
      case '{': return read_map();
      case '(': return read_node();
      case '<': return read_path();
      default: return read_word();
    }
  }

  [[noreturn]] void fail() const {
    throw std::runtime_error("cannot read `" + std::string(text_) + "` at byte " +
                             std::to_string(at_));
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool next_is(std::string_view wanted) const { return text_.substr(at_).starts_with(wanted); }
  void skip_blanks() {
    while (peek() == ' ') ++at_;
  }
  bool take(std::string_view wanted) {
    skip_blanks();
    if (!next_is(wanted)) return false;
    at_ += wanted.size();
    return true;
  }
  void require(std::string_view wanted) {
    if (!take(wanted)) fail();
  }

  std::string read_text() {
    require("'");
    std::string out;
    while (peek() != '\'') {
      if (at_ >= text_.size()) fail();
      char c = text_[at_++];
      if (c == '\\') c = unescaped(text_[at_++]);
      out += c;
    }
    require("'");
    return out;
  }

  static char unescaped(char c) {
    switch (c) {
      case 'n': return '\n';
      case 't': return '\t';
      case 'r': return '\r';
      case 'b': return '\b';
      case 'f': return '\f';
      default: return c;
    }
  }

  Value read_list() {
    require("[");
    List out;
    if (take("]")) return out;
    do {
      out.push_back(read());
    } while (take(","));
    require("]");
    return out;
  }

  Map read_map() {
    require("{");
    Map out;
    if (take("}")) return out;
    do {
      std::string key = read_name();
      require(":");
      out.set(std::move(key), read());
    } while (take(","));
    require("}");
    return out;
  }

  std::string read_name() {
    skip_blanks();
    if (take("`")) {
      const auto end = text_.find('`', at_);
      if (end == std::string_view::npos) fail();
      std::string name(text_.substr(at_, end - at_));
      at_ = end + 1;
      return name;
    }
    const auto begin = at_;
    while (at_ < text_.size() &&
           std::string_view(" :,{}()[]<>").find(text_[at_]) == std::string_view::npos)
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  Node read_node() {
    require("(");
    Node node{NodeId{next_id_++}, {}, {}};
    while (take(":")) node.labels.push_back(read_name());
    skip_blanks();
    if (peek() == '{') node.properties = read_map();
    require(")");
    return node;
  }

  Relationship read_relationship() {
    require("[");
    require(":");
    Relationship out{RelationshipId{next_id_++}, {}, {}, read_name(), {}};
    skip_blanks();
    if (peek() == '{') out.properties = read_map();
    require("]");
    return out;
  }

  Value read_path() {
    require("<");
    Path path;
    path.nodes.emplace_back(read_node());
    while (!take(">")) {
      const bool backward = take("<-");
      if (!backward) require("-");
      Relationship step = read_relationship();
      require(backward ? "-" : "->");
      Value next = read_node();
      step.start = backward ? next.node_id() : path.nodes.back().node_id();
      step.end = backward ? path.nodes.back().node_id() : next.node_id();
      path.relationships.emplace_back(std::move(step));
      path.nodes.push_back(std::move(next));
    }
    return path;
  }

  Value read_word() {
    const auto begin = at_;
    while (at_ < text_.size() &&
           std::string_view(" ,]})").find(text_[at_]) == std::string_view::npos)
      ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word == "null") return {};
    if (word == "true") return true;
    if (word == "false") return false;
    if (word == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (word == "Inf") return std::numeric_limits<double>::infinity();
    if (word == "-Inf") return -std::numeric_limits<double>::infinity();
    return read_number(word);
  }

  Value read_number(std::string_view word) const {
    const char* end = word.data() + word.size();
    std::int64_t whole = 0;
    if (const auto [stop, error] = std::from_chars(word.data(), end, whole);
        stop == end && error == std::errc() && !word.empty()) {
      return whole;
    }
    double real = 0;
    if (const auto [stop, error] = std::from_chars(word.data(), end, real);
        stop == end && error == std::errc() && !word.empty()) {
      return real;
    }
    fail();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t next_id_ = 0;
};

class Writer {
 public:
  explicit Writer(ListOrder order) : order_(order) {}

  std::string text(const Value& value) const {
    switch (value.kind()) {
      case ValueKind::Float:
        return to_literal(value.real() == 0 ? Value(0.0) : value);  // -0.0 equals 0.0
      case ValueKind::List: return list_text(value.list());
      case ValueKind::Map: return map_text(value.map());
      case ValueKind::Node: return value.is_complete() ? node_text(value.node()) : "(incomplete)";
      case ValueKind::Relationship:
        return value.is_complete() ? relationship_text(value.relationship()) : "[incomplete]";
      case ValueKind::Path: return path_text(value.path());
      case ValueKind::Date: return quoted(to_iso(value.date()));
      case ValueKind::LocalTime: return quoted(to_iso(value.local_time()));
      case ValueKind::Time: return quoted(to_iso(value.time()));
      case ValueKind::LocalDateTime: return quoted(to_iso(value.local_date_time()));
      case ValueKind::DateTime: return quoted(to_iso(value.date_time()));
      case ValueKind::Duration: return quoted(to_iso(value.duration()));
      default: return to_literal(value);
    }
  }

 private:
  static std::string quoted(const std::string& iso) { return "'" + iso + "'"; }

  std::string list_text(const List& list) const {
    std::vector<std::string> parts;
    for (const Value& element : list) parts.push_back(text(element));
    if (order_ == ListOrder::Ignored) std::sort(parts.begin(), parts.end());
    return "[" + joined(parts, ", ") + "]";
  }

  std::string map_text(const Map& map) const {
    std::vector<std::string> parts;
    for (const auto& [key, value] : map) parts.push_back(key + ": " + text(value));
    return "{" + joined(parts, ", ") + "}";
  }

  std::string node_text(const Node& node) const {
    std::vector<std::string> labels = node.labels;
    std::sort(labels.begin(), labels.end());
    std::string out = "(";
    for (const std::string& label : labels) out += ":" + label;
    if (!node.properties.empty()) out += (labels.empty() ? "" : " ") + map_text(node.properties);
    return out + ")";
  }

  std::string relationship_text(const Relationship& relationship) const {
    std::string out = "[:" + relationship.type;
    if (!relationship.properties.empty()) out += " " + map_text(relationship.properties);
    return out + "]";
  }

  std::string path_text(const Path& path) const {
    std::string out = "<" + text(path.nodes.front());
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
      const Value& step = path.relationships[i];
      const bool forward =
          !step.is_complete() || step.relationship().start == path.nodes[i].node_id();
      out += (forward ? "-" : "<-") + text(step) + (forward ? "->" : "-") + text(path.nodes[i + 1]);
    }
    return out + ">";
  }

  static std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) out += separator;
      out += parts[i];
    }
    return out;
  }

  ListOrder order_;
};

}  // namespace

Value read_value(std::string_view text) { return Reader(text).whole(); }

std::string canonical(const Value& value, ListOrder order) { return Writer(order).text(value); }

}  // namespace dossier::tck
