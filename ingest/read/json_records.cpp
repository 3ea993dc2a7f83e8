#include "ingest/read/json_records.h"

#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace dossier::ingest {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxDepth = 500;
constexpr std::size_t kMaxFields = 400;
constexpr std::size_t kMaxPath = 200;

bool holds_records(std::string_view key) {
  static constexpr std::array<std::string_view, 13> kKeys = {
      "articles", "documents", "docs",  "items", "records", "results", "data",
      "posts",    "entries",   "pages", "rows",  "hits",    "@graph"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

class Collector {
 public:
  explicit Collector(const std::function<void(JsonRecord&&)>& sink) : sink_(sink) {}

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(json::number_integer_t value) { return scalar(std::to_string(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return scalar(std::to_string(value)); }
  bool number_float(json::number_float_t, const std::string& digits) { return scalar(digits); }
  bool string(std::string& value) {
    if (frames_.empty() || !holds_records_now()) return scalar(std::move(value));
    JsonRecord text;
    text.fields.push_back({"text", {std::move(value)}});
    sink_(std::move(text));
    return true;
  }
  bool binary(json::binary_t&) { return true; }

  bool key(std::string& name) {
    frames_.back().key = std::move(name);
    return true;
  }

  bool start_object(std::size_t) {
    const bool record = frames_.empty() || holds_records_now();
    return push({false, record, {}});
  }
  bool start_array(std::size_t) {
    const bool records = frames_.empty() || (frames_.size() == 1 && !frames_[0].array &&
                                             holds_records(frames_[0].key));
    return push({true, records, {}});
  }
  bool end_object() { return pop(); }
  bool end_array() { return pop(); }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    error_ = Error{Code::MalformedDocument,
                   "the text is no JSON at byte " + std::to_string(position),
                   {},
                   {},
                   "check the file with a JSON validator"};
    return false;
  }

  Status status() const {
    if (error_) return *error_;
    return {};
  }

 private:
  struct Frame {
    bool array;
    bool records;  ///< an object that is a record, or an array of them
    std::string key;
  };

  bool holds_records_now() const { return frames_.back().array && frames_.back().records; }

  bool push(Frame frame) {
    if (frames_.size() >= kMaxDepth) {
      error_ = Error{Code::MalformedDocument,
                     "the JSON is nested deeper than " + std::to_string(kMaxDepth) + " levels",
                     {},
                     {},
                     "give each document as one flat object"};
      return false;
    }
    if (!frame.array && frame.records) records_.push_back({frames_.size(), {}});
    frames_.push_back(std::move(frame));
    return true;
  }

  bool pop() {
    const bool record = !frames_.back().array && frames_.back().records;
    frames_.pop_back();
    if (!record) return true;
    sink_(std::move(records_.back().record));
    records_.pop_back();
    return true;
  }

  bool scalar(std::string value) {
    if (!records_.empty() && !holds_records_now()) add(std::move(value));
    return true;
  }

  void add(std::string value) {
    std::vector<JsonRecord::Field>& fields = records_.back().record.fields;
    const std::string path = path_now();
    if (path.size() > kMaxPath) return;
    const auto same =
        std::find_if(fields.rbegin(), fields.rend(), [&](const auto& f) { return f.path == path; });
    if (same != fields.rend()) {
      same->values.push_back(std::move(value));
    } else if (fields.size() < kMaxFields) {
      fields.push_back({path, {std::move(value)}});
    }
  }

  /// Keys from the record down to here, with dots.
  std::string path_now() const {
    std::string path;
    for (std::size_t i = records_.back().depth; i < frames_.size() && path.size() <= kMaxPath;
         ++i) {
      if (frames_[i].array) continue;
      if (!path.empty()) path += '.';
      path += frames_[i].key;
    }
    return path;
  }

  struct Open {
    std::size_t depth;
    JsonRecord record;
  };

  const std::function<void(JsonRecord&&)>& sink_;
  std::vector<Frame> frames_;
  std::vector<Open> records_;
  std::optional<Error> error_;
};

}  // namespace

const JsonRecord::Field* JsonRecord::find(std::string_view path) const noexcept {
  const std::string lower = ascii_lower(path);
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
    return ascii_lower(field.path) == lower;
  });
  return found == fields.end() ? nullptr : &*found;
}

Status each_json_record(std::string_view text, const std::function<void(JsonRecord&&)>& sink) {
  Collector collector(sink);
  json::sax_parse(text.begin(), text.end(), &collector);
  return collector.status();
}

}  // namespace dossier::ingest
