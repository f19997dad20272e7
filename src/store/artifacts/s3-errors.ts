import { AppError } from '../../contract/errors';
import { storeUnavailable } from './store-errors';

/** Reasons in words for what an operator has to put right. */
const REASONS: Record<string, string> = {
  NoSuchBucket: 'the bucket does not exist',
  AccessDenied: 'access to the bucket is denied',
  InvalidAccessKeyId: 'the access key is unknown',
  SignatureDoesNotMatch: 'the secret of the access key is wrong',
  CredentialsProviderError: 'no credentials were found',
  TimeoutError: 'the server did not answer in time',
  SlowDown: 'the server asks for fewer requests',
  ECONNREFUSED: 'the server cannot be reached',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'the host name of the server is unknown',
};

/** Tells whether the server answered with one of these HTTP statuses. */
export function hasStatus(error: unknown, ...statuses: number[]): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status !== undefined && statuses.includes(status);
}

/** Turns whatever a call of the SDK failed with into an error of the store. */
export function s3Failure(action: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  // Node's errors carry a code, those of the service a name.
  const { name, message, code = name } = error as Error & { code?: string };
  const reason = REASONS[code] ?? REASONS[name] ?? (message || 'it gave no reason');
  return storeUnavailable(action, `${reason} (${code})`, error);
}
