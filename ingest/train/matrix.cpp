#include "ingest/train/matrix.h"

#include <algorithm>
#include <cstring>

namespace dossier::train {
namespace {

constexpr std::size_t kLanes = 8;
constexpr std::size_t kTileRows = 6;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(4)));

/// A tile of `Rows` x 16 results in registers, over all of the inner dimension.
template <std::size_t Rows>
void multiply_tile(const float* a, std::size_t a_stride, const float* b, std::size_t b_stride,
                   float* c, std::size_t c_stride, std::size_t inner) {
  Lanes low[Rows], high[Rows];
  for (std::size_t i = 0; i < Rows; ++i) {
    low[i] = *reinterpret_cast<const Lanes*>(c + i * c_stride);
    high[i] = *reinterpret_cast<const Lanes*>(c + i * c_stride + kLanes);
  }
  for (std::size_t k = 0; k < inner; ++k) {
    const Lanes left = *reinterpret_cast<const Lanes*>(b + k * b_stride);
    const Lanes right = *reinterpret_cast<const Lanes*>(b + k * b_stride + kLanes);
    for (std::size_t i = 0; i < Rows; ++i) {
      const float factor = a[i * a_stride + k];
      low[i] += factor * left;
      high[i] += factor * right;
    }
  }
  for (std::size_t i = 0; i < Rows; ++i) {
    *reinterpret_cast<Lanes*>(c + i * c_stride) = low[i];
    *reinterpret_cast<Lanes*>(c + i * c_stride + kLanes) = high[i];
  }
}

void multiply_edge(const Matrix& a, const Matrix& b, Matrix& c, std::size_t first_column) {
  for (std::size_t i = 0; i < a.rows; ++i) {
    for (std::size_t k = 0; k < a.columns; ++k) {
      const float factor = a.row(i)[k];
      for (std::size_t j = first_column; j < b.columns; ++j) c.row(i)[j] += factor * b.row(k)[j];
    }
  }
}

Matrix transpose(const Matrix& matrix) {
  Matrix result(matrix.columns, matrix.rows);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (std::size_t j = 0; j < matrix.columns; ++j) result.row(j)[i] = matrix.row(i)[j];
  }
  return result;
}

}  // namespace

void multiply_add(const Matrix& a, const Matrix& b, Matrix& c) {
  const std::size_t whole = b.columns / (2 * kLanes) * (2 * kLanes);
  for (std::size_t j = 0; j < whole; j += 2 * kLanes) {
    std::size_t i = 0;
    for (; i + kTileRows <= a.rows; i += kTileRows) {
      multiply_tile<kTileRows>(a.row(i), a.columns, b.row(0) + j, b.columns, c.row(i) + j,
                               c.columns, a.columns);
    }
    for (; i < a.rows; ++i) {
      multiply_tile<1>(a.row(i), a.columns, b.row(0) + j, b.columns, c.row(i) + j, c.columns,
                       a.columns);
    }
  }
  if (whole < b.columns) multiply_edge(a, b, c, whole);
}

void multiply_transposed_add(const Matrix& a, const Matrix& b, Matrix& c) {
  multiply_add(a, transpose(b), c);
}

void transposed_multiply_add(const Matrix& a, const Matrix& b, Matrix& c) {
  multiply_add(transpose(a), b, c);
}

}  // namespace dossier::train
