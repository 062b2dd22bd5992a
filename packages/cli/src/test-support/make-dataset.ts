import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLayoutTemplate, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { encodeWfdb } from '@einthoven/core/formats';
import { encodeRenderTruth, type RenderOptions, renderPage, synthesizeEcg } from '@einthoven/core/render';
import { encodePng } from '@einthoven/node';

const templates = parseLayoutTemplates(shippedLayouts);

/** A page as `einthoven render` writes it: `<name>.png`, `.json`, `.hea` and `.dat`. For tests. */
export async function makeDatasetPage(
  folder: string,
  name: string,
  { layout = '3x4+1', ...options }: Partial<RenderOptions> & { readonly layout?: string } = {},
): Promise<void> {
  const template = findLayoutTemplate(layout, templates);
  const seed = name.charCodeAt(0) + name.length;
  const page = renderPage(synthesizeEcg({ seed }), { template, dotsPerInch: 70, ...options });
  await writeFile(join(folder, `${name}.png`), await encodePng(page.image));
  await writeFile(join(folder, `${name}.json`), encodeRenderTruth(page.truth));
  const comments = ['Synthetic heart', `Image: ${name}.png`];
  for (const [file, bytes] of encodeWfdb({ ...page.truth.record, name, comments })) {
    await writeFile(join(folder, file), bytes);
  }
}
