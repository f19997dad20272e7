import { hash, verify } from '@node-rs/argon2';

/** Of no account: a sign-in to an unknown address is checked against it and takes as long as any other. */
let nobody: Promise<string> | undefined;

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Checks a password against a hash; null, of an unknown account, takes the same time and never fits. */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  nobody ??= hashPassword('nobody');
  const fits = await verify(passwordHash ?? (await nobody), password);
  return fits && passwordHash !== null;
}
