import { readFileSync } from 'node:fs';

/**
 * The most memory that this process ever had resident, in megabytes. From Linux (proc_pid_status(5), VmHWM), because
 * `process.resourceUsage().maxRSS` of a new process begins with the size of the one that started it.
 */
export function peakMegabytes(): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
