import { z } from 'zod';
import { PASSWORD_MAX } from '../auth/bodies';

const PASSWORD_MIN = 8;

/** A password that an account is given. */
export const newPassword = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);
