/**
 * The part of WebAssembly that core uses: Node, browsers and workers have it, but not every package that compiles core
 * has types of it. The same bytes give the same results everywhere.
 */
export interface WebAssemblyApi {
  readonly Memory: new (descriptor: { readonly initial: number }) => WebAssemblyMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly [module: string]: { readonly [name: string]: WebAssemblyMemory } },
  ) => { readonly exports: object };
}

export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}
