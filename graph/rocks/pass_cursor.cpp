#include "graph/rocks/pass_cursor.h"

#include "graph/rocks/iterator_cursor.h"
#include "graph/rocks/table_reader.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <rocksdb/metadata.h>

namespace dossier::graph::rocks {

namespace {

constexpr std::uint64_t kNewest = std::numeric_limits<std::uint64_t>::max();

/// Entries by ascending key, each key once.
class Source {
 public:
  virtual ~Source() = default;
  virtual bool seek(std::string_view key) = 0;
  virtual bool next() = 0;
  virtual std::string_view key() const = 0;
  virtual std::string_view value() const = 0;
  virtual std::uint64_t sequence() const = 0;
  virtual bool erased() const = 0;
};

/// What is in memory and not in tables yet: newer than all that is in tables.
class MemorySource final : public Source {
 public:
  explicit MemorySource(rocksdb::Iterator* iterator) : cursor_(iterator) {}

  bool seek(std::string_view key) override { return cursor_.seek(key); }
  bool next() override { return cursor_.next(); }
  std::string_view key() const override { return cursor_.key(); }
  std::string_view value() const override { return cursor_.value(); }
  std::uint64_t sequence() const override { return kNewest; }
  bool erased() const override { return false; }

 private:
  IteratorCursor cursor_;
};

/// Files of which each lies behind the one before.
class RunSource final : public Source {
 public:
  RunSource(rocksdb::Env& env, std::vector<rocksdb::SstFileMetaData> files, std::uint64_t snapshot)
      : env_(env), files_(std::move(files)), snapshot_(snapshot) {}

  bool seek(std::string_view key) override {
    const auto found = std::partition_point(
        files_.begin(), files_.end(), [&](const auto& file) { return file.largestkey < key; });
    const auto place = static_cast<std::size_t>(found - files_.begin());
    if (place == files_.size()) return false;
    open(place);
    return reader_->seek(key) || next_file();
  }
  bool next() override { return reader_->next() || next_file(); }
  std::string_view key() const override { return reader_->key(); }
  std::string_view value() const override { return reader_->value(); }
  std::uint64_t sequence() const override { return reader_->sequence(); }
  bool erased() const override { return reader_->erased(); }

 private:
  bool next_file() {
    while (place_ + 1 < files_.size()) {
      open(place_ + 1);
      if (reader_->seek({})) return true;
    }
    return false;
  }

  void open(std::size_t place) {
    if (reader_ && place_ == place) return;
    const rocksdb::SstFileMetaData& file = files_[place];
    reader_ = std::make_unique<TableReader>(
        env_,
        TableReader::Source{file.directory + '/' + file.relative_filename, file.size,
                            file.largest_seqno},
        snapshot_);
    place_ = place;
  }

  rocksdb::Env& env_;
  std::vector<rocksdb::SstFileMetaData> files_;
  std::uint64_t snapshot_;
  std::unique_ptr<TableReader> reader_;
  std::size_t place_ = 0;
};

class PassCursor final : public Cursor {
 public:
  using Plain = std::function<std::unique_ptr<Cursor>()>;

  PassCursor(std::vector<std::unique_ptr<Source>> sources, Plain plain)
      : sources_(std::move(sources)), make_plain_(std::move(plain)) {}

  bool seek(std::string_view key) override {
    if (plain_) return plain_->seek(key);
    active_.clear();
    try {
      for (const auto& source : sources_) {
        if (source->seek(key)) active_.push_back(source.get());
      }
    } catch (const UnknownForm&) {
      return go_on_from(std::string(key));
    }
    return settle();
  }

  bool next() override {
    if (plain_) return plain_->next();
    return move(current_) ? settle() : go_on_from(std::string(current_->key()) + '\0');
  }

  std::string_view key() const override { return plain_ ? plain_->key() : current_->key(); }
  std::string_view value() const override { return plain_ ? plain_->value() : current_->value(); }

 private:
  bool go_on_from(const std::string& key) {
    plain_ = make_plain_();
    return plain_->seek(key);
  }

  /// False when the source cannot go on; it stays where it is then.
  bool move(Source* source) {
    try {
      if (!source->next()) std::erase(active_, source);
      return true;
    } catch (const UnknownForm&) {
      return false;
    }
  }

  /// To the next key that is not erased: the newest entry of the least key.
  bool settle() {
    while (!active_.empty()) {
      Source* const best = newest_of_least();
      const bool erased = best->erased();
      if (!skip_older(best) || (erased && !move(best))) return go_on_from(std::string(best->key()));
      current_ = best;
      if (!erased) return true;
    }
    return false;
  }

  Source* newest_of_least() const {
    Source* best = active_.front();
    for (std::size_t i = 1; i < active_.size(); ++i) {
      const int order = active_[i]->key().compare(best->key());
      if (order < 0 || (order == 0 && active_[i]->sequence() > best->sequence())) best = active_[i];
    }
    return best;
  }

  bool skip_older(const Source* best) {
    if (active_.size() == 1) return true;
    for (std::size_t i = active_.size(); i-- > 0;) {
      Source* const other = active_[i];
      if (other != best && other->key() == best->key() && !move(other)) return false;
    }
    return true;
  }

  std::vector<std::unique_ptr<Source>> sources_;
  std::vector<Source*> active_;  ///< those that are not at their end
  Source* current_ = nullptr;
  Plain make_plain_;
  std::unique_ptr<Cursor> plain_;
};

bool erases_in_memory(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family) {
  // In this order: what moves on between the two looks is seen at least once or is in tables.
  for (const auto& name : {rocksdb::DB::Properties::kNumDeletesActiveMemTable,
                           rocksdb::DB::Properties::kNumDeletesImmMemTables}) {
    std::uint64_t count = 0;
    if (!db.GetIntProperty(family, name, &count) || count > 0) return true;
  }
  return false;
}

using Files = std::vector<rocksdb::SstFileMetaData>;

/// Each file of level 0 is a run, and each other level.
std::vector<Files> runs_of(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family,
                           std::uint64_t snapshot) {
  rocksdb::ColumnFamilyMetaData meta;
  db.GetColumnFamilyMetaData(family, &meta);
  std::vector<Files> out;
  for (const rocksdb::LevelMetaData& level : meta.levels) {
    Files run;
    for (const rocksdb::SstFileMetaData& file : level.files) {
      if (file.smallest_seqno > snapshot) continue;
      if (level.level == 0) {
        out.push_back({file});
      } else {
        run.push_back(file);
      }
    }
    if (!run.empty()) out.push_back(std::move(run));
  }
  return out;
}

}  // namespace

std::unique_ptr<Cursor> make_pass_cursor(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family,
                                         const rocksdb::Snapshot* snapshot,
                                         std::function<std::unique_ptr<Cursor>()> plain) {
  if (erases_in_memory(db, family)) return nullptr;
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  options.total_order_seek = true;
  options.read_tier = rocksdb::kMemtableTier;
  std::vector<std::unique_ptr<Source>> sources;
  // Before the list of files: what is written to a file meanwhile is found twice, and never missed.
  sources.push_back(std::make_unique<MemorySource>(db.NewIterator(options, family)));
  const std::uint64_t newest = snapshot == nullptr ? kNewest : snapshot->GetSequenceNumber();
  for (Files& run : runs_of(db, family, newest))
    sources.push_back(std::make_unique<RunSource>(*db.GetEnv(), std::move(run), newest));
  return std::make_unique<PassCursor>(std::move(sources), std::move(plain));
}

}  // namespace dossier::graph::rocks
