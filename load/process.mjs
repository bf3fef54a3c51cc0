// What Linux says of a process that is measured.
import { readFileSync } from 'node:fs';

/** Resident memory in bytes: all its pages in memory, those of files too (VmRSS of proc_pid_status(5)). */
export function residentBytes(pid) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

/** User and system time since its start, s: a clock tick is 10 ms on Linux. */
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
