// Finds out what a file of rows holds, as the service does when it is sent, and prints that as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const dist = path.join(import.meta.dirname, '../../dist');
const { inspectDataset } = require(path.join(dist, 'engines/dataset/inspect-dataset.js'));

const folder = mkdtempSync(path.join(tmpdir(), 'pressroom-inspect-'));
try {
  const { format, columns } = await inspectDataset({ path: process.argv[2], change: {}, folder });
  console.log(JSON.stringify({ format, columns }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
