#include "graph/rocks/guard.h"

#include "graph/store/bytes.h"
#include "graph/store/bytes_hash.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace dossier::graph::rocks {

namespace {

constexpr std::size_t kSlotSize = 4096;
constexpr std::size_t kSlotContent = 512;
constexpr std::uint64_t kMagic = 0x3144524155474f44u;  // "DOGUARD1"

std::string path_of(const std::string& directory) { return directory + "/GUARD"; }

Error system_error(const std::string& action, const std::string& path) {
  return {Code::InputOutput, "cannot " + action + " `" + path + "`: " + std::strerror(errno)};
}

Error damaged(const std::string& path, const std::string& what) {
  return {Code::Corrupted,
          "the file `" + path + "` " + what,
          {},
          {},
          "nothing was changed; restore a backup of the database",
          {}};
}

std::string encode(const GuardRecord& record) {
  std::string out;
  append_little(out, kMagic);
  append_little(out, record.serial);
  append_little(out, std::uint64_t{record.loose});
  append_little(out, record.manifest_size);
  append_little(out, record.manifest_hash);
  append_little(out, record.sequence);
  append_varint(out, record.manifest.size());
  out += record.manifest;
  append_little(out, record.in_tables);
  out.resize(kSlotContent - sizeof(std::uint64_t));
  append_little(out, hash_bytes(out));
  return out;
}

std::optional<GuardRecord> decode(std::string_view slot) {
  const std::string_view content = slot.substr(0, kSlotContent - sizeof(std::uint64_t));
  ByteReader reader(slot.substr(0, kSlotContent));
  if (reader.little<std::uint64_t>() != kMagic) return std::nullopt;
  if (hash_bytes(content) != load_little<std::uint64_t>(slot.data() + content.size()))
    return std::nullopt;
  GuardRecord record;
  record.serial = reader.little<std::uint64_t>();
  record.loose = reader.little<std::uint64_t>() != 0;
  record.manifest_size = reader.little<std::uint64_t>();
  record.manifest_hash = reader.little<std::uint64_t>();
  record.sequence = reader.little<std::uint64_t>();
  record.manifest = reader.take(reader.varint());
  record.in_tables = reader.little<std::uint64_t>();
  return reader.ok() ? std::optional(record) : std::nullopt;
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

Result<std::optional<GuardRecord>> Guard::read(const std::string& directory) {
  const auto bytes = read_file(path_of(directory));
  if (!bytes) {
    if (errno == ENOENT) return std::optional<GuardRecord>();
    return system_error("read", path_of(directory));
  }
  std::optional<GuardRecord> newest;
  for (std::size_t at = 0; at + kSlotContent <= bytes->size(); at += kSlotSize) {
    auto slot = decode(std::string_view(*bytes).substr(at, kSlotContent));
    if (slot && (!newest || slot->serial > newest->serial)) newest = std::move(slot);
  }
  if (!newest) return damaged(path_of(directory), "is not readable");
  return newest;
}

Result<Guard> Guard::open(const std::string& directory, const GuardRecord& last) {
  const std::string path = path_of(directory);
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return system_error("open", path);
  return Guard(file, last);
}

Guard::Guard(Guard&& other) noexcept
    : file_(std::exchange(other.file_, -1)), record_(std::move(other.record_)) {}

Guard::~Guard() {
  if (file_ >= 0) ::close(file_);
}

Status Guard::write(GuardRecord record) {
  record.serial = record_.serial + 1;
  const std::string bytes = encode(record);
  const auto place = static_cast<off_t>(record.serial % 2 * kSlotSize);
  const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), place);
  if (written != static_cast<ssize_t>(bytes.size())) return system_error("write", "GUARD");
  record_ = std::move(record);
  return {};
}

Status Guard::sync() {
  if (::fsync(file_) != 0) return system_error("sync", "GUARD");
  return {};
}

Status verify_manifest(const std::string& directory, const GuardRecord& record) {
  const std::string current_path = directory + "/CURRENT";
  const auto current = read_file(current_path);
  if (!current) return damaged(current_path, "is missing or not readable");
  const bool same = first_line(*current) == record.manifest;
  if (!same && record.loose) return {};
  if (!same)
    return damaged(current_path, "names another manifest than the one that was written last");
  GuardRecord seen;
  seen.manifest = record.manifest;
  if (Status status = extend_manifest(directory, record.manifest_size, seen); !status)
    return status;
  if (seen.manifest_hash == record.manifest_hash) return {};
  return damaged(directory + '/' + record.manifest, "is not what was written");
}

Status extend_manifest(const std::string& directory, std::uint64_t size, GuardRecord& record) {
  const std::string path = directory + '/' + record.manifest;
  std::ifstream in(path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(record.manifest_size));
  if (record.manifest_size == 0) record.manifest_hash = kHashStart;
  std::vector<char> buffer(64 << 10);
  while (record.manifest_size < size) {
    const std::uint64_t wanted =
        std::min<std::uint64_t>(buffer.size(), size - record.manifest_size);
    in.read(buffer.data(), static_cast<std::streamsize>(wanted));
    if (static_cast<std::uint64_t>(in.gcount()) != wanted)
      return damaged(path, "is shorter than what was written");
    record.manifest_hash =
        hash_bytes({buffer.data(), static_cast<std::size_t>(wanted)}, record.manifest_hash);
    record.manifest_size += wanted;
  }
  return {};
}

}  // namespace dossier::graph::rocks
