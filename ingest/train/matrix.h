#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dossier::train {

/// A dense matrix of floats, row after row.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(std::size_t row_count, std::size_t column_count) { resize(row_count, column_count); }

  /// Gives it a size and fills it with zeros.
  void resize(std::size_t row_count, std::size_t column_count) {
    rows = row_count;
    columns = column_count;
    values.assign(rows * columns, 0.0F);
  }
  float* row(std::size_t i) { return values.data() + i * columns; }
  const float* row(std::size_t i) const { return values.data() + i * columns; }
};

/// c += a b
void multiply_add(const Matrix& a, const Matrix& b, Matrix& c);
/// c += a b', where b' is b transposed
void multiply_transposed_add(const Matrix& a, const Matrix& b, Matrix& c);
/// c += a' b
void transposed_multiply_add(const Matrix& a, const Matrix& b, Matrix& c);

}  // namespace dossier::train
