import { AppError } from '../contract/errors';
import type { Config } from './load';

/** The database's URL; throws CONFIGURATION where none is set, since a process of ours starts none itself. */
export function databaseUrl(config: Config): string {
  if (config.DATABASE_URL !== undefined) return config.DATABASE_URL;
  throw new AppError(
    'CONFIGURATION',
    'DATABASE_URL is missing. `npm start` runs a database and sets it; without it, name an existing PostgreSQL.',
  );
}
