import type { Role } from '../../contract/roles';

/** Who makes a request, as the database has it now. */
export interface Account {
  id: number;
  email: string;
  role: Role;
  /** The sign-in that the request belongs to. */
  session: string;
}
