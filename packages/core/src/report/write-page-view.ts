import type { PageLayer } from './draw-page-layers.ts';
import { encodeBase64 } from './encode-base64.ts';
import { escapeHtml } from './escape-html.ts';
import type { ReportPicture } from './report-input.ts';

/**
 * The page's picture under its layers. The checkboxes stand before the figure in one container, and rules of style hide
 * the layers of those that are off: no script is needed, and the keyboard works.
 */
export function writePageView(picture: ReportPicture, layers: readonly PageLayer[], title: string): string {
  const { width, height } = picture.place;
  const source = `data:${picture.mediaType};base64,${encodeBase64(picture.bytes)}`;
  const switches = [
    ...layers.map(({ id, label, shown }) => writeSwitch(`layer-${id}`, label, shown)),
    writeSwitch('larger', 'Enlarge', false),
  ];
  const drawn = layers.map(({ id, svg }) => `<g class="layer layer-${id}">${svg}</g>`);
  const shown = layers.map(({ label }) => label.toLowerCase()).join(', ');
  const words = shown === '' ? 'The picture of the page.' : `The picture of the page with overlays: ${shown}.`;
  return (
    `<div class="view" role="group" aria-label="Overlays of the page">${switches.join('')}` +
    '<div class="frame" tabindex="0" role="region" aria-label="Picture of the page">' +
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="page-title page-description">` +
    `<title id="page-title">${escapeHtml(title)}</title><desc id="page-description">${escapeHtml(words)}</desc>` +
    `<image href="${source}" width="${width}" height="${height}"/>${drawn.join('')}</svg></div></div>`
  );
}

function writeSwitch(id: string, label: string, on: boolean): string {
  return `<input type="checkbox" id="${id}"${on ? ' checked' : ''}><label for="${id}">${escapeHtml(label)}</label>`;
}
