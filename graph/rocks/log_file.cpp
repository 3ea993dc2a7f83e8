#include "graph/rocks/log_file.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace dossier::graph::rocks {

namespace {

using rocksdb::IOStatus;

/// How far a log is lengthened at a time.
constexpr std::uint64_t kAhead = std::uint64_t{4} << 20;
/// Room that was never written has to be noted as written with each sync that fills some of it: so
/// much is filled with zeros at a time where what comes is short.
constexpr std::uint64_t kFilled = std::uint64_t{128} << 10;
constexpr std::size_t kShort = std::size_t{16} << 10;
/// What is kept in memory before it is written without being asked for.
constexpr std::size_t kMostAppended = std::size_t{1} << 20;

constexpr std::uint64_t whole_blocks(std::uint64_t bytes) {
  return (bytes + AlignedBytes::kAlignment - 1) / AlignedBytes::kAlignment *
         AlignedBytes::kAlignment;
}

}  // namespace

void AlignedBytes::reserve(std::size_t size) {
  if (size <= capacity_) return;
  const std::size_t wanted = std::bit_ceil(std::max(size, kAlignment));
  std::unique_ptr<char, Free> bytes(static_cast<char*>(std::aligned_alloc(kAlignment, wanted)));
  if (bytes == nullptr) throw std::bad_alloc();
  if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
  bytes_ = std::move(bytes);
  capacity_ = wanted;
}

void AlignedBytes::append(std::string_view more) {
  reserve(size_ + more.size());
  std::memcpy(bytes_.get() + size_, more.data(), more.size());
  size_ += more.size();
}

void AlignedBytes::fill(std::size_t size) {
  reserve(size);
  std::memset(bytes_.get() + size_, 0, size - size_);
  size_ = size;
}

IOStatus LogFile::create(const std::string& path, std::unique_ptr<LogFile>& out) {
  constexpr int kFlags = O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC;
  int file = ::open(path.c_str(), kFlags | O_DIRECT, 0644);
  if (file < 0 && errno == EINVAL) file = ::open(path.c_str(), kFlags, 0644);
  out.reset(new LogFile(file, path));
  return file < 0 ? out->make_failure("create") : IOStatus::OK();
}

LogFile::~LogFile() {
  if (file_ >= 0) Close({}, nullptr).PermitUncheckedError();
}

IOStatus LogFile::make_failure(const char* action) const {
  return IOStatus::IOError("cannot " + std::string(action) + " `" + path_ + '`',
                           std::strerror(errno));
}

/// Within the length of the file a sync has less to put on the device.
IOStatus LogFile::make_room(std::uint64_t end) {
  if (end <= room_) return IOStatus::OK();
  for (const std::uint64_t ahead : {kAhead, std::uint64_t{0}}) {
    const std::uint64_t room = whole_blocks(end) + ahead;
    if (::fallocate(file_, 0, static_cast<off_t>(room_), static_cast<off_t>(room - room_)) == 0)
      return room_ = room, IOStatus::OK();
  }
  if (errno == ENOSPC) return IOStatus::NoSpace("no room for `" + path_ + '`');
  return IOStatus::OK();  // some file systems cannot; a write will tell
}

IOStatus LogFile::Append(const rocksdb::Slice& bytes, const Options&, Context*) {
  Lock lock(mutex_);
  if (!failure_.ok()) return failure_;
  if (IOStatus status = make_room(end_of_appended() + bytes.size()); !status.ok()) return status;
  appended_.append({bytes.data(), bytes.size()});
  if (appended_.size() < kMostAppended) return IOStatus::OK();
  begin_writing(lock);
  write_out(lock);
  end_writing();
  return failure_;
}

IOStatus LogFile::Sync(const Options&, Context*) {
  Lock lock(mutex_);
  const std::uint64_t wanted = end_of_appended();
  begin_writing(lock);
  if (synced_ < wanted && failure_.ok()) {
    const std::uint64_t end = end_of_appended();
    write_out(lock);
    sync_written(lock, end);
  }
  end_writing();
  return failure_;
}

void LogFile::begin_writing(Lock& lock) {
  free_.wait(lock, [this] { return !writing_; });
  writing_ = true;
}

void LogFile::end_writing() {
  writing_ = false;
  free_.notify_all();
}

/// The last block is kept: it will be written again with what follows.
void LogFile::write_out(Lock& lock) {
  if (!failure_.ok()) return;
  const std::uint64_t place = begin_;
  const std::size_t whole = appended_.size() / AlignedBytes::kAlignment * AlignedBytes::kAlignment;
  std::swap(appended_, written_);
  appended_.clear();
  appended_.append({written_.data() + whole, written_.size() - whole});
  begin_ += whole;
  written_.fill(size_to_write(place));
  lock.unlock();
  IOStatus status = write_blocks(place);
  lock.lock();
  filled_ = std::max(filled_, place + written_.size());
  failure_ = std::move(status);
}

std::size_t LogFile::size_to_write(std::uint64_t place) const {
  const std::size_t size = whole_blocks(written_.size());
  if (size > kShort || place + size <= filled_ || room_ < place + size) return size;
  return std::min<std::uint64_t>(size + kFilled, room_ - place);
}

void LogFile::sync_written(Lock& lock, std::uint64_t end) {
  if (!failure_.ok()) return;
  lock.unlock();
  IOStatus status = ::fdatasync(file_) == 0 ? IOStatus::OK() : make_failure("sync");
  lock.lock();
  if (status.ok()) synced_ = end;
  failure_ = std::move(status);
}

IOStatus LogFile::write_blocks(std::uint64_t place) const {
  for (std::size_t done = 0; done < written_.size();) {
    const ssize_t more = ::pwrite(file_, written_.data() + done, written_.size() - done,
                                  static_cast<off_t>(place + done));
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) return make_failure("write");
    done += static_cast<std::size_t>(more);
  }
  return IOStatus::OK();
}

IOStatus LogFile::Close(const Options&, Context*) {
  Lock lock(mutex_);
  begin_writing(lock);
  const std::uint64_t end = end_of_appended();
  if (end > synced_) write_out(lock);
  end_writing();
  if (::ftruncate(file_, static_cast<off_t>(end)) != 0 && failure_.ok())
    failure_ = make_failure("cut");
  ::close(std::exchange(file_, -1));
  return failure_;
}

std::uint64_t LogFile::GetFileSize(const Options&, Context*) {
  const Lock lock(mutex_);
  return end_of_appended();
}

}  // namespace dossier::graph::rocks
