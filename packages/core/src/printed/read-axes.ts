import type { PrintedField, PrintedFields } from '../model/printed-fields.ts';
import { type Degrees, degrees } from '../units.ts';
import { findMatches, type Match } from './find-matches.ts';
import { joinRow } from './join-row.ts';
import type { PrintedRow } from './printed-row.ts';
import { settleField } from './settle-field.ts';

type Axes = Pick<PrintedFields, 'pAxis' | 'qrsAxis' | 'tAxis'>;
type Wave = 'P' | 'QRS' | 'T';

const axisWord = '(?:ax[ei]s?|achsen?|ejes?|[aá]ngulos?)';
const angle = '([-–—−~]? ?\\d{1,3})';
/** Programs that read text see the sign of a degree in many ways. */
const degree = '(?:\\s?[°º*\'o"])?';
const apart = `${degree}[\\s/,]{1,12}`;
const end = `${degree}(?![\\d.,])`;

const triple = new RegExp(
  `(?<![A-Za-z])P\\s?[-/]?\\s?(?:QRS|R)\\s?[-/]?\\s?T\\s?-?\\s?${axisWord}?\\W{0,3}?\\s*${angle}${apart}${angle}${apart}${angle}${end}`,
  'gi',
);
const named = new RegExp(`(?<![A-Za-z]|[-/] ?)(P|QRS|T)\\s?-?\\s?${axisWord}[\\s:=]{0,6}${angle}${end}`, 'gi');
const withDegree = /(?<![A-Za-z])(P|QRS|T)[\s:=]{1,6}([-–—−~]? ?\d{1,3})\s?[°º]/g;
/** In a list below the word axis the names of the waves suffice. */
const listed = new RegExp(`(?<![A-Za-z])(P|QRS|T)[\\s:=]{1,12}${angle}${end}(?!\\s*m[sS])`, 'g');
const heading = new RegExp(`^\\W*${axisWord}\\W*$`, 'i');
/** How far below its heading a list reaches, over the height of the heading's words, and how far it may stand aside. */
const listHeight = 9;
const listReach = 3;

/** Electrical axes that the page states. */
export function readAxes(rows: readonly PrintedRow[]): Axes {
  const triples = ([1, 2, 3] as const).map((group) => findMatches(rows, triple, (match) => toAngle(match[group])));
  const ofWave = (wave: Wave, index: 0 | 1 | 2): PrintedField<Degrees> | null => {
    const read = ([, name, text]: Match) => (name?.toUpperCase() === wave ? toAngle(text) : null);
    return settleField([
      ...triples[index]!,
      ...findMatches(rows, named, read),
      ...findMatches(rows, withDegree, read),
      ...findMatches(listRows(rows), listed, read),
    ]);
  };
  return { pAxis: ofWave('P', 0), qrsAxis: ofWave('QRS', 1), tAxis: ofWave('T', 2) };
}

/** The words below a heading that says axis, row by row. */
function listRows(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  const headings = rows.flatMap(({ words }) => words.filter(({ text }) => heading.test(text)));
  return headings.flatMap(({ box }) => {
    const height = box.bottom - box.top;
    const [left, right] = [box.left - listReach * height, box.right + listReach * height];
    return rows.flatMap((row) => {
      const words = row.words.filter((word) => {
        const isBelow = word.box.top > box.bottom - height / 2 && word.box.bottom < box.bottom + listHeight * height;
        return isBelow && word.box.right > left && word.box.left < right;
      });
      return words.length < 2 ? [] : [joinRow(words)];
    });
  });
}

function toAngle(text: string | undefined): Degrees | null {
  if (text === undefined) return null;
  const value = Number(text.replace(/[–—−~]/, '-').replace(' ', ''));
  return Number.isInteger(value) && value >= -180 && value <= 360 ? degrees(value) : null;
}
