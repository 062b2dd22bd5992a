import { describe, expect, it } from 'vitest';
import { matchGlob } from './match-glob.ts';

describe('matchGlob', () => {
  it.each([
    ['*.png', 'a/b/page.png', true],
    ['*.png', 'page.jpg', false],
    ['scans/*.png', 'scans/page.png', true],
    ['scans/*.png', 'scans/deep/page.png', false],
    ['scans/**/*.png', 'scans/page.png', true],
    ['scans/**/*.png', 'scans/a/b/page.png', true],
    ['scans/**', 'scans/a/b/page.png', true],
    ['**/a/*', 'x/y/a/page.png', true],
    ['page?.png', 'page1.png', true],
    ['page?.png', 'page12.png', false],
    ['page[0-9].png', 'page7.png', true],
    ['page[!0-9].png', 'page7.png', false],
    ['*.{png,jpg}', 'page.jpg', true],
    ['*.{png,jpg}', 'page.gif', false],
    ['a+b(1).png', 'a+b(1).png', true],
    ['page.png', 'pagexpng', false],
    ['a-b/*.png', 'a-b/page.png', true],
    ['{{a,b}.png', '{b.png', true],
    ['weird{.png', 'weird{.png', true],
    ['[x.png', '[x.png', true],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(matchGlob(pattern, path)).toBe(expected);
  });

  it('refuses a set that runs backward', () => {
    expect(() => matchGlob('[z-a].png', 'page.png')).toThrow('no valid pattern');
  });
});
