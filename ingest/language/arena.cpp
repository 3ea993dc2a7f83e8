#include "ingest/language/arena.h"

#include <algorithm>
#include <cstring>

namespace dossier::ingest::lang {

char* Arena::allocate(std::size_t size) {
  if (chunks_.empty() || capacity_ - used_ < size) {
    capacity_ = std::max(kChunk, size);
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(capacity_));
    used_ = 0;
  }
  char* result = chunks_.back().get() + used_;
  used_ += size;
  return result;
}

std::string_view Arena::keep(std::string_view bytes) {
  char* copy = allocate(bytes.size());
  std::memcpy(copy, bytes.data(), bytes.size());
  return {copy, bytes.size()};
}

}  // namespace dossier::ingest::lang
