import { setTimeout as sleep } from 'node:timers/promises';
import type { ProgressEvent } from '@einthoven/core';
import { expect, it } from 'vitest';
import { createStageContext } from './create-stage-context.ts';
import { renderSmallPage } from './test-support/render-small-page.ts';

const { bytes } = await renderSmallPage();

it('lets work go on within its limits, without networks unless they are given', async () => {
  const events: ProgressEvent[] = [];
  const context = createStageContext({ maximumSeconds: 60, report: (event) => events.push(event) });
  context.report({ stage: 'read', state: 'start' });
  expect(events).toEqual([{ stage: 'read', state: 'start' }]);
  const before = context.now();
  expect((await context.decodeImage(bytes, 0)).image.width).toBeGreaterThan(100);
  expect(context.now()).toBeGreaterThan(before);
  expect(context.loadInkNetwork).toBeUndefined();
  expect(context.loadSmallInkNetwork).toBeUndefined();
  expect(context.loadLabelNetwork).toBeUndefined();
});

it('stops when the time is over', async () => {
  const context = createStageContext({ maximumSeconds: 0.02 });
  await sleep(40);
  expect(() => context.throwIfStopped()).toThrow(expect.objectContaining({ code: 'TIME_LIMIT' }));
  await expect(context.decodeImage(bytes, 0)).rejects.toMatchObject({ code: 'TIME_LIMIT' });
});

it('stops when the caller wants it, with the reason as cause', () => {
  const controller = new AbortController();
  const context = createStageContext({ maximumSeconds: 60, signal: controller.signal });
  context.throwIfStopped();
  controller.abort('enough');
  expect(() => context.throwIfStopped()).toThrow(expect.objectContaining({ code: 'ABORTED', cause: 'enough' }));
});

it('hands the limit of pixels to the decoder', async () => {
  const context = createStageContext({ maximumSeconds: 60, maximumPixels: 100 });
  await expect(context.decodeImage(bytes, 0)).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
});
