/** How a WFDB signal file stores samples (https://physionet.org/physiotools/wag/signal-5.htm). */
export interface SignalFormat {
  /** Size of `count` samples. */
  readonly byteLength: (count: number) => number;
  /** Digital value that stands for a missing sample; null where the format has none. */
  readonly missing: number | null;
  /** Each value is the step from the sample before; the header gives the value before the first. */
  readonly differences?: true;
  /** Value of sample `index`, counted from the start of the view. */
  readonly read: (view: DataView, index: number) => number;
}

/** The formats that can be read, by their number in the standard. */
export const signalFormats: ReadonlyMap<number, SignalFormat> = new Map<number, SignalFormat>([
  [8, { byteLength: (count) => count, missing: null, differences: true, read: (view, index) => view.getInt8(index) }],
  [16, { byteLength: (count) => 2 * count, missing: -32_768, read: (view, index) => view.getInt16(2 * index, true) }],
  [24, { byteLength: (count) => 3 * count, missing: -8_388_608, read: readThreeBytes }],
  [
    32,
    {
      byteLength: (count) => 4 * count,
      missing: -2_147_483_648,
      read: (view, index) => view.getInt32(4 * index, true),
    },
  ],
  [61, { byteLength: (count) => 2 * count, missing: -32_768, read: (view, index) => view.getInt16(2 * index, false) }],
  [80, { byteLength: (count) => count, missing: -128, read: (view, index) => view.getUint8(index) - 128 }],
  [
    160,
    {
      byteLength: (count) => 2 * count,
      missing: -32_768,
      read: (view, index) => view.getUint16(2 * index, true) - 32_768,
    },
  ],
  [212, { byteLength: (count) => Math.ceil(1.5 * count), missing: -2_048, read: readTwelveBits }],
  [310, { byteLength: (count) => 4 * Math.floor(count / 3) + 2 * (count % 3), missing: -512, read: readTenBits310 }],
  [311, { byteLength: (count) => Math.ceil((count * 4) / 3), missing: -512, read: readTenBits311 }],
]);

function readThreeBytes(view: DataView, index: number): number {
  return view.getUint16(3 * index, true) + view.getInt8(3 * index + 2) * 65_536;
}

/** Two samples in three bytes: the middle byte holds the high bits of the first (low half) and of the second. */
function readTwelveBits(view: DataView, index: number): number {
  const at = 3 * (index >> 1);
  const shared = view.getUint8(at + 1);
  const unsigned =
    index % 2 === 0 ? ((shared & 0x0f) << 8) | view.getUint8(at) : ((shared & 0xf0) << 4) | view.getUint8(at + 2);
  return (unsigned << 20) >> 20;
}

/** Three samples in two words: the first two in their upper parts, the third in what is left of both. */
function readTenBits310(view: DataView, index: number): number {
  const at = 4 * Math.floor(index / 3);
  const position = index % 3;
  const word = (offset: number) => view.getUint16(at + offset, true);
  const unsigned = position === 2 ? (word(0) >> 11) | ((word(2) >> 11) << 5) : (word(2 * position) >> 1) & 0x3ff;
  return (unsigned << 22) >> 22;
}

/** Three samples one after the other in 32 bits, of which the two highest are not used. */
function readTenBits311(view: DataView, index: number): number {
  const position = index % 3;
  const word = view.getUint16(4 * Math.floor(index / 3) + position, true);
  return ((word >> (2 * position)) << 22) >> 22;
}
