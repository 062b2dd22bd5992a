/** How a WFDB signal file stores samples (https://physionet.org/physiotools/wag/signal-5.htm). */
export interface SignalFormat {
  /** Size of `count` samples. */
  readonly byteLength: (count: number) => number;
  /** Digital value that stands for a missing sample. */
  readonly missing: number;
  /** Value of sample `index`, counted from the start of the view. */
  readonly read: (view: DataView, index: number) => number;
}

/** The formats that can be read, by their number in the standard. */
export const signalFormats: ReadonlyMap<number, SignalFormat> = new Map([
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
  [80, { byteLength: (count) => count, missing: -128, read: (view, index) => view.getUint8(index) - 128 }],
  [212, { byteLength: (count) => Math.ceil(1.5 * count), missing: -2_048, read: readTwelveBits }],
] satisfies [number, SignalFormat][]);

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
