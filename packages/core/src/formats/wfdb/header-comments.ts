/** The standard ends a header line at 255 bytes, the line end among them. */
const longestLine = 250;
const prefix = '# ';

/**
 * Comments as lines of a WFDB header, each `# text`: line breaks and control characters become blanks, long comments
 * go on in the next line, empty ones are left out.
 */
export function headerComments(comments: readonly string[]): string[] {
  return comments
    .map((comment) =>
      comment
        .replace(/[\p{Control}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/^[#\s]+/, '')
        .trim(),
    )
    .filter((comment) => comment !== '')
    .flatMap(wrap)
    .map((line) => `${prefix}${line}`);
}

/** Words one after the other as long as they fit; a word longer than a line is cut. */
function wrap(comment: string): string[] {
  const room = longestLine - prefix.length;
  const lines: string[] = [];
  let line = '';
  for (const word of comment.split(/\s+/).flatMap((text) => cut(text, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (byteLength(longer) <= room) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function cut(word: string, room: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (byteLength(part + character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

const byteLength = (text: string) => new TextEncoder().encode(text).length;
