import { z } from 'zod';

/** Limits that keep a hostile or mistaken file from taking the machine. */
export const readOptionsSchema = z.strictObject({
  maximumBytes: z
    .int()
    .min(1)
    .default(200_000_000)
    .describe('Largest file that is read; larger ones are refused.')
    .meta({ unit: 'bytes' }),
  maximumPixels: z
    .int()
    .min(1)
    .default(100_000_000)
    .describe('Largest picture that is decoded, width times height.')
    .meta({ unit: 'px' }),
  minimumSide: z
    .int()
    .min(16)
    .default(200)
    .describe('Shortest side of a picture that is read; smaller ones are refused.')
    .meta({ unit: 'px' }),
  maximumPages: z
    .int()
    .min(1)
    .default(100)
    .describe('Most pages of one file; files with more are refused.')
    .meta({ unit: 'pages' }),
  maximumSeconds: z
    .number()
    .min(0.1)
    .default(60)
    .describe('Longest time for one page; it fails with TIME_LIMIT then.')
    .meta({ unit: 's' }),
});
export type ReadOptions = z.infer<typeof readOptionsSchema>;
