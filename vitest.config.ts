import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['einthoven-source'] },
  ssr: { resolve: { conditions: ['einthoven-source'] } },
  test: { include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2 },
});
