import { expect, it } from 'vitest';
import { layOverWhite } from './lay-over-white.ts';

it('keeps what is opaque, and lets white through the rest', () => {
  const every = Array.from({ length: 256 }, (_, value) => value);
  const opaque = layOverWhite(
    every.flatMap((value) => [value, 255 - value, value, 255]),
    256,
    1,
  );
  expect([...opaque.data]).toEqual(every.flatMap((value) => [value, 255 - value, value]));
  const pale = layOverWhite([0, 100, 255, 0, 0, 100, 255, 51], 2, 1);
  expect([...pale.data]).toEqual([255, 255, 255, 204, 224, 255]);
});
