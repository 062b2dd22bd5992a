import type { DigitizedPage, StageName } from '@einthoven/core';

/** `full`: arrays of numbers as they are; `short`: how many values they have and how many of them are finite. */
export type DataDetail = 'full' | 'short';

/**
 * What each stage added to the page, as JSON can hold it: pictures by size only, missing numbers null. Null for the
 * stages that a page has not passed.
 */
export function listStageData(page: Partial<DigitizedPage>, detail: DataDetail): Readonly<Record<StageName, unknown>> {
  const { format, pageIndex, dotsPerInch, image, bytes, maps, pose, grid, flat, layout, traces, penWidth } = page;
  const { record, quality } = page;
  const data: Record<StageName, unknown> = {
    read: image ? { format, pageIndex, dotsPerInch, image, bytes: bytes?.length } : null,
    segment: maps ?? null,
    rectify: pose ? { pose } : null,
    grid: grid ? { grid, flat } : null,
    layout: layout ? { layout } : null,
    trace: traces ? { traces, penWidth } : null,
    signals: record ? { record } : null,
    quality: quality ? { quality } : null,
  };
  return toPlainData(data, detail) as Record<StageName, unknown>;
}

function toPlainData(value: unknown, detail: DataDetail): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Float32Array || value instanceof Float64Array) return describeNumbers(value, detail);
  if (Array.isArray(value)) return value.map((child) => toPlainData(child, detail));
  if (typeof value !== 'object' || value === null) return value;
  if (isPicture(value)) return { width: value.width, height: value.height };
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, toPlainData(child, detail)]));
}

/** Seven significant digits, as many as single precision has. */
function describeNumbers(values: Float32Array | Float64Array, detail: DataDetail): unknown {
  const plain = Array.from(values, (value) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : null));
  return detail === 'full' ? plain : { values: plain.length, finite: plain.filter((value) => value !== null).length };
}

function isPicture(value: object): value is { readonly width: number; readonly height: number } {
  return 'width' in value && 'height' in value && 'data' in value;
}
