/** What the run answers when a test asks for one of its shared servers. */
export interface SharedServerAnswers {
  postgres: { url: string; template: string };
  temporal: { address: string };
  'time-skipping': { executable: string };
  moto: { python: string };
}

/** Name of the variable that tells tests where to ask; set by Jest's global set-up. */
export const SHARED_SERVERS_VARIABLE = 'TEST_SHARED_SERVERS';

/** Asks the run for a shared server and waits until it serves. */
export async function sharedServer<Name extends keyof SharedServerAnswers>(
  name: Name,
): Promise<SharedServerAnswers[Name]> {
  const url = process.env[SHARED_SERVERS_VARIABLE];
  if (!url) throw new Error(`${SHARED_SERVERS_VARIABLE} is not set; run tests through Jest`);
  const response = await fetch(`${url}/${name}`);
  const body = await response.text();
  if (!response.ok) throw new Error(`The shared ${name} server did not start:\n${body}`);
  return JSON.parse(body) as SharedServerAnswers[Name];
}
