export { type CentreLine, type CentreLineOptions, centreLine } from './centre-line/centre-line.ts';
export { type FlattenOptions, flatten } from './flatten.ts';
export { sourceAt } from './source-at.ts';
export { type Turn, turnMap } from './turn-map.ts';
