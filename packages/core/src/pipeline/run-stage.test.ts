import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../errors.ts';
import type { RgbImage } from '../model/image.ts';
import { runStage } from './run-stage.ts';
import type { PassedStage, ProgressEvent, Stage, StageContext } from './stage.ts';

interface Counted {
  readonly pageIndex: number;
}
const picture: RgbImage = { width: 1, height: 1, data: new Uint8Array(3) };
const stageOf = (run: Stage<Counted, Counted, { by: number }>['run']): Stage<Counted, Counted, { by: number }> => ({
  name: 'grid',
  run,
  drawOverlay: () => picture,
});
const addition = stageOf((page, { by }) => ({ ...page, pageIndex: page.pageIndex + by }));

/** Runs a stage on page 1 with a clock that takes 5 ms a look, and writes down all that happened. */
async function run(stage: typeof addition, changes: Partial<StageContext> = {}) {
  const events: string[] = [];
  const timings: { stage: string; milliseconds: number }[] = [];
  const passed: PassedStage[] = [];
  let time = 100;
  const context: StageContext = {
    decodeImage: () => Promise.reject(new Error('not needed')),
    now: () => {
      time += 5;
      return time;
    },
    report: ({ stage, state }: ProgressEvent) => events.push(`${stage} ${state}`),
    observe: (one) => passed.push(one),
    throwIfStopped: () => {},
    ...changes,
  };
  const outcome = await runStage(stage, { pageIndex: 1 }, { by: 2 }, context, timings).then(
    (output) => ({ output, error: null }),
    (error: unknown) => ({ output: null, error }),
  );
  return { ...outcome, events, timings, passed };
}

describe('runStage', () => {
  it('gives the output of the stage, timed and reported', async () => {
    const { output, events, timings } = await run(addition);
    expect(output).toEqual({ pageIndex: 3 });
    expect(events).toEqual(['grid start', 'grid end']);
    expect(timings).toEqual([{ stage: 'grid', milliseconds: 5 }]);
  });

  it('waits for a stage that takes its time', async () => {
    const slow = stageOf(async (page) => ({ ...page, pageIndex: await Promise.resolve(9) }));
    expect((await run(slow)).output).toEqual({ pageIndex: 9 });
  });

  it('shows the page to an observer, with its picture on demand', async () => {
    const { passed } = await run(addition);
    expect(passed).toHaveLength(1);
    expect(passed[0]).toMatchObject({ stage: 'grid', page: { pageIndex: 3 } });
    expect(passed[0]!.drawOverlay()).toBe(picture);
  });

  it('hands errors of its own kind on as they are', async () => {
    const expected = new EinthovenError('GRID_NOT_FOUND');
    const { error, events, timings, passed } = await run(
      stageOf(() => {
        throw expected;
      }),
    );
    expect(error).toBe(expected);
    expect(events).toEqual(['grid start', 'grid end']);
    expect(timings).toHaveLength(1);
    expect(passed).toEqual([]);
  });

  it.each([
    ['at once', stageOf(() => nonsense())],
    ['later', stageOf(() => Promise.reject(new TypeError('no such thing')))],
  ])('names the stage in errors that it did not expect, thrown %s', async (_, stage) => {
    const { error } = await run(stage);
    expect(error).toBeInstanceOf(EinthovenError);
    expect(error).toMatchObject({ code: 'INTERNAL', message: 'grid failed: TypeError: no such thing' });
    expect((error as EinthovenError).cause).toBeInstanceOf(TypeError);
  });

  it('does not begin when the caller wants a stop', async () => {
    const stop = () => {
      throw new EinthovenError('ABORTED');
    };
    const { error, events, timings } = await run(addition, { throwIfStopped: stop });
    expect(error).toMatchObject({ code: 'ABORTED' });
    expect({ events, timings }).toEqual({ events: [], timings: [] });
  });
});

function nonsense(): never {
  throw new TypeError('no such thing');
}
