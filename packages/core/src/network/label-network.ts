/**
 * The network that reads lead names, wherever it runs: `crops` holds `count` crops of labelCropHeight × labelCropWidth
 * floats; the answer holds for each crop one probability a class of `labelClasses`, in that order.
 */
export type LabelNetwork = (crops: Float32Array, count: number) => Promise<Float32Array>;
