import pino from 'pino';

export type Logger = pino.Logger;

/** Members that never reach a log line, whatever object they sit in. */
const SECRET_MEMBERS = [
  'password',
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'JWT_SECRET',
  'DATABASE_URL',
  'ADMIN_PASSWORD',
  'S3_SECRET_ACCESS_KEY',
];

/** Makes the logger of a process. `name` tells the API's lines from a worker's. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    redact: {
      paths: SECRET_MEMBERS.flatMap((member) => [member, `*.${member}`, `*.*.${member}`]),
      censor: '[redacted]',
    },
    serializers: { err: pino.stdSerializers.err },
  });
}
