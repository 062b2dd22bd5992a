import manifest from '../package.json' with { type: 'json' };

/** Version of the benchmark; the packages of the workspace share one. */
export const benchmarkVersion = manifest.version;
