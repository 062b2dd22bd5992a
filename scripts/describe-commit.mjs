import { execFileSync } from 'node:child_process';

/** The commit that is measured, and whether what is measured differs from it. */
export function describeCommit() {
  const git = (/** @type {string[]} */ ...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'packages', 'models', 'fixtures') !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
}
