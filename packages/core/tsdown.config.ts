import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/dataset/index.ts',
    'src/formats/index.ts',
    'src/render/index.ts',
    'src/image/index.ts',
    'src/measure/index.ts',
    'src/network/index.ts',
    'src/report/index.ts',
    'src/signal/index.ts',
  ],
  format: 'esm',
  platform: 'neutral',
  dts: true,
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
