import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { encodeTar } from './encode-tar.ts';

it('writes archives that the tar program reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'einthoven-tar-'));
  const files = new Map([
    ['a.png', Uint8Array.from({ length: 700 }, (_, i) => i & 255)],
    ['sub/empty.json', new Uint8Array()],
    ['b.dat', new Uint8Array(512).fill(7)],
  ]);
  writeFileSync(join(folder, 'x.tar'), encodeTar(files));
  execFileSync('tar', ['-xf', 'x.tar'], { cwd: folder });
  for (const [name, bytes] of files) expect(new Uint8Array(readFileSync(join(folder, name)))).toEqual(bytes);
});

it('refuses names that the format cannot hold', () => {
  expect(() => encodeTar(new Map([['x'.repeat(101), new Uint8Array()]]))).toThrow(/longer than 100/);
});
