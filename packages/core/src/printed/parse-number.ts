/** Letters that programs read in place of digits. */
const lookalikes: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };

/** A number as text has it: a comma or a point, and letters that look like digits beside real digits. */
export const numberPattern = '[0-9OolI|]{0,4}(?:[.,] ?[0-9Oo]{1,2})?';

/** The number that a text says; null where it says none. */
export function parseNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  const digits = text.replace(/[OolI|]/g, (letter) => lookalikes[letter]!).replace(/ /g, '');
  return /^\d*(?:[.,]\d+)?$/.test(digits) && /\d/.test(digits) ? Number(digits.replace(',', '.')) : null;
}
