import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/main.ts', 'src/page-worker.ts', 'src/dataset-worker.ts'],
  format: 'esm',
  platform: 'node',
  dts: false,
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
