import type { PagePose } from '../../../model/paper-map.ts';
import type { PageOrientation } from '../choose/layout-evidence.ts';

const open: readonly PageOrientation[] = ['upright', 'upside-down', 'mirrored', 'mirrored-upside-down'];

/** Ways in which a page may still lie when a person has said how it is turned, or that it is (not) mirrored. */
export function possibleOrientations({ given = [] }: PagePose): readonly PageOrientation[] {
  return open.filter(
    (orientation) =>
      !(given.includes('quarterTurns') && orientation.endsWith('upside-down')) &&
      !(given.includes('mirrored') && orientation.startsWith('mirrored')),
  );
}
