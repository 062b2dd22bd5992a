export { flattenForNetwork, type InkNetworkPlanes } from './flatten-for-network.ts';
export type { InkNetwork, NetworkAnswer } from './ink-network.ts';
export { inkNetworkScale, inkNetworkStride } from './ink-network-scale.ts';
export type { LabelNetwork } from './label-network.ts';
export { readInk } from './read-ink.ts';
