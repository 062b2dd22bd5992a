import { EinthovenError } from '../errors.ts';
import type { DigitizedPage } from '../model/page.ts';
import type { Stage, StageContext } from './stage.ts';

/** Runs one stage: checks for a stop, reports, times, shows its output to an observer, and names the stage in errors that it did not expect. */
export async function runStage<Input, Output extends Input & Partial<DigitizedPage>, Options>(
  stage: Stage<Input, Output, Options>,
  input: Input,
  options: Options,
  context: StageContext,
  timings: { stage: string; milliseconds: number }[],
): Promise<Output> {
  context.throwIfStopped();
  context.report({ stage: stage.name, state: 'start' });
  const start = context.now();
  try {
    const output = await stage.run(input, options, context);
    context.observe?.({ stage: stage.name, page: output, drawOverlay: () => stage.drawOverlay(output) });
    return output;
  } catch (error) {
    if (error instanceof EinthovenError) throw error;
    throw new EinthovenError('INTERNAL', `${stage.name} failed: ${String(error)}`, { cause: error });
  } finally {
    timings.push({ stage: stage.name, milliseconds: context.now() - start });
    context.report({ stage: stage.name, state: 'end' });
  }
}
