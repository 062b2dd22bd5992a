import { leadNames } from '../model/lead.ts';
import type { Decoy } from './decoy-schema.ts';
import { describeText } from './describe-text.ts';
import type { FontName } from './font-faces.ts';
import type { RenderedText } from './render-truth.ts';

/** Air around the text of a table's cell over the height of its row. */
const cellMargin = 0.25;
/** Height of lead names in the cells of an ST map, over the height of a cell. */
const nameHeight = 0.18;

/** The words in a table, or the lead names in the cells of an ST map. */
export function placeDecoyTexts(decoy: Decoy, font: FontName): RenderedText[] {
  if (decoy.kind === 'table') {
    const { cells, columnWidth, rowHeight, x, y } = decoy;
    return cells.flatMap((line, row) =>
      line.map((text, column) =>
        describeText(text, {
          x: x + column * columnWidth + cellMargin * rowHeight,
          y: y + (row + 1 - cellMargin) * rowHeight,
          height: (1 - 2 * cellMargin) * rowHeight,
          font,
          role: 'table',
        }),
      ),
    );
  }
  if (decoy.kind === 'stMap') {
    const { x, y, width, height, columns, rows } = decoy;
    return leadNames.slice(0, columns * rows).map((lead, index) => {
      const letter = (nameHeight * height) / rows;
      return describeText(lead, {
        x: x + ((index % columns) * width) / columns + letter / 2,
        y: y + (Math.floor(index / columns) * height) / rows + 1.5 * letter,
        height: letter,
        font,
        role: 'table',
      });
    });
  }
  return [];
}
