import type { ApiClient } from '../../api/client';
import { EXIT } from '../../exit-codes';
import { Problem } from '../../problem';

/** An account as the API lists it. */
export interface User {
  id: number;
  email: string;
  role: string;
  disabled: boolean;
  created_at: string;
}

const PAGE = 500;

/** Lists all accounts, page by page. */
export async function listUsers(api: ApiClient): Promise<User[]> {
  const users: User[] = [];
  for (;;) {
    const page = await api.get<User[]>('/users', { limit: PAGE, after: users.at(-1)?.id ?? 0 });
    users.push(...page);
    if (page.length < PAGE) return users;
  }
}

/** Finds an account by its e-mail address, in whatever case. */
export async function findUser(api: ApiClient, email: string): Promise<User> {
  const users = await listUsers(api);
  const user = users.find((known) => known.email.toLowerCase() === email.toLowerCase());
  if (!user) throw new Problem(EXIT.failed, `There is no account for ${email}.`);
  return user;
}
