#include "graph/rocks/options.h"

#include <algorithm>

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

namespace dossier::graph::rocks {

namespace {

constexpr std::size_t kWriteBuffer = std::size_t{32} << 20;
constexpr std::size_t kAllWriteBuffers = std::size_t{128} << 20;
constexpr std::uint64_t kMaxLogBytes = std::uint64_t{256} << 20;
constexpr std::size_t kSmallestCache = std::size_t{1} << 20;
constexpr int kWriterOpenFiles = 500;

/// Drops what RocksDB would write into its own log file.
class SilentLogger final : public rocksdb::Logger {
 public:
  SilentLogger() : rocksdb::Logger(rocksdb::InfoLogLevel::FATAL_LEVEL) {}
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::BlockBasedTableOptions table_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.format_version = 5;
  table.checksum = rocksdb::kXXH3;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.cache_index_and_filter_blocks = true;
  table.cache_index_and_filter_blocks_with_high_priority = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  return table;
}

rocksdb::ColumnFamilyOptions common_options(const Settings& settings) {
  rocksdb::ColumnFamilyOptions family;
  family.write_buffer_size = kWriteBuffer;
  family.max_write_buffer_number = 4;  // commits go on while full ones are written
  // Commits bring their keys in order: the place of the last insertion is a good guess for the
  // next.
  family.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(0));
  family.level_compaction_dynamic_level_bytes = true;
  // Small: what is new lies in a level of its own, so that little of a large graph is written anew
  // with it.
  family.max_bytes_for_level_base = std::uint64_t{64} << 20;
  family.target_file_size_base = std::uint64_t{32} << 20;
  family.compression = rocksdb::kLZ4Compression;
  family.bottommost_compression = rocksdb::kZSTD;
  family.bottommost_compression_opts.max_dict_bytes = 16 << 10;
  family.bottommost_compression_opts.enabled = true;
  if (settings.path.empty()) {
    family.compression = rocksdb::kNoCompression;
    family.bottommost_compression = rocksdb::kNoCompression;
  }
  return family;
}

rocksdb::ColumnFamilyOptions records_options(const Settings& settings,
                                             const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions family = common_options(settings);
  rocksdb::BlockBasedTableOptions table = table_options(cache);
  table.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  family.memtable_whole_key_filtering = true;
  family.memtable_prefix_bloom_size_ratio = 0.02;
  return family;
}

rocksdb::ColumnFamilyOptions adjacency_options(const Settings& settings,
                                               const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions family = common_options(settings);
  rocksdb::BlockBasedTableOptions table = table_options(cache);
  table.whole_key_filtering = false;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  family.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(kPrefixSize));
  family.memtable_prefix_bloom_size_ratio = 0.02;
  return family;
}

rocksdb::ColumnFamilyOptions scanned_options(const Settings& settings,
                                             const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions family = common_options(settings);
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options(cache)));
  return family;
}

}  // namespace

rocksdb::DBOptions database_options(const Settings& settings, rocksdb::Env* env) {
  rocksdb::DBOptions options;
  if (env != nullptr) options.env = env;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.fail_if_options_file_error = true;
  options.db_write_buffer_size = kAllWriteBuffers;
  options.max_total_wal_size = kMaxLogBytes;
  options.max_background_jobs = 2;
  options.max_open_files = settings.access == Access::Write ? kWriterOpenFiles : -1;
  // A follower of RocksDB 7.8 asserts when it hands the closing of files to the background.
  options.avoid_unnecessary_blocking_io = settings.access == Access::Write;
  options.max_file_opening_threads = 2;  // to begin threads takes longer than to open a few files
  options.skip_stats_update_on_db_open = true;  // would read the properties of every table file
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.info_log = std::make_shared<SilentLogger>();
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> family_descriptors(const Settings& settings) {
  const auto cache = rocksdb::NewLRUCache(std::max(settings.cache_bytes, kSmallestCache), 4);
  return {{rocksdb::kDefaultColumnFamilyName, scanned_options(settings, cache)},
          {"records", records_options(settings, cache)},
          {"adjacency", adjacency_options(settings, cache)},
          {"entries", scanned_options(settings, cache)}};
}

}  // namespace dossier::graph::rocks
