import type { Config } from './load';
import { findOnPath } from './find-on-path';
import { deriveSecret } from './mail';
import { jwtSecret } from './jwt-secret';

/** Keys that sign download links: the first signs, all of them are believed. */
export type SigningKeys = [SigningKey, ...SigningKey[]];

/** One key and the name by which a link tells which one it was signed with. */
export interface SigningKey {
  id: string;
  secret: string;
}

/** Finds LibreOffice: where it is configured, else on the PATH; undefined where it is not installed. */
export function officeProgram(
  { SOFFICE_PATH }: Pick<Config, 'SOFFICE_PATH'>,
  env: Record<string, string | undefined>,
): string | undefined {
  if (SOFFICE_PATH !== undefined) return SOFFICE_PATH;
  return findOnPath('soffice', env['PATH'] ?? '');
}

/** The keys of download links, as configured or derived from the installation's own secret. */
export async function signingKeys(config: Config): Promise<SigningKeys> {
  const [first, ...rest] = (config.DOWNLOAD_SIGNING_KEYS ?? '').split(',').filter(Boolean);
  if (first === undefined) {
    return [{ id: 'default', secret: deriveSecret(await jwtSecret(config), 'download') }];
  }
  return [readKey(first), ...rest.map(readKey)];
}

function readKey(pair: string): SigningKey {
  const colon = pair.indexOf(':');
  return { id: pair.slice(0, colon), secret: pair.slice(colon + 1) };
}
