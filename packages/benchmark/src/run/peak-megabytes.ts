import { readFileSync } from 'node:fs';

/**
 * Largest resident memory of this process so far, MB (10^6 bytes). On Linux from the kernel's own mark: what
 * `resourceUsage` tells there starts at the size of the parent process.
 */
export function peakMegabytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return (Number(kilobytes) * 1024) / 1e6;
  } catch {
    // Not Linux: there is no such file, and no such flaw either.
  }
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
