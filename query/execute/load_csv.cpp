#include "query/execute/csv.h"
#include "query/execute/placed.h"
#include "query/execute/unfold.h"
#include "query/plan/steps_write.h"
#include "query/value/failure.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace dossier::query {

namespace execute {
namespace {

namespace fs = std::filesystem;

/// The file that a URL names, below the import directory and nowhere else, symbolic links resolved.
fs::path file_of(const std::string& url, const std::string& directory) {
  if (directory.empty()) {
    fail(Code::InvalidArgumentValue, "LOAD CSV has no directory to read from",
         "name one when the query is run (import_directory)");
  }
  constexpr std::string_view kScheme = "file://";
  std::string name = url;
  if (name.starts_with(kScheme)) name.erase(0, kScheme.size());
  if (name.find("://") != std::string::npos) {
    fail(Code::InvalidArgumentValue, "LOAD CSV reads files only, not `" + url + "`");
  }
  std::error_code error;
  const fs::path root = fs::canonical(directory, error);
  if (error) fail(Code::CannotRead, "the import directory `" + directory + "` cannot be read");
  const fs::path file = fs::weakly_canonical(root / fs::path(name).relative_path(), error);
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
  if (error || end != root.end()) {
    fail(Code::CannotRead, "`" + url + "` is not in the import directory");
  }
  return file;
}

class LoadCsv final : public Unfold<LoadCsv> {
 public:
  LoadCsv(Context& context, OperatorPtr input, const plan::LoadCsvStep& step)
      : Unfold(context, std::move(input), step.carried), step_(step) {}

  void make_room(Batch& out, std::size_t rows) {
    for (const Slot slot : {step_.line, step_.line_number, step_.file}) out[slot].make_values(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    placed(step_.where, [&] { open_file(batch, row); });
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    return placed(step_.where, [&] { return read(out, at, space); });
  }

 private:
  void open_file(const Batch& batch, std::uint32_t row) {
    reader_.reset();
    const Value url = step_.url->value(context(), batch, row);
    if (!url.is_string()) fail_type("LOAD CSV", "a string", url);
    const fs::path file = file_of(std::string(url.string()), context().options().import_directory);
    // Only regular files: opening a pipe would wait for its other end.
    if (fs::is_regular_file(file)) file_ = std::ifstream(file, std::ios::binary);
    if (!fs::is_regular_file(file) || !file_) {
      fail(Code::CannotRead, "the file `" + std::string(url.string()) + "` cannot be read");
    }
    path_ = Value(file.string());
    reader_.emplace(file_, step_.separator);
    headers_.clear();
    if (step_.with_headers && reader_->next(fields_)) {
      for (auto& field : fields_) headers_.push_back(field.value_or(""));
    }
  }

  std::size_t read(Batch& out, std::size_t at, std::size_t space) {
    std::size_t made = 0;
    std::uint64_t bytes = 0;
    while (made < space && reader_ && reader_->next(fields_)) {
      out[step_.line_number].values()[at + made] = static_cast<std::int64_t>(reader_->line());
      out[step_.file].values()[at + made] = path_;
      Value& record = out[step_.line].values()[at + made++];
      record = step_.with_headers ? as_map() : as_list();
      bytes += footprint(record);
      context().budget().require(bytes);
    }
    return made;
  }

  static Value value_of(const std::optional<std::string>& field) {
    return field ? Value(*field) : Value();
  }

  Value as_list() const {
    List list;
    for (const auto& field : fields_) list.push_back(value_of(field));
    return Value(std::move(list));
  }

  Value as_map() const {
    Map map;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      map.set(headers_[i], i < fields_.size() ? value_of(fields_[i]) : Value());
    }
    return Value(std::move(map));
  }

  const plan::LoadCsvStep& step_;
  std::ifstream file_;
  std::optional<CsvReader> reader_;
  std::vector<std::optional<std::string>> fields_;
  std::vector<std::string> headers_;
  Value path_;
};

}  // namespace
}  // namespace execute

namespace plan {

OperatorPtr LoadCsvStep::make(Builder& builder) const {
  return std::make_unique<execute::LoadCsv>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
