#include "graph/rocks/sorted_file.h"

#include "graph/rocks/status.h"

#include <rocksdb/options.h>
#include <rocksdb/sst_file_writer.h>

namespace dossier::graph::rocks {

namespace {

constexpr std::uint64_t kSyncPace = std::uint64_t{4} << 20;

rocksdb::EnvOptions paced(const rocksdb::Options& options) {
  rocksdb::EnvOptions out(options);
  out.bytes_per_sync = kSyncPace;  // the device writes while the file grows
  return out;
}

class SortedFileImpl final : public SortedFile {
 public:
  SortedFileImpl(const rocksdb::Options& options, const std::string& path)
      : env_(options.env), path_(path), writer_(paced(options), options) {
    require(writer_.Open(path), "create a file of the database");
  }
  ~SortedFileImpl() override {
    if (!finished_) env_->DeleteFile(path_).PermitUncheckedError();
  }
  SortedFileImpl(const SortedFileImpl&) = delete;
  SortedFileImpl& operator=(const SortedFileImpl&) = delete;

  void put(std::string_view key, std::string_view value) override {
    require(writer_.Put({key.data(), key.size()}, {value.data(), value.size()}), "write a file of the database");
  }

  void finish() override {
    require(writer_.Finish(), "write a file of the database");
    finished_ = true;
  }

  std::uint64_t size() const override { return const_cast<rocksdb::SstFileWriter&>(writer_).FileSize(); }

 private:
  rocksdb::Env* env_;
  std::string path_;
  rocksdb::SstFileWriter writer_;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<SortedFile> make_sorted_file(const rocksdb::Options& options, const std::string& path) {
  return std::make_unique<SortedFileImpl>(options, path);
}

}  // namespace dossier::graph::rocks
