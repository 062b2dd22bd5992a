/**
 * The globals beyond ECMAScript that core may use: each exists in Node, browsers and workers alike.
 * A visible list; whatever is not here does not compile.
 */
declare class TextEncoder {
  encode(input: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean });
  decode(input: Uint8Array): string;
}
