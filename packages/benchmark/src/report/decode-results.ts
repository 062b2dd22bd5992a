import { type Results, resultsVersion } from './results.ts';

/** Reads results.json back, null as NaN. Throws Error for a file of another version or none at all. */
export function decodeResults(text: string): Results {
  const parsed = JSON.parse(text) as Partial<Results>;
  if (parsed.resultsVersion !== resultsVersion) {
    throw new Error(
      `Expected benchmark results of version ${resultsVersion}, found ${parsed.resultsVersion ?? 'none'}.`,
    );
  }
  const results = parsed as Results;
  return {
    ...results,
    categories: mapValues(results.categories, withNaN),
    pages: results.pages.map((page) => ({ ...page, score: { ...withNaN(page.score), failure: page.score.failure } })),
  };
}

function withNaN<Figures extends object>(figures: Figures): Figures {
  return mapValues(figures as Record<string, unknown>, (value) => (value === null ? Number.NaN : value)) as Figures;
}

function mapValues<From, To>(source: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, map(value)]));
}
