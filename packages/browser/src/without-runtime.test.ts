import { digitizeOptionsSchema, digitizePage, type EinthovenError } from '@einthoven/core';
import { expect, it, vi } from 'vitest';
import { createStageContext, type NetworkFiles } from './create-stage-context.ts';
import { renderSmallPage } from './test-support/render-small-page.ts';

vi.mock('onnxruntime-web/wasm', () => {
  throw new Error('not installed');
});

const source = await renderSmallPage();
const files = { ink: Uint8Array.of(1), labels: Uint8Array.of(1), wasmPaths: new URL('ort/', import.meta.url) };

function digitize(networks: NetworkFiles, inkReader: 'auto' | 'network') {
  const options = digitizeOptionsSchema.parse({ grid: { inkReader } });
  return digitizePage(source, options, createStageContext({ ...options.read, networks }));
}

it('reads the page without networks, and says why', async () => {
  const missing: EinthovenError[] = [];
  const { page } = await digitize({ ...files, onMissing: (error) => missing.push(error) }, 'auto');
  expect(page.flat.lines).toBeUndefined();
  expect(page.record.leads).toHaveLength(3);
  expect(missing.length).toBeGreaterThan(0);
  for (const { code, remedy } of missing) {
    expect(code).toBe('NETWORK_UNAVAILABLE');
    expect(remedy).toContain('onnxruntime-web');
  }
});

it('warns on the console by itself, and fails where the network was asked for', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  await expect(digitize(files, 'network')).rejects.toMatchObject({ code: 'NETWORK_UNAVAILABLE' });
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('onnxruntime-web'));
});

it('throws what the caller has to mend', async () => {
  const elsewhere = { ...files, wasmPaths: 'https://cdn.example/ort/' };
  await expect(digitize(elsewhere, 'auto')).rejects.toMatchObject({ code: 'OPTION_INVALID' });
});
