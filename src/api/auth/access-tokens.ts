import { createSecretKey } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import type { Role } from '../../contract/roles';

const ISSUER = 'pressroom';
const AUDIENCE = 'pressroom-api';
const ALGORITHM = 'HS256';

/** What a valid access token says. */
export interface AccessClaims {
  email: string;
  /** The sign-in that the token was issued for. */
  session: string;
  /** Milliseconds since 1970 at which it expires. */
  expiresAt: number;
}

/** Issues and checks access tokens. */
export interface AccessTokens {
  lifetimeSeconds: number;
  issue(user: { email: string; role: Role }, session: string): Promise<string>;
  /** Gives null for a token that is forged, expired, or not one of ours. */
  read(token: string): Promise<AccessClaims | null>;
}

/** Makes the issuer of access tokens: JWTs signed with HS256, `sub` the e-mail address. */
export function createAccessTokens(config: {
  jwtSecret: string;
  accessTokenLifetimeMs: number;
}): AccessTokens {
  const key = createSecretKey(Buffer.from(config.jwtSecret));
  const lifetimeSeconds = Math.floor(config.accessTokenLifetimeMs / 1000);
  return {
    lifetimeSeconds,
    issue: (user, session) =>
      new SignJWT({ role: user.role, sid: session })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(user.email)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${lifetimeSeconds}s`)
        .sign(key),
    read: async (token) => {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['sub', 'exp', 'sid'],
        });
        const { sub, exp, sid } = payload;
        if (!sub || exp === undefined || typeof sid !== 'string') return null;
        return { email: sub, session: sid, expiresAt: exp * 1000 };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}
