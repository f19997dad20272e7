import { AppError } from '../../contract/errors';
import { diskTrouble } from '../../store/artifacts/local-errors';
import { databaseTrouble } from '../../store/database-away';

/**
 * Names the outage behind an error, of the database or of the disk for temporary files, so that it is
 * retried and its reason is told; undefined where the error means something else.
 */
export function outageOf(error: unknown): AppError | undefined {
  const database = databaseTrouble(error);
  if (database !== undefined) return unavailable('The database', database, error);
  const disk = diskTrouble(error);
  if (disk !== undefined) return unavailable('The folder for temporary files', disk, error);
  return undefined;
}

function unavailable(part: string, reason: string, cause: unknown): AppError {
  return new AppError('UPSTREAM_UNAVAILABLE', `${part} is unavailable: ${reason}.`, { cause });
}
