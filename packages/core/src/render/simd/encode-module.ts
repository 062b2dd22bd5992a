import { unsigned } from './instructions.ts';
import { type Kernel, numberType } from './kernel.ts';

const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const sections = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 } as const;
const functionType = 0x60;
const memoryKind = 2;
const functionKind = 0;

/** The bytes of a WebAssembly module that exports kernels by their names and imports `scratch.memory`. */
export function encodeModule(kernels: readonly Kernel[]): Uint8Array {
  return Uint8Array.from([
    ...header,
    ...section(sections.types, kernels.map(encodeType)),
    ...section(sections.imports, [[...text('scratch'), ...text('memory'), memoryKind, 0, 1]]),
    ...section(
      sections.functions,
      kernels.map((_, index) => unsigned(index)),
    ),
    ...section(
      sections.exports,
      kernels.map(({ name }, index) => [...text(name), functionKind, ...unsigned(index)]),
    ),
    ...section(sections.code, kernels.map(encodeBody)),
  ]);
}

function section(id: number, items: readonly (readonly number[])[]): number[] {
  return [id, ...sized([...unsigned(items.length), ...items.flat()])];
}

function encodeType({ parameterCount, returnsNumber }: Kernel): number[] {
  const parameters = Array.from({ length: parameterCount }, () => numberType);
  const results = returnsNumber ? [numberType] : [];
  return [functionType, ...unsigned(parameterCount), ...parameters, ...unsigned(results.length), ...results];
}

function encodeBody({ locals, code }: Kernel): number[] {
  const declared = locals.flatMap((type) => [1, type]);
  return sized([...unsigned(locals.length), ...declared, ...code]);
}

const sized = (bytes: readonly number[]) => [...unsigned(bytes.length), ...bytes];

/** Names are plain ASCII. */
const text = (name: string) => sized(Array.from(name, (letter) => letter.charCodeAt(0)));
