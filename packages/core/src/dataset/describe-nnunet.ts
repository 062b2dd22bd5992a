import { everyLeadName } from '../model/lead.ts';

/** What the values of a label picture mean. */
export const labelSets = {
  leads: Object.fromEntries([['background', 0], ...everyLeadName.map((name, index) => [name, index + 1])]),
  classes: { background: 0, grid: 1, marks: 2, signal: 3 },
  binary: { background: 0, signal: 1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

export type LabelSet = keyof typeof labelSets;

export interface NnunetDatasetOptions {
  readonly name: string;
  readonly labels: LabelSet;
  /** Cases in imagesTr. */
  readonly trainingCases: number;
  /** 1: one channel called Signals, as the first reference system's fork wants it. Default 3: red, green, blue. */
  readonly channels?: 1 | 3;
}

/** `dataset.json` of nnU-Net v2: https://github.com/MIC-DKFZ/nnUNet/blob/master/documentation/dataset_format.md */
export function describeNnunet({ name, labels, trainingCases, channels = 3 }: NnunetDatasetOptions) {
  return {
    name,
    channel_names: channels === 3 ? { 0: 'R', 1: 'G', 2: 'B' } : { 0: 'Signals' },
    labels: labelSets[labels],
    numTraining: trainingCases,
    file_ending: '.png',
    ...(channels === 3 ? { overwrite_image_reader_writer: 'NaturalImage2DIO' } : {}),
  };
}
