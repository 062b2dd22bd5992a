import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker as Thread } from 'node:worker_threads';
import type { ReadWord, TextReader } from '@einthoven/core';
import type { Page, PSM, Worker } from 'tesseract.js';
import { encodePgm } from './encode-pgm.ts';

/** The older engine is not among the small data: the LSTM network alone. */
const lstmOnly = 1;
/** Page segmentation: one block of lines below each other, as the layout stage sets them. */
const singleBlock = '6';
/** Of the data that the package brings: those of whole numbers, small and fast. */
const dataFolder = '4.0.0_best_int';

/**
 * Tesseract in a thread of its own, with its data from the disk: nothing is ever fetched. Words come in reading order.
 * Null where the optional packages tesseract.js and @tesseract.js-data/eng are not installed or do not run on this
 * machine; pages are then read without their words. The thread does not keep the process alive.
 */
export async function createTextReader(): Promise<TextReader | null> {
  const worker = await startWorker();
  if (worker === null) return null;
  // The worker has its thread as a property that its types leave out.
  const { worker: thread } = worker as Worker & { readonly worker: Thread };
  const keepAlive = countUsers(thread);
  const ended = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The text reader has ended.')));
  });
  ended.catch(() => undefined);
  return async (image, dotsPerInch) => {
    keepAlive(1);
    try {
      const options = { user_defined_dpi: String(Math.round(dotsPerInch)) };
      const picture = Buffer.from(encodePgm(image));
      const reading = worker.recognize(picture, options as object, { text: false, blocks: true });
      const { data } = await Promise.race([reading, ended]);
      return listWords(data);
    } finally {
      keepAlive(-1);
    }
  };
}

async function startWorker(): Promise<Worker | null> {
  try {
    const { createWorker } = await import('tesseract.js');
    const langPath = join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng'))), dataFolder);
    // The worker says nothing, and waits for ever, where its data are missing.
    await access(join(langPath, 'eng.traineddata.gz'));
    return await new Promise<Worker>((resolve, reject) => {
      const options = { langPath, cacheMethod: 'none', errorHandler: reject };
      createWorker('eng', lstmOnly, options)
        .then(async (worker) => {
          // What it would print of lines that it cannot read helps nobody.
          await worker.setParameters({ tessedit_pageseg_mode: singleBlock as PSM, debug_file: '/dev/null' });
          resolve(worker);
        })
        .catch(reject);
    });
  } catch {
    return null;
  }
}

/** Lets the thread end with the process, but for the time in which a page waits for it. */
function countUsers(thread: Thread): (change: 1 | -1) => void {
  let users = 0;
  thread.unref();
  return (change) => {
    users += change;
    if (users > 0) thread.ref();
    else thread.unref();
  };
}

function listWords({ blocks }: Page): readonly ReadWord[] {
  const lines = (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap(({ words }) =>
    words.map(({ text, bbox, confidence }) => ({
      text,
      left: bbox.x0,
      top: bbox.y0,
      right: bbox.x1,
      bottom: bbox.y1,
      confidence: confidence / 100,
    })),
  );
}
