import { EinthovenError } from '../../errors.ts';
import { encodeModule } from './encode-module.ts';
import { blendNodes } from './kernels/blend-nodes.ts';
import { fadeLine } from './kernels/fade-line.ts';
import { joinColorRow } from './kernels/join-color-row.ts';
import { layUnderLine } from './kernels/lay-under-line.ts';
import { packLine } from './kernels/pack-line.ts';
import { quantizeBlocks } from './kernels/quantize-blocks.ts';
import { resampleLine } from './kernels/resample-line.ts';
import { sharpenLine } from './kernels/sharpen-line.ts';
import { splitColorRows } from './kernels/split-color-rows.ts';
import { stretchLine } from './kernels/stretch-line.ts';
import { toneLine } from './kernels/tone-line.ts';
import { unpackLine } from './kernels/unpack-line.ts';
import { weighLine } from './kernels/weigh-line.ts';
import { takenBytes } from './taken-bytes.ts';
import type { WebAssemblyApi, WebAssemblyMemory } from './web-assembly.ts';

/** The kernels, to be called with addresses and numbers as their descriptions say. */
export interface Kernels {
  readonly weighLine: (into: number, length: number, taps: number, tapsLength: number) => void;
  readonly sharpenLine: (into: number, length: number, sharp: number, soft: number, strength: number) => void;
  readonly toneLine: (into: number, length: number, from: number, noise: number, settings: number) => void;
  readonly stretchLine: (into: number, length: number, from: number) => void;
  readonly blendNodes: (into: number, length: number, from: number, weights: number) => void;
  readonly layUnderLine: (line: number, length: number, ground: number, nodes: number) => void;
  readonly fadeLine: (line: number, length: number, uneven: number, gaps: number, settings: number) => void;
  readonly packLine: (into: number, count: number, from: number) => void;
  readonly unpackLine: (into: number, count: number, from: number) => void;
  readonly joinColorRow: (into: number, length: number, bright: number, blue: number, red: number) => void;
  readonly quantizeBlocks: (blocks: number, length: number, stride: number, table: number) => void;
  readonly splitColorRows: (
    upper: number,
    lower: number,
    length: number,
    upperBright: number,
    lowerBright: number,
    blueness: number,
    redness: number,
  ) => void;
  readonly resampleLine: (
    into: number,
    length: number,
    nodes: number,
    source: number,
    stride: number,
    right: number,
    bottom: number,
    rowTable: number,
    columnTable: number,
  ) => number;
}

/** Memory that the kernels work in. */
export interface Scratch {
  readonly kernels: Kernels;
  /** All of it. */
  readonly bytes: Uint8Array;
  /** The address of so many bytes that nothing else uses, with whatever was left there. */
  readonly take: (length: number) => number;
  /** Gives back what was taken meanwhile. */
  readonly borrow: <Result>(use: () => Result) => Result;
}

const pageBytes = 65_536;

let instance: { readonly memory: WebAssemblyMemory; readonly kernels: Kernels } | null = null;

/**
 * Opens the memory of the kernels with so many bytes to take. There is one, as new memory costs more than many a
 * kernel: what was taken from it before is lost. Nothing of it may outlive the function that opened it.
 */
export function openScratch(length: number): Scratch {
  instance ??= compileKernels();
  const { memory, kernels } = instance;
  const missing = length - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
  let used = 0;
  const take = (wanted: number) => {
    const address = used;
    used += takenBytes(wanted);
    if (used > memory.buffer.byteLength)
      throw new EinthovenError('INTERNAL', 'The memory of the kernels is too small.');
    return address;
  };
  const borrow = <Result>(use: () => Result) => {
    const before = used;
    const result = use();
    used = before;
    return result;
  };
  return { kernels, bytes: new Uint8Array(memory.buffer), take, borrow };
}

function compileKernels() {
  const { Memory, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
  const memory = new Memory({ initial: 1 });
  const module = new Module(
    encodeModule([
      weighLine,
      sharpenLine,
      toneLine,
      stretchLine,
      blendNodes,
      layUnderLine,
      fadeLine,
      packLine,
      unpackLine,
      joinColorRow,
      quantizeBlocks,
      splitColorRows,
      resampleLine,
    ]),
  );
  const { exports } = new Instance(module, { scratch: { memory } });
  return { memory, kernels: exports as unknown as Kernels };
}
