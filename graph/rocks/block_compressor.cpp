#include "graph/rocks/block_compressor.h"

#include "graph/store/bytes.h"

#include <new>

#include <zstd.h>

namespace dossier::graph::rocks {

struct BlockCompressor::Context {
  ZSTD_CCtx* const zstd = ZSTD_createCCtx();

  Context() {
    if (zstd == nullptr) throw std::bad_alloc();
  }
  ~Context() { ZSTD_freeCCtx(zstd); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

BlockCompressor::BlockCompressor(int level) : context_(std::make_unique<Context>()) {
  ZSTD_CCtx_setParameter(context_->zstd, ZSTD_c_compressionLevel, level);
}

BlockCompressor::~BlockCompressor() = default;

std::optional<std::string_view> BlockCompressor::compress(std::string_view block) {
  out_.clear();
  append_varint(out_, block.size());
  const std::size_t head = out_.size();
  const std::size_t most = block.size() - block.size() / 8;
  out_.resize(head + ZSTD_compressBound(block.size()));
  const std::size_t size = ZSTD_compress2(context_->zstd, out_.data() + head, out_.size() - head,
                                          block.data(), block.size());
  if (ZSTD_isError(size) != 0 || head + size >= most) return std::nullopt;
  return std::string_view(out_).substr(0, head + size);
}

}  // namespace dossier::graph::rocks
