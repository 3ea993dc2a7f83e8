#include <random>

#include "graph/store.h"
#include "graph/store/check.h"
#include "graph/store/engine.h"
#include "graph/store/transaction_impl.h"

namespace dossier::graph {

namespace {

class StoreImpl final : public Store {
 public:
  StoreImpl(std::shared_ptr<Engine> engine, std::string path) : engine_(std::move(engine)), path_(std::move(path)) {}

  std::unique_ptr<Transaction> begin() override {
    const Role role = mode() == OpenMode::ReadOnly ? Role::Reader : Role::Writer;
    return std::make_unique<TransactionImpl>(engine_, engine_->head(), role);
  }

  std::unique_ptr<Transaction> begin_read() override {
    return std::make_unique<TransactionImpl>(engine_, engine_->durable(), Role::Reader);
  }

  Result<std::unique_ptr<Transaction>> begin_exclusive() override {
    if (mode() == OpenMode::ReadOnly) return Error{Code::ReadOnly, "the database was opened for reading only"};
    try {
      return std::unique_ptr<Transaction>(
          std::make_unique<TransactionImpl>(engine_, engine_->begin_exclusive(), Role::Exclusive));
    } catch (const Exception& exception) {
      return exception.error();
    }
  }

  Status refresh() override { return engine_->refresh(); }
  std::uint64_t schema_version() const override { return engine_->schema_version(); }
  std::uint64_t last_commit() const override { return engine_->durable()->head.commit; }
  OpenMode mode() const override { return engine_->options().mode; }
  const std::string& path() const override { return path_; }
  std::uint64_t size_on_disk() const override { return engine_->head()->database->bytes_on_disk(); }

  Result<CheckReport> check(bool deep, const std::function<bool(double)>& progress) override {
    const auto state = engine_->durable();
    try {
      CheckReport report = check_state(*engine_, *state, progress);
      if (!deep) return report;
      if (Status files = state->database->verify_checksums(); !files) {
        report.findings.push_back({path_, files.error().message});
      }
      return report;
    } catch (const Exception& exception) {
      return exception.error();
    }
  }

 private:
  std::shared_ptr<Engine> engine_;
  std::string path_;
};

}  // namespace

Result<std::unique_ptr<Store>> Store::open(std::string_view path, const StoreOptions& options) {
  rocks::Settings settings;
  if (path != ":memory:") settings.path = path;
  settings.create = true;
  settings.cache_bytes = options.cache_bytes;
  auto database = rocks::Database::open(settings);
  if (!database) return std::move(database).error();
  std::shared_ptr<rocks::Database> shared = *std::move(database);
  if (!shared->get(rocks::Family::Meta, "h", nullptr, [](std::string_view) {})) {
    auto batch = shared->batch();
    batch->put(rocks::Family::Meta, "h", encode_head({}));
    if (const auto failed = shared->write(*batch)) return failed->error;
  }
  auto engine = std::make_shared<Engine>(shared, options);
  engine->load();
  return std::unique_ptr<Store>(std::make_unique<StoreImpl>(std::move(engine), std::string(path)));
}

}  // namespace dossier::graph
