import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EinthovenError, type ErrorCode, errorRegistry } from './errors.ts';
import { stageNames } from './model/stage-name.ts';

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

interface Section {
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The sections of docs/errors.md: a heading that is a code, and a list of `- Name: text`. */
const sections: Section[] = page
  .split(/^## /m)
  .slice(1)
  .map((text) => {
    const fields = [...text.matchAll(/^- (\w+): (.+)$/gm)].map((match) => [match[1]!, match[2]!] as const);
    return { code: text.slice(0, text.indexOf('\n')).trim(), fields: Object.fromEntries(fields) };
  });

const codes = Object.keys(errorRegistry) as ErrorCode[];

it('docs/errors.md has a section for each code of errors.ts, in its order, and no others', () => {
  expect(sections.map((section) => section.code)).toEqual(codes);
});

it.each(codes)('docs/errors.md says about %s what errors.ts says, with an example', (code) => {
  const { stage, cause, remedy } = errorRegistry[code];
  const section = sections.find((candidate) => candidate.code === code);
  expect(section?.fields).toEqual({ Stage: stage, Cause: cause, Remedy: remedy, Example: expect.stringMatching(/\S/) });
});

it.each(codes)('an error with code %s carries stage, cause and remedy', (code) => {
  const entry = errorRegistry[code];
  const error = new EinthovenError(code);
  expect(error).toMatchObject({ name: 'EinthovenError', code, stage: entry.stage, message: entry.cause });
  expect(error.remedy).toBe(entry.remedy);
  expect([...stageNames, 'options', 'formats', 'output', 'internal']).toContain(entry.stage);
  expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  for (const text of [entry.cause, entry.remedy]) expect(text).toMatch(/^[A-Z].*\.$/);
});

it('keeps message, cause and a better remedy where they are given', () => {
  const cause = new Error('deep');
  const error = new EinthovenError('FORMAT_UNSUPPORTED', 'page is PDF', { cause, remedy: 'Use pdftoppm.' });
  expect(error).toMatchObject({ message: 'page is PDF', cause, remedy: 'Use pdftoppm.' });
  expect(error).toBeInstanceOf(Error);
});
