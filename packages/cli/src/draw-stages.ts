import { stageNames } from '@einthoven/core';
import { encodePng } from '@einthoven/node';
import { listStageData } from './inspect/list-stage-data.ts';
import type { PassedStage } from './read-digitization.ts';

/** Overlay and data of every stage that the page passed: `<name>-1-read.png`, `<name>-1-read.json` … */
export async function drawStages(passed: readonly PassedStage[], name: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { stage, page, drawOverlay } of passed) {
    const stem = `${name}-${stageNames.indexOf(stage) + 1}-${stage}`;
    files.set(`${stem}.png`, await encodePng(drawOverlay()));
    const data = listStageData(page, 'full')[stage];
    files.set(`${stem}.json`, new TextEncoder().encode(`${JSON.stringify(data, null, 1)}\n`));
  }
  return files;
}
