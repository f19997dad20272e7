/**
 * Every kind of failure the product knows: the HTTP status that the API answers with, whether trying
 * again can help, and a short title. `docs/errors.md` explains each.
 */
export const ERRORS = {
  VALIDATION: { status: 422, retryable: false, title: 'Invalid input' },
  UNSUPPORTED_REPORT_TYPE: { status: 400, retryable: false, title: 'Unsupported report type' },
  BAD_REQUEST: { status: 400, retryable: false, title: 'Malformed request' },
  UNAUTHENTICATED: { status: 401, retryable: false, title: 'Not signed in' },
  FORBIDDEN: { status: 403, retryable: false, title: 'Not allowed' },
  NOT_FOUND: { status: 404, retryable: false, title: 'Not found' },
  METHOD_NOT_ALLOWED: { status: 405, retryable: false, title: 'Method not allowed' },
  CONFLICT: { status: 409, retryable: false, title: 'Conflict' },
  PAYLOAD_TOO_LARGE: { status: 413, retryable: false, title: 'Payload too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, retryable: false, title: 'Unsupported media type' },
  RANGE_NOT_SATISFIABLE: { status: 416, retryable: false, title: 'Range not satisfiable' },
  TOO_MANY_REQUESTS: { status: 429, retryable: true, title: 'Too many requests' },
  UPSTREAM_UNAVAILABLE: { status: 503, retryable: true, title: 'A dependency is unavailable' },
  RENDER_FAILED: { status: 500, retryable: true, title: 'Rendering failed' },
  WORKFLOW_ENDED: { status: 500, retryable: false, title: 'The workflow was ended from outside' },
  MAIL_REFUSED: { status: 422, retryable: false, title: 'The mail was refused' },
  JOB_SUPERSEDED: { status: 409, retryable: false, title: 'The job has moved on' },
  CONFIGURATION: { status: 500, retryable: false, title: 'Invalid configuration' },
  INTERNAL: { status: 500, retryable: true, title: 'Internal error' },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** What an `AppError` carries beside its code and its private message. */
export interface AppErrorOptions {
  /** Text for the caller: what failed, which value, what is allowed. The private message where absent. */
  publicMessage?: string;
  /** Machine-readable particulars, such as row, column and value. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** A failure with a code of the table above, a message for the log and one for the caller. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly publicMessage: string;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.publicMessage = options.publicMessage ?? message;
    this.details = options.details ?? {};
  }

  /** Whether the same call may succeed later. */
  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }
}
