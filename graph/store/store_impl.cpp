#include "graph/import/import_files.h"
#include "graph/store.h"
#include "graph/store/bytes.h"
#include "graph/store/check.h"
#include "graph/store/directory.h"
#include "graph/store/engine.h"
#include "graph/store/transaction_impl.h"

#include <optional>

#include <unistd.h>

namespace dossier::graph {

std::size_t default_memory_bytes() {
  static const auto quarter = static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) *
                               static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 4;
  return quarter;
}

namespace {

using rocks::Family;

/// An engine with files: knows how to open them again.
class FileEngine final : public Engine {
 public:
  FileEngine(std::shared_ptr<rocks::Database> database, const StoreOptions& options,
             rocks::Settings settings, std::optional<Holder> holder)
      : Engine(std::move(database), options),
        holder_(std::move(holder)),
        settings_(std::move(settings)) {}

 private:
  Result<std::shared_ptr<rocks::Database>> reopen() override {
    auto database = rocks::Database::open(settings_);
    if (!database) return std::move(database).error();
    return std::shared_ptr<rocks::Database>(*std::move(database));
  }

  std::optional<Holder> holder_;
  rocks::Settings settings_;
};

class StoreImpl final : public Store {
 public:
  StoreImpl(std::shared_ptr<Engine> engine, std::string path)
      : engine_(std::move(engine)), path_(std::move(path)) {}

  std::unique_ptr<Transaction> begin() override {
    const Role role = mode() == OpenMode::ReadOnly ? Role::Reader : Role::Writer;
    return std::make_unique<TransactionImpl>(engine_, engine_->head(), role);
  }

  std::unique_ptr<Transaction> begin_read() override {
    return std::make_unique<TransactionImpl>(engine_, engine_->durable(), Role::Reader);
  }

  Result<std::unique_ptr<Transaction>> begin_exclusive() override {
    if (mode() == OpenMode::ReadOnly)
      return Error{Code::ReadOnly, "the database was opened for reading only"};
    try {
      return std::unique_ptr<Transaction>(
          std::make_unique<TransactionImpl>(engine_, engine_->begin_exclusive(), Role::Exclusive));
    } catch (const Exception& exception) {
      return exception.error();
    }
  }

  Result<ImportSummary> import_files(const ImportSettings& settings,
                                     const ValueReader& reader) override {
    return graph::import_files(*engine_, settings, reader);
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

/// Stores the first records of a new database, unless they are there. Also the end of an
/// interrupted creation.
Status complete(rocks::Database& database, const Identity& identity) {
  if (database.get(Family::Meta, "h", nullptr, [](std::string_view) {})) return {};
  const auto batch = database.batch(0);
  batch->put(Family::Meta, "v", to_text(identity));
  batch->put(Family::Meta, "h", encode_head({}));
  if (const auto failed = database.write(*batch)) return failed->error;
  return database.sync();
}

Status require_identity(const rocks::Database& database, const Identity& identity,
                        const std::string& path) {
  std::string text;
  database.get(Family::Meta, "v", nullptr, [&](std::string_view stored) { text = stored; });
  const auto inner = parse_identity(text, path);
  if (inner && inner->uuid == identity.uuid) return {};
  return Error{Code::Corrupted,
               "the directory `" + path + "` holds files of two databases",
               {},
               {},
               "nothing was changed; restore a backup of the database",
               {}};
}

/// What ReadCaches leave.
std::size_t block_bytes(const StoreOptions& options) {
  return options.cache_bytes - options.cache_bytes / 4;
}

std::unique_ptr<Store> start(std::shared_ptr<Engine> engine, std::string_view path) {
  engine->load();
  return std::make_unique<StoreImpl>(std::move(engine), std::string(path));
}

Result<std::unique_ptr<Store>> open_memory(StoreOptions options) {
  options.sync = false;
  options.mode = OpenMode::ReadWrite;
  auto database = rocks::Database::open(
      {.path = {}, .access = rocks::Access::Write, .cache_bytes = block_bytes(options)});
  if (!database) return std::move(database).error();
  if (Status status = complete(**database, {}); !status) return std::move(status).error();
  return start(std::make_shared<Engine>(*std::move(database), options), ":memory:");
}

Result<std::unique_ptr<Store>> open_files(const std::string& path, const StoreOptions& options) {
  const bool writes = options.mode == OpenMode::ReadWrite;
  auto found = inspect(path, writes && options.create_if_missing);
  if (!found) return std::move(found).error();
  if (found->fresh) {
    if (Status status = create_directory(path, found->identity); !status)
      return std::move(status).error();
  }
  std::optional<Holder> holder;
  if (writes) {
    auto held = Holder::acquire(path);
    if (!held) return std::move(held).error();
    holder.emplace(*std::move(held));
  }
  rocks::Settings settings{path, writes ? rocks::Access::Write : rocks::Access::Follow,
                           block_bytes(options), options.sync};
  auto database = rocks::Database::open(settings);
  if (!database) return std::move(database).error();
  if (writes) {
    if (Status status = complete(**database, found->identity); !status)
      return std::move(status).error();
  }
  if (Status status = require_identity(**database, found->identity, path); !status)
    return std::move(status).error();
  return start(std::make_shared<FileEngine>(*std::move(database), options, std::move(settings),
                                            std::move(holder)),
               path);
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(std::string_view path, const StoreOptions& options) {
  try {
    return path == ":memory:" ? open_memory(options) : open_files(std::string(path), options);
  } catch (const Exception& exception) {
    return exception.error();
  }
}

}  // namespace dossier::graph
