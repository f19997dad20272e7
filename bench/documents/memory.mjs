// Memory of a worker that reads a long scan: its own and that of the programs it runs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scannedPage, writeScan } from './pages.mjs';
import { startService } from './service.mjs';

const SAMPLE_MS = 50;
const PAGE_BYTES = 4_096;
const MEBIBYTE = 2 ** 20;

/**
 * Reads a scan of so many pages and bytes. The peak is the sum of what is resident of the worker and of the programs
 * that it has started, at the same time.
 * @param {{ pages: number, bytes: number, directory: string }} options
 */
export async function measureMemory({ pages, bytes, directory }) {
  const file = path.join(directory, `scan-${pages}-${bytes}.pdf`);
  const picture = await scannedPage(bytes / pages);
  // Copies: a picture that comes twice is kept once in a PDF.
  await writeScan(
    Array.from({ length: pages }, () => Buffer.from(picture)),
    file,
  );
  const home = path.join(directory, `memory-${bytes}`);
  const service = await startService(home, { DOCUMENT_PARALLEL_PAGES: '2' });
  try {
    return await observe(service, { worker: workerOf(home), file, bytes });
  } finally {
    await service.stop();
  }
}

/** @param {string} home */
function workerOf(home) {
  return JSON.parse(readFileSync(path.join(home, 'run/worker.json'), 'utf8')).pid;
}

/**
 * @param {import('./service.mjs').Service} service
 * @param {{ worker: number, file: string, bytes: number }} options
 */
async function observe(service, { worker, file, bytes }) {
  const idle = residentOf(worker);
  let peak = { total: 0, worker: 0, stage: '' };
  let stage = '';
  const seen = new Set();
  const timer = setInterval(() => {
    const own = residentOf(worker);
    const total = own + programsOf(worker).reduce((sum, pid) => sum + residentOf(pid), 0);
    if (total > peak.total) peak = { total, worker: own, stage };
  }, SAMPLE_MS);
  try {
    const { seconds } = await service.read(file, {
      mediaType: 'application/pdf',
      onPoll({ progress }) {
        stage = progress?.stage ?? stage;
        if (progress?.stage === 'reading') seen.add(progress.done);
      },
    });
    return { seconds, idle, ...peak, megabytes: bytes / MEBIBYTE, progressSeen: seen.size };
  } finally {
    clearInterval(timer);
  }
}

/** @param {number} pid in MB; 0 where it has ended */
function residentOf(pid) {
  try {
    const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(pages) * PAGE_BYTES) / MEBIBYTE;
  } catch {
    return 0;
  }
}

/**
 * Programs that a process runs. One that is between its fork and its own program still shows its parent's memory as
 * its own, and is left out.
 * @param {number} parent
 */
function programsOf(parent) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!pid) return false;
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const [name, rest] = [
          stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
          stat.slice(stat.lastIndexOf(')') + 2),
        ];
        return Number(rest.split(' ')[1]) === parent && name !== 'node';
      } catch {
        return false;
      }
    });
}
