#include "ingest/language/parser.h"
#include "ingest/train/examples.h"
#include "ingest/train/train.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dossier::train {
namespace {

using namespace ingest::lang;

/// Appends parts as ByteReader reads them.
class ByteWriter {
 public:
  template <typename T>
  void write(std::span<const T> part) {
    const std::size_t at = bytes_.size();
    const std::size_t size = part.size() * sizeof(T);
    bytes_.resize((at + size + ByteReader::kAlignment - 1) / ByteReader::kAlignment *
                  ByteReader::kAlignment);
    if (size > 0) std::memcpy(bytes_.data() + at, part.data(), size);
  }
  template <typename T>
  void write(const std::vector<T>& part) {
    write(std::span<const T>(part));
  }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

std::int8_t to_byte(float value, float scale) {
  return static_cast<std::int8_t>(std::clamp(std::round(value / scale), -127.0F, 127.0F));
}

float scale_of(const float* values, std::size_t count, std::size_t stride) {
  float largest = 1e-8F;
  for (std::size_t i = 0; i < count; ++i)
    largest = std::max(largest, std::fabs(values[i * stride]));
  return largest / 127;
}

/// Lays out the weights of a layer as Dense reads them.
void write_dense(ByteWriter& writer, const Matrix& weights, const std::vector<float>& bias) {
  const std::size_t inputs = (weights.rows + 3) / 4 * 4, outputs = (weights.columns + 15) / 16 * 16;
  std::vector<std::int8_t> packed(inputs * outputs);
  std::vector<std::int32_t> offsets(outputs);
  std::vector<float> scales(outputs), biases(outputs);
  for (std::size_t n = 0; n < weights.columns; ++n) {
    const float scale = scale_of(weights.values.data() + n, weights.rows, weights.columns);
    for (std::size_t k = 0; k < weights.rows; ++k) {
      const std::int8_t byte = to_byte(weights.row(k)[n], scale);
      packed[n / 16 * 16 * inputs + (k / 4 * 16 + n % 16) * 4 + k % 4] = byte;
      offsets[n] += kActivationZero * byte;
    }
    scales[n] = scale / kActivationScale;
    biases[n] = bias[n];
  }
  writer.write(packed);
  writer.write(offsets);
  writer.write(scales);
  writer.write(biases);
}

void write_dense(ByteWriter& writer, const Linear& layer) {
  write_dense(writer, layer.weights.value, layer.bias.value.values);
}

/// Layers with the same input, side by side.
void write_side_by_side(ByteWriter& writer, const std::vector<const Linear*>& layers) {
  std::size_t columns = 0;
  for (const Linear* layer : layers) columns += layer->weights.value.columns;
  Matrix weights(layers[0]->weights.value.rows, columns);
  std::vector<float> bias;
  for (const Linear* layer : layers) {
    const Matrix& own = layer->weights.value;
    for (std::size_t k = 0; k < own.rows; ++k)
      std::copy_n(own.row(k), own.columns, weights.row(k) + bias.size());
    bias.insert(bias.end(), layer->bias.value.values.begin(), layer->bias.value.values.end());
  }
  write_dense(writer, weights, bias);
}

void write_index(ByteWriter& writer, const Inputs& inputs, std::uint32_t bits) {
  std::vector<FeatureIndex::Slot> slots(std::size_t{1} << bits);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rows(inputs.rows.begin(), inputs.rows.end());
  std::sort(rows.begin(), rows.end());
  for (const auto& [key, row] : rows) {
    if (key == 0) continue;
    std::size_t at = key;
    while (slots[at & (slots.size() - 1)].key != 0) ++at;
    slots[at & (slots.size() - 1)] = {key, row};
  }
  writer.write(slots);
}

void write_rows(ByteWriter& writer, const Matrix& rows) {
  std::vector<float> scales;
  std::vector<std::int8_t> bytes;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    scales.push_back(scale_of(rows.row(i), rows.columns, 1));
    for (std::size_t j = 0; j < rows.columns; ++j)
      bytes.push_back(to_byte(rows.row(i)[j], scales.back()));
  }
  writer.write(scales);
  writer.write(bytes);
}

std::uint32_t index_bits(std::size_t keys) {
  std::uint32_t bits = 4;
  while ((std::size_t{1} << bits) < keys * 4 / 3) ++bits;
  return bits;
}

}  // namespace

Bytes write_network(const Network& network, const TagClasses& classes) {
  const Shape& shape = network.shape;
  const auto word = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
  const std::uint32_t bits = index_bits(network.inputs.rows.size());
  const Parser::Header header{Parser::kMagic,
                              word(shape.embedding),
                              word(shape.hidden),
                              word(shape.layers),
                              word(shape.arc),
                              word(shape.label),
                              word(classes.size()),
                              bits,
                              word(network.inputs.counts.size()),
                              network.inputs.rows.at(InputKeys::kUnknownWord)};
  ByteWriter writer;
  writer.write(std::span(&header, 1));
  write_index(writer, network.inputs, bits);
  write_rows(writer, network.embeddings.rows.value);
  std::vector<Parser::TagClass> table;
  for (const TagClasses::Class& entry : classes.classes())
    table.push_back({entry.features, entry.tag});
  writer.write(table);
  for (const Recurrent& layer : network.layers) {
    write_dense(writer, layer.product);
    writer.write(layer.peephole.value.values);
  }
  write_side_by_side(writer, {&network.dependent, &network.head, &network.label_head,
                              &network.label_dependent, &network.tag});
  write_dense(writer, network.arc);
  writer.write(network.root.value.values);
  write_dense(writer, network.label);
  return writer.take();
}

}  // namespace dossier::train
