// Makes the ten million points of the bench, once: a text of a hundred values and a number, as Parquet and CSV.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '../../.pressroom/bench-data');

/** Three even spreads added up, which looks like nature; nearly all values are different. */
const SPREAD = [
  [7, 1],
  [13, 5],
  [17, 3],
]
  .map(([factor, shift]) => `hash(n * ${factor} + ${shift})::double / 18446744073709551615.0`)
  .join(' + ');
const ROWS = `select 'Station ' || lpad((hash(n) % 100)::varchar, 3, '0') as station, round((${SPREAD} - 1.5) * 1000, 6) as value from range(10000000) rows(n)`;

/**
 * Gives the path of the points in a format.
 * @param {'parquet' | 'csv'} format
 */
export async function pointsFile(format) {
  const file = path.join(FOLDER, `points.${format}`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  await connection.run(`copy (${ROWS}) to '${file}.new' (format ${format})`);
  connection.closeSync();
  instance.closeSync();
  renameSync(`${file}.new`, file);
  return file;
}
