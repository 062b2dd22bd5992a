import { SingleBar } from 'cli-progress';
import type { CliStream } from '../cli-io.ts';
import type { PageRow } from './page-result.ts';

export interface ProgressBar {
  readonly setPageCount: (pages: number) => void;
  readonly addRow: (row: Pick<PageRow, 'status' | 'resumed'> & Partial<Pick<PageRow, 'ecg' | 'joined'>>) => void;
  readonly stop: () => void;
}

/** A bar with pages a second and the time left. Draws nothing unless a person watches the stream. */
export function startProgressBar(stream: CliStream, pages: number, now: () => number): ProgressBar {
  if (!stream.isTTY) return { setPageCount: () => undefined, addRow: () => undefined, stop: () => undefined };
  const format = '{bar} {value}/{total} pages | {rate} pages/s | {left} left | {failed} failed';
  const bar = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true, barsize: 24 });
  const started = now();
  let fresh = 0;
  let failed = 0;
  let done = 0;
  bar.start(pages, 0, { rate: '-', left: '?', failed });
  return {
    setPageCount: (count) => bar.setTotal(count),
    addRow: (row) => {
      // Further ECGs and joined pages are no pages.
      if ((row.ecg ?? 1) > 1 || row.joined) return;
      // Pages taken over from an earlier run would make the rate look better than it is.
      if (!row.resumed) fresh++;
      if (row.status === 'failed') failed++;
      done++;
      const rate = fresh / Math.max(0.001, (now() - started) / 1000);
      const left = rate > 0 ? formatDuration((bar.getTotal() - done) / rate) : '?';
      bar.increment(1, { rate: rate.toFixed(1), left, failed });
    },
    stop: () => bar.stop(),
  };
}

/** `45 s`, `12 min`, `3.5 h`. */
function formatDuration(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6000 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
