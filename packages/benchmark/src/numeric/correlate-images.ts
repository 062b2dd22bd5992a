import FFT from 'fft.js';

/** A picture stored column by column: `data[column * rows + row]`. */
export interface ColumnImage {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** By how much the first picture lies below and right of the second. */
export interface ImageLag {
  readonly row: number;
  readonly column: number;
}

/**
 * The shift at which the full 2-D cross-correlation of two pictures (with the same number of rows) peaks. Both are
 * transformed at once, as the real and the imaginary part of one complex picture.
 */
export function correlateImages(first: ColumnImage, second: ColumnImage): ImageLag {
  const height = powerOfTwo(2 * first.rows - 1);
  const width = powerOfTwo(first.columns + second.columns - 1);
  const columnSpectra = transformColumns(first, second, height);
  const lags = crossSpectraByLag(columnSpectra, {
    width,
    height,
    before: second.columns - 1,
    after: first.columns - 1,
  });
  return findPeak(lags, { rows: first.rows, height, before: second.columns - 1 });
}

function powerOfTwo(minimum: number): number {
  return Math.max(2, 2 ** Math.ceil(Math.log2(minimum)));
}

function transformColumns(first: ColumnImage, second: ColumnImage, height: number): Float64Array[] {
  const transform = new FFT(height);
  const input = new Float64Array(2 * height);
  return Array.from({ length: Math.max(first.columns, second.columns) }, (_, column) => {
    input.fill(0);
    for (let row = 0; row < first.rows; row++) {
      if (column < first.columns) input[2 * row] = first.data[column * first.rows + row]!;
      if (column < second.columns) input[2 * row + 1] = second.data[column * second.rows + row]!;
    }
    const output = new Float64Array(2 * height);
    transform.transform(output, input);
    return output;
  });
}

interface LagPlane {
  readonly width: number;
  readonly height: number;
  /** Largest negative and positive column lag. */
  readonly before: number;
  readonly after: number;
}

/** For every column lag the spectrum down the rows of the cross-correlation, frequencies 0 to height / 2. */
function crossSpectraByLag(columnSpectra: readonly Float64Array[], plane: LagPlane): Float64Array[] {
  const { width, height, before, after } = plane;
  const transform = new FFT(width);
  const lags = Array.from({ length: before + after + 1 }, () => new Float64Array(2 * height));
  const input = new Float64Array(2 * width);
  const upper = new Float64Array(2 * width);
  const lower = new Float64Array(2 * width);
  const rowSpectrum = (frequency: number, output: Float64Array) => {
    for (let column = 0; column < columnSpectra.length; column++) {
      input[2 * column] = columnSpectra[column]![2 * frequency]!;
      input[2 * column + 1] = columnSpectra[column]![2 * frequency + 1]!;
    }
    input.fill(0, 2 * columnSpectra.length);
    transform.transform(output, input);
  };
  for (let frequency = 0; frequency <= height / 2; frequency++) {
    rowSpectrum(frequency, upper);
    rowSpectrum((height - frequency) % height, lower);
    multiplyParts(upper, lower, input);
    transform.inverseTransform(upper, input);
    for (let lag = -before; lag <= after; lag++) {
      const at = 2 * ((lag + width) % width);
      lags[lag + before]![2 * frequency] = upper[at]!;
      lags[lag + before]![2 * frequency + 1] = upper[at + 1]!;
    }
  }
  return lags;
}

/** Real and imaginary picture are told apart by the symmetry of their spectra; the product is A times conjugate B. */
function multiplyParts(spectrum: Float64Array, mirrored: Float64Array, product: Float64Array): void {
  const width = spectrum.length / 2;
  for (let k = 0; k < width; k++) {
    const m = (width - k) % width;
    const aReal = (spectrum[2 * k]! + mirrored[2 * m]!) / 2;
    const aImaginary = (spectrum[2 * k + 1]! - mirrored[2 * m + 1]!) / 2;
    const bReal = (spectrum[2 * k + 1]! + mirrored[2 * m + 1]!) / 2;
    const bImaginary = (mirrored[2 * m]! - spectrum[2 * k]!) / 2;
    product[2 * k] = aReal * bReal + aImaginary * bImaginary;
    product[2 * k + 1] = aImaginary * bReal - aReal * bImaginary;
  }
}

interface PeakSearch {
  readonly rows: number;
  readonly height: number;
  readonly before: number;
}

function findPeak(lags: readonly Float64Array[], search: PeakSearch): ImageLag {
  const { rows, height, before } = search;
  const transform = new FFT(height);
  const output = new Float64Array(2 * height);
  let best = { value: Number.NEGATIVE_INFINITY, row: 0, column: 0 };
  for (const [index, spectrum] of lags.entries()) {
    for (let frequency = height / 2 + 1; frequency < height; frequency++) {
      spectrum[2 * frequency] = spectrum[2 * (height - frequency)]!;
      spectrum[2 * frequency + 1] = -spectrum[2 * (height - frequency) + 1]!;
    }
    transform.inverseTransform(output, spectrum);
    for (let row = 1 - rows; row < rows; row++) {
      const value = output[2 * ((row + height) % height)]!;
      // The first peak in the order of rows, then columns, wins a tie.
      if (value > best.value || (value === best.value && row < best.row)) best = { value, row, column: index - before };
    }
  }
  return { row: best.row, column: best.column };
}
