import { EinthovenError } from '@einthoven/core';
import { describe, expect, it } from 'vitest';
import { assembleOptions } from './assemble-options.ts';
import type { OptionSources } from './read-option-tree.ts';

const assemble = (sources: Partial<OptionSources>) => assembleOptions({ shortcuts: {}, assignments: [], ...sources });

function failure(sources: Partial<OptionSources>): string {
  try {
    assemble(sources);
  } catch (error) {
    if (error instanceof EinthovenError && error.code === 'OPTION_INVALID') return error.message;
    throw error;
  }
  throw new Error('expected OPTION_INVALID');
}

describe('assembleOptions', () => {
  it('starts from the defaults', () => {
    expect(assemble({}).signals.samplingFrequency).toBe(500);
    expect(assemble({ configText: 'grid:\n' }).grid.minimumPitch).toBe(assemble({}).grid.minimumPitch);
  });

  it('lets --set win over shortcuts, and shortcuts over the file', () => {
    const configText = 'signals:\n  samplingFrequency: 250\ngrid:\n  minimumPitch: 3\n';
    const shortcuts = { 'signals.samplingFrequency': 1000 };
    expect(assemble({ configText }).signals.samplingFrequency).toBe(250);
    const merged = assemble({ configText, shortcuts });
    expect([merged.signals.samplingFrequency, merged.grid.minimumPitch]).toEqual([1000, 3]);
    const assignments = ['signals.samplingFrequency=360'];
    expect(assemble({ configText, shortcuts, assignments }).signals.samplingFrequency).toBe(360);
  });

  it('reads values by the type of their option', () => {
    expect(assemble({ assignments: ['layout.template=12'] }).layout.template).toBe('12');
    expect(assemble({ assignments: ['layout.template=null'] }).layout.template).toBeNull();
    expect(assemble({ assignments: ['grid.pixelsPerMillimetre=8'] }).grid.pixelsPerMillimetre).toBe(8);
  });

  it('suggests the nearest name for an unknown one', () => {
    expect(failure({ assignments: ['grid.minPitch=4'] })).toContain('did you mean grid.minimumPitch?');
    expect(failure({ assignments: ['samplingfrequency=4'] })).toContain('did you mean signals.samplingFrequency?');
    expect(failure({ configText: 'grid:\n  minimumPich: 4\n' })).toContain('did you mean grid.minimumPitch?');
    expect(failure({ configText: 'gird:\n  minimumPitch: 4\n' })).toContain('There is no option gird');
  });

  it('names option and unit of a value out of range', () => {
    expect(failure({ assignments: ['grid.minimumPitch=1000'] })).toMatch(/^grid\.minimumPitch \(px\): /);
    expect(failure({ assignments: ['grid.minimumPitch=wide'] })).toMatch(/^grid\.minimumPitch \(px\): /);
  });

  it('refuses what is no tree of options', () => {
    expect(failure({ configText: '- a' })).toContain('tree of options');
    expect(failure({ configText: 'a: [' })).toContain('no valid YAML');
    expect(failure({ assignments: ['grid.minimumPitch'] })).toContain('path=value');
    expect(failure({ assignments: ['grid.minimumPitch=[1'] })).toContain('cannot be read');
    expect(failure({ configText: 'grid: 4' })).toContain('grid');
  });
});
