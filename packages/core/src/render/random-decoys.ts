import type { RandomPicks } from './create-random-picks.ts';
import type { Decoy } from './decoy-schema.ts';

const edge = 6;

/** Codes, logos and boxes where machines print them: in the corners, at the upper edge, in a lower corner. */
export function randomDecoys(
  { between, chance, pick, whole }: RandomPicks,
  page: { readonly pageWidth: number; readonly pageHeight: number },
): Decoy[] {
  const seed = whole(0, 0x7fffffff);
  const code = between(12, 20);
  const right = page.pageWidth - edge;
  const below = page.pageHeight - edge;
  const bars = between(30, 55);
  const logo = between(7, 14);
  const map = { width: between(35, 60), height: between(28, 42) };
  const decoys: readonly (readonly [decoy: Decoy, probability: number])[] = [
    [{ kind: 'qrCode', x: right - code, y: edge, size: code, seed }, 0.08],
    [{ kind: 'barCode', x: right - bars - between(0, 60), y: edge, width: bars, height: between(5, 12), seed }, 0.08],
    [
      {
        kind: 'logo',
        x: pick([edge, right - logo]),
        y: below - logo,
        size: logo,
        shape: pick(['heart', 'cross', 'wave']),
      },
      0.1,
    ],
    [{ kind: 'stMap', ...map, x: right - map.width, y: below - map.height, columns: 3, rows: 4, seed }, 0.04],
    [{ kind: 'frame', x: 4, y: 3, width: page.pageWidth - 8, height: between(14, 24) }, 0.07],
    [{ kind: 'frame', x: 4, y: 4, width: page.pageWidth - 8, height: page.pageHeight - 8 }, 0.06],
  ];
  return decoys.filter(([, probability]) => chance(probability)).map(([decoy]) => decoy);
}
