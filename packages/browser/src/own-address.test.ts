import { expect, it } from 'vitest';
import { requireOwnAddress } from './own-address.ts';

const page = { href: 'https://ecg.example/app/index.html?x=1', origin: 'https://ecg.example' };
const worker = { href: 'blob:https://ecg.example/0b7f', origin: 'https://ecg.example' };
const file = { href: 'file:///somewhere/index.html', origin: 'null' };

it.each([
  ['/ort/', page, 'https://ecg.example/ort/'],
  ['ort/', page, 'https://ecg.example/app/ort/'],
  [new URL('https://ecg.example/ink.onnx'), page, 'https://ecg.example/ink.onnx'],
  ['blob:https://ecg.example/1234', page, 'blob:https://ecg.example/1234'],
  ['ort/', worker, 'https://ecg.example/ort/'],
  ['file:///models/ink.onnx', undefined, 'file:///models/ink.onnx'],
])('%s is an address of the page', (address, place, expected) => {
  expect(requireOwnAddress(address, 'model', place).href).toBe(expected);
});

it.each([
  ['https://cdn.example/ort/', page],
  ['//cdn.example/ort/', page],
  ['http://ecg.example/ort/', page],
  ['https://ecg.example:8443/ort/', page],
  ['data:application/wasm;base64,AA==', page],
  ['https://cdn.example/ort/', worker],
  ['ort/', file],
  ['https://cdn.example/ort/', undefined],
  ['ort/', undefined],
])('%s is not', (address, place) => {
  const run = () => requireOwnAddress(address, 'wasmPaths', place);
  expect(run).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  expect(run).toThrow(address);
});
