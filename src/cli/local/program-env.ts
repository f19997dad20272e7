import type { Env } from '../command';
import { homeOf, readStackFile } from './stack-file';

/**
 * The environment of a program that joins what runs on this machine: database and engine are those of the
 * running stack where the environment names no others.
 */
export function programEnv(env: Env): Record<string, string | undefined> {
  const stack = readStackFile(env);
  const engineNamed = env['TEMPORAL_ADDRESS'] || env['TEMPORAL_PROFILE'];
  return {
    ...env,
    PRESSROOM_HOME: homeOf(env),
    ...(stack && {
      DATABASE_URL: env['DATABASE_URL'] || stack.databaseUrl,
      ...(!engineNamed && {
        TEMPORAL_ADDRESS: stack.temporal.address,
        TEMPORAL_NAMESPACE: stack.temporal.namespace,
      }),
      ...(stack.temporal.ui !== null && {
        TEMPORAL_UI_URL: env['TEMPORAL_UI_URL'] || stack.temporal.ui,
      }),
    }),
  };
}
