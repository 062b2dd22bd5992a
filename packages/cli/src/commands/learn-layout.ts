import { resolve } from 'node:path';
import { EinthovenError, type LayoutTemplate, learnLayoutTemplate, type PageLayout } from '@einthoven/core';
import { readPageFile } from '@einthoven/node';
import type { CliIo } from '../cli-io.ts';
import { type PassedStage, readDigitization } from '../read-digitization.ts';
import { type PipelineArguments, readPipelineOptions } from './pipeline-arguments.ts';

export interface LearnArguments extends PipelineArguments {
  readonly name: string;
  readonly page: number;
}

/** The form that names of layouts have in layout files. */
const nameForm = /^[\w.+-]+$/;

/** The layout of an example page as a template. Throws EinthovenError where the page's layout is not found. */
export async function learnLayout(file: string, given: LearnArguments, io: CliIo): Promise<LayoutTemplate> {
  if (!nameForm.test(given.name)) {
    throw new EinthovenError('OPTION_INVALID', `--name expects letters, digits and . _ + -, but got "${given.name}".`);
  }
  const location = { path: resolve(io.workingDirectory, file), pageIndex: given.page - 1 };
  const options = await readPipelineOptions(given, io.workingDirectory);
  const pageCount = (await readPageFile(location.path, options.common.read)).length;
  const { options: ofPage } = await options.ofPage({ ...location, pageCount });
  const layouts: PageLayout[] = [];
  const observe = ({ stage, page }: PassedStage) => {
    if (stage === 'layout' && page.layout) layouts.push(page.layout);
  };
  try {
    await readDigitization(location, ofPage, { observe });
  } catch (error) {
    // What comes after the layout may fail: the template does not need it.
    if (layouts.length === 0) throw error;
  }
  return learnLayoutTemplate(layouts[0]!, given.name);
}
