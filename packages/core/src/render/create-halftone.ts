import type { PaperAffine } from './paper-affine.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

/** Turns of the screens of cyan, magenta and yellow, and of black alone, in degrees: the printers' usual ones. */
const colorAngles = [15, 75, 0] as const;
const blackAngle = 45;
/** Tones above this print solid, below that not at all. */
const solidTone = 0.88;
const leastTone = 0.015;
/** Pixels over which the edge of a dot goes from paper to ink. */
const edgeWidth = 1;
const millimetresAnInch = 25.4;
/** ITU-R BT.601 weights of brightness. */
const weights = [0.299, 0.587, 0.114] as const;

/**
 * Turns the tones of a pixel into dots of a screen that lies on the paper: round dots that grow with the tone and run
 * into one another from half tone on. Null for printers that print tones as they are.
 */
export function createHalftone(
  { halftone, halftoneFrequency, dotsPerInch }: ResolvedRenderOptions,
  affine: PaperAffine,
): ((color: Float64Array, column: number, row: number) => void) | null {
  if (halftone === 'none') return null;
  const cell = dotsPerInch / halftoneFrequency;
  const determinant = affine.columnX * affine.rowY - affine.columnY * affine.rowX;
  const screens = (halftone === 'gray' ? [blackAngle] : colorAngles).map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const turn = (2 * Math.PI * halftoneFrequency) / millimetresAnInch / determinant;
    // Phase of the screen's two axes by pixel: from pixels to the paper, then turned.
    const along = [Math.cos(angle), Math.sin(angle)] as const;
    const phase = (ofX: number, ofY: number) => ({
      ofColumn: turn * (ofX * affine.rowY - ofY * affine.rowX),
      ofRow: turn * (ofY * affine.columnX - ofX * affine.columnY),
    });
    return { first: phase(along[0], along[1]), second: phase(-along[1], along[0]) };
  });
  const dotAt = (tone: number, screen: (typeof screens)[number], column: number, row: number) => {
    if (tone < leastTone) return 0;
    if (tone > solidTone) return 1;
    const one = Math.cos(screen.first.ofColumn * column + screen.first.ofRow * row);
    const other = Math.cos(screen.second.ofColumn * column + screen.second.ofRow * row);
    const height = (2 + one + other) / 4;
    // The height above which a part `tone` of the cell lies is nearly even; a cell is `cell` pixels wide.
    return Math.max(0, Math.min(1, 0.5 + ((height - (1 - tone)) * cell) / (2 * edgeWidth)));
  };
  return (color, column, row) => {
    if (halftone === 'gray') {
      const brightness = weights[0] * color[0]! + weights[1] * color[1]! + weights[2] * color[2]!;
      color.fill(255 * (1 - dotAt(1 - brightness / 255, screens[0]!, column, row)));
      return;
    }
    for (let channel = 0; channel < 3; channel++) {
      color[channel] = 255 * (1 - dotAt(1 - color[channel]! / 255, screens[channel]!, column, row));
    }
  };
}
