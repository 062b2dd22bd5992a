import { type Digitization, pipelineStages } from '@einthoven/core';
import { encodePng } from '@einthoven/node';
import { listStageData } from './inspect/list-stage-data.ts';

/** Overlay and data of every stage: `<name>-1-read.png`, `<name>-1-read.json` … */
export async function drawStages(digitization: Digitization, name: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const data = listStageData(digitization.page, 'full');
  for (const [index, stage] of pipelineStages.entries()) {
    const stem = `${name}-${index + 1}-${stage.name}`;
    files.set(`${stem}.png`, await encodePng(stage.drawOverlay(digitization.page)));
    files.set(`${stem}.json`, new TextEncoder().encode(`${JSON.stringify(data[stage.name], null, 1)}\n`));
  }
  return files;
}
