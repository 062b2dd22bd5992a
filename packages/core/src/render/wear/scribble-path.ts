import type { SeededRandom } from '../create-seeded-random.ts';
import { placeText } from '../place-text.ts';
import type { PixelPath } from '../stroke-path.ts';

/** Points a letter-sized loop. */
const pointsALoop = 24;

/**
 * What a pen writes in one go: a note, an unreadable word of joined loops (two swinging motions whose sizes change from
 * loop to loop: J. M. Hollerbach, An oscillation theory of handwriting, 1981), an arrow, or a circle drawn more than
 * once.
 *
 * @param height Height of small letters in pixels.
 */
export function scribblePath(height: number, random: SeededRandom): PixelPath {
  const kind = random.uniform();
  if (kind < 0.35) return notePath(height, random);
  if (kind < 0.65) return wordPath(height, random);
  return kind < 0.85 ? circlePath(height, random) : arrowPath(height, random);
}

/** What is written on ECGs: findings, times, leads, initials. */
const notes = [
  'AF',
  'SR 72',
  'ok',
  'STEMI?',
  'QT 410',
  'rep. 2h',
  'V2-V3',
  'LBBB old',
  'chest pain',
  'seen Dr. M',
  '08:40',
  'no change',
  'K+ 5.9',
  'pre',
  'post',
  'copy',
  'Bed 12',
] as const;

/** A note in one of two hands. */
function notePath(height: number, random: SeededRandom): PixelPath {
  const note = notes[Math.floor(random.uniform() * notes.length)]!;
  const font = random.uniform() < 0.5 ? 'handScript' : 'handPrint';
  // Where the note stands on the page decides how the hand misses; here every note stands at another place.
  const x = 1000 * random.uniform();
  return placeText(note, { x, y: 0, height: 1.5 * height, font });
}

function wordPath(height: number, random: SeededRandom): PixelPath {
  const loops = 4 + Math.floor(random.uniform() * 14);
  const slant = 0.5 * random.uniform();
  const columns: number[] = [];
  const rows: number[] = [];
  let tall = 1;
  let next = 1;
  let wide = 0.5;
  let lean = 0;
  for (let loop = 0; loop < loops; loop++) {
    tall = next;
    next = random.uniform() < 0.25 ? 1.8 + 0.6 * random.uniform() : 0.7 + 0.5 * random.uniform();
    const below = random.uniform() < 0.1 ? 1 : 0;
    wide += 0.6 * (0.35 + 0.4 * random.uniform() - wide);
    lean += 0.7 * (1.4 * random.normal() - lean);
    for (let point = 0; point < pointsALoop; point++) {
      const turn = point / pointsALoop;
      const size = tall + (next - tall) * turn;
      const up = size * (0.5 - 0.5 * Math.cos(2 * Math.PI * turn)) - below * Math.sin(Math.PI * turn) ** 4;
      const along = 0.75 * (loop + turn) + wide * Math.sin(2 * Math.PI * turn + lean) * 0.6;
      columns.push(height * (along + slant * up));
      rows.push(-height * up);
    }
  }
  return { columns: Float64Array.from(columns), rows: Float64Array.from(rows) };
}

function circlePath(height: number, random: SeededRandom): PixelPath {
  const turns = 1.05 + 0.9 * random.uniform();
  const wide = height * (2 + 5 * random.uniform());
  const tall = height * (2 + 3 * random.uniform());
  const start = 2 * Math.PI * random.uniform();
  const drift = 0.15 * random.normal();
  const count = Math.ceil(turns * 60);
  const at = (index: number) => (2 * Math.PI * turns * index) / count;
  return {
    columns: Float64Array.from(
      { length: count + 1 },
      (_, i) => wide * (1 + drift * (i / count)) * Math.cos(start + at(i)),
    ),
    rows: Float64Array.from(
      { length: count + 1 },
      (_, i) => tall * (1 - drift * (i / count)) * Math.sin(start + at(i)),
    ),
  };
}

function arrowPath(height: number, random: SeededRandom): PixelPath {
  const angle = 2 * Math.PI * random.uniform();
  const length = height * (3 + 8 * random.uniform());
  const head = height * (0.8 + 0.6 * random.uniform());
  const tipColumn = length * Math.cos(angle);
  const tipRow = length * Math.sin(angle);
  const barb = (side: number) => [tipColumn - head * Math.cos(angle + side), tipRow - head * Math.sin(angle + side)];
  const [first, second] = [barb(0.5), barb(-0.5)] as [number[], number[]];
  return {
    columns: Float64Array.of(0, tipColumn, first[0]!, tipColumn, second[0]!),
    rows: Float64Array.of(0, tipRow, first[1]!, tipRow, second[1]!),
  };
}
