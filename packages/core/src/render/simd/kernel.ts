import { type Code, i32, unsigned, v128 } from './instructions.ts';

/** A function of a module, before it has a place there. */
export interface Kernel {
  readonly name: string;
  readonly parameterCount: number;
  readonly returnsNumber: boolean;
  /** Types of its own variables, after the parameters. */
  readonly locals: readonly number[];
  readonly code: Code;
}

/** A variable. */
export interface Variable {
  readonly get: Code;
  readonly set: (value: Code) => void;
}

/** As many pieces of code as were asked for. */
type CodeList<Count extends number, Found extends readonly Code[] = []> = Found['length'] extends Count
  ? Found
  : CodeList<Count, readonly [...Found, Code]>;

/** Writes a kernel instruction by instruction. */
export interface KernelWriter {
  /** Keeps a vector, and gives it back as often as it is asked for. */
  readonly keep: (value: Code) => Code;
  readonly keepNumber: (value: Code) => Code;
  readonly variable: (start: Code) => Variable;
  readonly store: (address: Code, value: Code, offset?: number) => void;
  /** For 0, `step`, … below `end`. */
  readonly repeat: (end: Code, step: number, body: (at: Code) => void) => void;
}

const types = { i32: 0x7f, v128: 0x7b } as const;
const getLocal = 0x20;
const setLocal = 0x21;
const block = 0x02;
const loop = 0x03;
const branch = 0x0c;
const branchIf = 0x0d;
const end = 0x0b;
const noValue = 0x40;

/** Describes a kernel. Its parameters are whole numbers, addresses and counts; `write` may give back the code of a whole number that it returns. */
export function describeKernel<Count extends number>(
  name: string,
  parameterCount: Count,
  write: (writer: KernelWriter & { readonly parameters: CodeList<Count> }) => Code | undefined,
): Kernel {
  const code: number[] = [];
  const locals: number[] = [];
  const addVariable = (type: number, start: Code): Variable => {
    const index = unsigned(parameterCount + locals.length);
    locals.push(type);
    const set = (value: Code) => void code.push(...value, setLocal, ...index);
    set(start);
    return { get: [getLocal, ...index], set };
  };
  const result = write({
    // TypeScript cannot count: the list is as long as it was asked to be.
    parameters: Array.from({ length: parameterCount }, (_, index) => [
      getLocal,
      ...unsigned(index),
    ]) as readonly Code[] as CodeList<Count>,
    keep: (value) => addVariable(types.v128, value).get,
    keepNumber: (value) => addVariable(types.i32, value).get,
    variable: (start) => addVariable(types.v128, start),
    store: (address, value, offset = 0) => void code.push(...v128.store(address, value, offset)),
    repeat: (last, step, body) => {
      const counter = addVariable(types.i32, i32.constant(0));
      code.push(block, noValue, loop, noValue, ...i32.atLeast(counter.get, last), branchIf, 1);
      body(counter.get);
      counter.set(i32.add(counter.get, i32.constant(step)));
      code.push(branch, 0, end, end);
    },
  });
  return {
    name,
    parameterCount,
    returnsNumber: result !== undefined,
    locals,
    code: [...code, ...(result ?? []), end],
  };
}

export const numberType: number = types.i32;
