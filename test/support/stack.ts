import type { StackAddress } from './running-stack';

/** Name of the variable that tells tests of `test/features` where the stack is; set by the global set-up. */
export const STACK_VARIABLE = 'TEST_STACK';

/** Finds the stack that the run started for all tests of `test/features`. */
export function stack(): StackAddress {
  const address = process.env[STACK_VARIABLE];
  if (!address) throw new Error(`${STACK_VARIABLE} is not set; run this test in the stack project`);
  return JSON.parse(address) as StackAddress;
}

/** Signs in, as the admin where no one else is named, and returns the access token. */
export async function signIn(
  { email, password } = stack().admin,
  api = stack().api,
): Promise<string> {
  const response = await fetch(`${api}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 200) {
    throw new Error(`Signing in ${email}: ${response.status} ${await response.text()}`);
  }
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
