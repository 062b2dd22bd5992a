import type { SeededRandom } from '../create-seeded-random.ts';

const syllables = [
  'ba',
  'co',
  'de',
  'fi',
  'gu',
  'lan',
  'mer',
  'no',
  'par',
  'ques',
  'ri',
  'sto',
  'ta',
  'un',
  'ver',
  'wi',
];

/** Words of no language, with capitals and numbers here and there. */
export function randomWords(count: number, random: SeededRandom): string[] {
  return Array.from({ length: count }, () => {
    if (random.uniform() < 0.08) return String(Math.floor(10 ** (1 + 3 * random.uniform())));
    const length = 1 + Math.floor(4 * random.uniform() ** 1.3);
    const parts = Array.from({ length }, () => syllables[Math.floor(random.uniform() * syllables.length)]!);
    const word = parts.join('');
    return random.uniform() < 0.15 ? word[0]!.toUpperCase() + word.slice(1) : word;
  });
}
