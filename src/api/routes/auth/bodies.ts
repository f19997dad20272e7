/** Bytes of a body about an account; nothing in it is long. */
export const ACCOUNT_BODY_MAX = 16_384;

/** Characters that a password may have; hashing a longer one would only cost time. */
export const PASSWORD_MAX = 200;

/** Characters of the longest e-mail address there is. */
export const EMAIL_MAX = 254;
