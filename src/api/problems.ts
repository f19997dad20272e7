import { ERRORS, AppError } from '../contract/errors';
import type { ErrorCode } from '../contract/errors';
import { FRENCH_TITLES } from '../contract/french-titles';
import type { Language, MessageKey } from '../contract/messages';
import { say } from '../contract/say';
import type { MessageValues } from '../contract/say';

/** Particulars of a refusal beside its text. */
export interface RefusalOptions {
  values?: MessageValues;
  headers?: Record<string, string>;
  /** Members that the answer carries beside those of RFC 9457. */
  members?: Record<string, unknown>;
}

/** A refusal whose text is said in the caller's language; the error handler catches it by kind. */
export class Refusal extends AppError {
  readonly key: MessageKey;
  readonly options: RefusalOptions;

  constructor(code: ErrorCode, key: MessageKey, options: RefusalOptions = {}) {
    super(code, say('en', key, options.values));
    this.name = 'Refusal';
    this.key = key;
    this.options = options;
  }

  /** The text for the caller. */
  text(language: Language): string {
    return say(language, this.key, this.options.values);
  }
}

/** One thing wrong with a request: where, what in the caller's language, and which kind. */
export interface RequestIssue {
  loc: (string | number)[];
  msg: string;
  type: string;
}

/** A request that fails validation, with everything that is wrong with it. */
export class InvalidRequest extends AppError {
  readonly issues: RequestIssue[];

  constructor(issues: RequestIssue[]) {
    super('VALIDATION', issues.map((issue) => `${issue.loc.join('.')}: ${issue.msg}`).join('; '));
    this.name = 'InvalidRequest';
    this.issues = issues;
  }
}

/** The title of an error code in a language. */
export function titleOf(code: ErrorCode, language: Language): string {
  return language === 'fr' ? FRENCH_TITLES[code] : ERRORS[code].title;
}

/** The URN of an error code, as `type` of a problem. */
export function problemType(code: ErrorCode): string {
  return `urn:pressroom:problem:${code.toLowerCase().replaceAll('_', '-')}`;
}
