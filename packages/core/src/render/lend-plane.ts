/** What a plane is lent for; two at a time are never lent for the same. */
export type PlaneUse = 'traces' | 'texts' | 'picture';

/** Bytes from which on a plane is not kept: those of the largest paper at 300 dpi are. */
const largestKept = 64 << 20;

const kept = new Map<PlaneUse, ArrayBuffer>();

/**
 * Memory for so many bytes of one page, with whatever the last page left there. Engines clear their heaps after so
 * many new bytes of such memory, and throw compiled code away with them: pages that take new planes are drawn by code
 * compiled anew. Nothing of it may outlive the function that asked for it.
 */
export function lendPlane(use: PlaneUse, length: number): ArrayBuffer {
  const known = kept.get(use);
  if (known !== undefined && known.byteLength >= length) return known;
  const plane = new ArrayBuffer(length);
  if (length <= largestKept) kept.set(use, plane);
  return plane;
}
