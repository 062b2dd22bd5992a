import { z } from 'zod';

const level = z.number().int().min(0).max(255);
const part = () => z.number().min(0).max(1).default(0);
const count = (most: number) => z.number().int().min(0).max(most).default(0);
const millimetres = (most: number, fallback = 0) =>
  z.number().min(0).max(most).default(fallback).meta({ unit: 'mm on the paper' });
const pixels = (most: number) => z.number().min(0).max(most).default(0).meta({ unit: 'px of the worn picture' });
const levels = (most: number) => z.number().min(0).max(most).default(0).meta({ unit: '8-bit levels' });

/**
 * What happened to a printed page and how it was captured. Every default means "off": without options the picture
 * stays as it is, byte for byte. Where something lies is drawn from the seed; how much of it there is stands here.
 */
export const wearOptionsSchema = z.strictObject({
  dotsPerInch: z.number().min(20).max(2400).default(200).describe('Resolution of the clean picture.').meta({
    unit: 'dpi',
  }),

  inkFading: part().describe('Part of the darkness that dark ink loses, more in some places than in others.'),
  gridFading: part().describe('Part that the grid loses everywhere.'),
  gridGaps: part().describe('Part of the page on which the grid is missing, in patches.'),
  paperAging: part().describe('How yellow and uneven the paper is.'),
  printDotsPerInch: z
    .number()
    .min(40)
    .max(2400)
    .nullable()
    .default(null)
    .describe('Resolution of a coarser print or screen that the page went through; null: none.')
    .meta({ unit: 'dpi' }),

  stains: count(12).describe('Blots of spilled liquid.'),
  rings: count(6).describe('Rings that cups left.'),
  stainDarkness: z.number().min(0).max(1).default(0.35).describe('How dark blots and rings are.'),
  highlighter: count(10).describe('Strokes of a highlighter.'),
  scribbles: count(20).describe('Written words, arrows and circles of a pen.'),
  stamps: count(4).describe('Stamps with invented words and dates, round or rectangular.'),
  stampInk: z.number().min(0).max(1).default(0.75).describe('How much ink a stamp leaves where it is pressed hardest.'),
  mould: count(20).describe('Colonies of mould, each a cloud of specks.'),
  tears: count(6).describe('Pieces torn off the edges.'),
  holes: count(4).describe('Punched holes along the left edge.'),
  photocopies: count(5).describe('Times the page was photocopied.'),
  fax: z
    .enum(['none', 'standard', 'fine'])
    .default('none')
    .describe('Whether the page was faxed: black and white, 204 × 98 or 204 × 196 dpi, some lines repeated.'),

  folds: count(6).describe('Creases across the whole page, along its edges.'),
  wrinkles: count(60).describe('Creases of any direction and length, from soft to sharp.'),
  creaseShading: z.number().min(0).max(1).default(0.4).describe('How strongly folds and wrinkles catch the light.'),
  creaseDisplacement: millimetres(1).describe('How far a crease moves the paper beside it.'),
  curl: millimetres(8).describe('How far smooth waves of the whole page move the paper.'),
  curlShading: part().describe('How strongly smooth waves catch the light.'),

  width: z.number().int().min(16).max(20000).nullable().default(null).describe('Null: as the clean picture.').meta({
    unit: 'px of the worn picture',
  }),
  height: z.number().int().min(16).max(20000).nullable().default(null).describe('Null: as the clean picture.').meta({
    unit: 'px of the worn picture',
  }),
  zoom: z
    .number()
    .min(0.1)
    .max(6)
    .default(1)
    .describe('Size of the page; 1: it fills the picture if it is not tilted.'),
  shiftX: z.number().min(-1).max(1).default(0).describe('How far right the page lies, in widths of the picture.'),
  shiftY: z.number().min(-1).max(1).default(0).describe('How far down the page lies, in heights of the picture.'),
  rotation: z.number().min(-180).max(180).default(0).describe('Turns the page counterclockwise.').meta({
    unit: 'degrees',
  }),
  tiltX: z.number().min(-45).max(45).default(0).describe('Camera above (or, below 0, under) the page.').meta({
    unit: 'degrees',
  }),
  tiltY: z.number().min(-45).max(45).default(0).describe('Camera to the right (or, below 0, left) of the page.').meta({
    unit: 'degrees',
  }),
  cameraDistance: z
    .number()
    .min(0.8)
    .max(20)
    .default(1.8)
    .describe('Distance of the camera, in diagonals of the page: the nearer, the stronger is the perspective.'),
  lensDistortion: z
    .number()
    .min(-0.15)
    .max(0.15)
    .default(0)
    .describe('Radial distortion at the corner of the page; above 0 barrel, below 0 pincushion.'),
  stretchX: z.number().min(-0.05).max(0.05).default(0).describe('Columns too far apart by this part.'),
  stretchY: z.number().min(-0.05).max(0.05).default(0).describe('Rows too far apart by this part.'),
  rowSpeedWobble: pixels(2).describe('Deviation of rows by a scanner whose speed varies slowly.'),
  background: z
    .enum(['plain', 'desk', 'wood', 'cloth', 'tiles', 'clutter'])
    .default('plain')
    .describe('What the page lies on, where it shows.'),
  backgroundColor: z.tuple([level, level, level]).readonly().default([228, 226, 222]).describe('Beside the page.'),

  lightFalloff: part().describe('How much darker the far side of uneven light is.'),
  shadows: count(6).describe('Shadows of things beside the page.'),
  shadowDarkness: z.number().min(0).max(1).default(0.35).describe('Light that a shadow takes.'),
  shadowSoftness: millimetres(60, 20).describe('Width of the edge of shadows; near 0 they are hard-edged.'),
  vignette: part().describe('Light that the corners of the picture lose.'),
  fingers: count(5).describe('Fingers of a hand that holds the page at an edge; what they hide is not in the truth.'),
  gloss: part().describe('Strength of the reflection of a lamp.'),
  screen: part().describe('How strongly the pixels of a screen of `printDotsPerInch` (or 100) show: they make moiré.'),
  colorCast: z
    .tuple([z.number().min(0.5).max(1.5), z.number().min(0.5).max(1.5), z.number().min(0.5).max(1.5)])
    .readonly()
    .default([1, 1, 1])
    .describe('Factors of red, green and blue.'),
  contrast: z.number().min(0.2).max(2).default(1).describe('Factor of the distance from middle grey.'),

  defocus: pixels(8).describe('Standard deviation of a round blur.'),
  motion: pixels(20).describe('Length of a straight motion blur, centred; its direction is drawn from the seed.'),
  sharpening: z.number().min(0).max(3).default(0).describe('Strength of the sharpening of a camera.'),
  luminanceNoise: levels(60).describe('Standard deviation of noise of the brightness.'),
  chromaNoise: levels(60).describe('Standard deviation of noise of the colour.'),
  noiseGrain: pixels(8).describe('Size of clumps of the noise; 0: every pixel on its own.'),
  streaks: count(12).describe('Lines along the columns from dirt on a scanner that pulls the page.'),
  dust: z.number().min(0).max(20).default(0).describe('Specks and fibres, dark and bright.').meta({
    unit: 'per square centimetre',
  }),
  saltAndPepper: z.number().min(0).max(0.2).default(0).describe('Part of the pixels that turn black or white.'),
  bilevelThreshold: z
    .number()
    .min(0)
    .max(256)
    .nullable()
    .default(null)
    .describe('Brightness under which a scanner prints black; null: colours stay.')
    .meta({ unit: '8-bit levels' }),
  bilevelAdaptation: part().describe('How far the threshold follows the brightness around a pixel.'),
  cut: z
    .number()
    .min(0)
    .max(0.8)
    .default(0)
    .describe('Part of its width and height that the picture loses, at edges drawn from the seed, also through rows.'),
  jpegQuality: z
    .number()
    .min(5)
    .max(100)
    .nullable()
    .default(null)
    .describe('Quality of a JPEG file that the picture went through; null: none.'),
});

/** Options as callers write them: every one may be left out. */
export type WearOptions = z.input<typeof wearOptionsSchema>;
export type ResolvedWearOptions = z.output<typeof wearOptionsSchema>;
