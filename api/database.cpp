#include "api/guarded.h"
#include "api/question.h"
#include "api/state.h"

#include <dossier/database.h>

namespace dossier {

namespace {

graph::StoreOptions store_options(const Options& options) {
  graph::StoreOptions out;
  out.mode = options.read_only ? graph::OpenMode::ReadOnly : graph::OpenMode::ReadWrite;
  out.create_if_missing = options.create_if_missing && !options.read_only;
  out.sync = options.sync;
  out.cache_bytes = options.cache_bytes;
  return out;
}

}  // namespace

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, const Options& options) {
  return guarded([&]() -> Result<Database> {
    auto store = graph::Store::open(path, store_options(options));
    if (!store) return std::move(store).error();
    return Database(std::make_unique<State>(std::move(store).value()));
  });
}

Result<ResultSet> Database::query(std::string_view text, const Parameters& parameters,
                                  const QueryOptions& options) {
  return guarded([&] {
    return run_text(text, parameters, [&](auto query, auto& with) {
      return state_->engine.run(query, with, options);
    });
  });
}

Result<ResultSet> Database::stream(std::string_view text, const Parameters& parameters,
                                   const RowSink& sink, const QueryOptions& options) {
  return guarded([&] {
    return run_text(text, parameters, [&](auto query, auto& with) {
      return state_->engine.run(query, with, options, &sink);
    });
  });
}

Result<Transaction> Database::begin() {
  return guarded([&]() -> Result<Transaction> {
    auto state = std::make_unique<Transaction::State>();
    state->transaction = state_->store->begin();
    state->engine = &state_->engine;
    return Transaction(std::move(state));
  });
}

Result<std::vector<std::string>> Database::check(bool deep,
                                                 const std::function<bool(double)>& progress) {
  return guarded([&]() -> Result<std::vector<std::string>> {
    const auto report = state_->store->check(
        deep, progress ? progress : [](double) { return true; });
    if (!report) return report.error();
    std::vector<std::string> lines;
    for (const graph::Finding& finding : report->findings)
      lines.push_back(finding.where + ": " + finding.what);
    return lines;
  });
}

Status Database::refresh() {
  return guarded([&] { return state_->store->refresh(); });
}

const std::string& Database::path() const noexcept { return state_->store->path(); }

std::uint64_t Database::size_on_disk() const { return state_->store->size_on_disk(); }

}  // namespace dossier
