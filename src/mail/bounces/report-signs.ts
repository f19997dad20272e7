import type { Bounce } from './bounce';

/** The text of a mail that may be a report, and what its headers say. */
export interface ReportText {
  text: string;
  subject: string;
  /** The address or the name of who has sent it. */
  from: string;
  /** Whom the report was sent to: who had sent the mail. */
  to: readonly string[];
}

/** Senders of reports. */
const DAEMON =
  /mailer-?daemon|post-?master|mail[ -]?(?:delivery|administrator|system)|^\s*(?:<>)?\s*$/i;

/** Signs of a report in a text or a subject. */
const REPORT =
  /qmail-send|message from \S+\.|mail (?:delivery|system)|mailer-daemon|undeliver|returned|delivery (?:status|failure|has failed|notification|report|to the following)|could ?n[o']t be delivered|unable to deliver|failure notice|not (?:yet )?(?:been )?delivered|did not reach|fatal errors|delayed|delivering your mail|failed addresses|list of recipients|automatically rejected|invalid user address|rejected recipient/i;

/** Words of a failure, for reports of which nothing else is known; in other letters than ours they cannot be told. */
const FAILURE =
  /undeliver|fail|returned|reject|unknown|not (?:be )?deliver|not found|no such|invalid|error|problem|delay|warning|exceed|unable|refused|not exist|not known|not match|zustell|remis|distribu|entreg|recapit|[^\p{ASCII}\s]/iu;

/** What answers a mail in somebody's absence. */
const AUTO_REPLY =
  /^\s*(?:re:\s*)?(?:auto(?:matic|mated)?[- ]?(?:reply|response|antwort)|out of (?:the )?office|abwesen|absence|r[ée]ponse automatique|vacation|away from)/i;

/** Reports of a mail that has arrived. */
const ARRIVED = /success\w* delivered|delivered successfully|delivery receipt|return receipt/i;

/** Words of a server that has not given up. */
const STILL_TRYING =
  /attempts? will continue|will be retried|will (?:continue|keep) (?:to (?:try|attempt)|trying)|still being retried|only a (?:warning|temporary)|warning only|advisory-only/i;

/** Headings of lists of addresses, with what they say of them. */
const HEADINGS: { pattern: RegExp; kind: Bounce['kind'] }[] = [
  {
    kind: 'temporary',
    pattern:
      /transient non-?fatal errors|not yet been delivered|ha(?:s|ve) (?:been|not been) (?:delayed|postponed)|(?:is|was|message) delayed|delayed for|will (?:continue|keep) (?:to (?:try|attempt)|trying)|could not be delivered (?:yet|for (?:the last|more than))|will be retried|still being retried|warning only|delivery delay/i,
  },
  {
    kind: 'permanent',
    pattern:
      /permanent (?:fatal|delivery) errors|had (?:delivery )?(?:problems|errors)|had delivery|following (?:list of )?(?:e-?mail )?(?:recipient|address|destination)(?:es|s|\(e?s\))?|could ?n[o']t be (?:delivered|reached)|cannot be delivered|unable to deliver|failed permanently|did not reach|delivery (?:has )?failed|failed to deliver|undeliverable|not delivered to|wasn't delivered to|following recipient|delivery to|permanent failure|failed addresses|failure reasons|recipients? was rejected|list of recipients|was aborted|to these recipients/i,
  },
];

/** Tells a report from an answer in somebody's absence and from any other mail. */
export function looksLikeReport({ text, subject, from }: ReportText): boolean {
  if (AUTO_REPLY.test(subject) || ARRIVED.test(`${subject}\n${text}`)) return false;
  return REPORT.test(`${subject}\n${text}`) || isCertain({ text, subject, from });
}

/** A mail from a server, with words of a failure. */
export function isCertain({ text, subject, from }: Omit<ReportText, 'to'>): boolean {
  return DAEMON.test(from) && FAILURE.test(`${subject}\n${text}`);
}

/** Says which kind of list a line is the heading of. */
export function headingKind(line: string): Bounce['kind'] | undefined {
  return HEADINGS.find(({ pattern }) => pattern.test(line))?.kind;
}

/** What a report says of the address on a line: by its own word, or by the nearest heading above. */
export function kindAt(lines: readonly string[], index: number): Bounce['kind'] | undefined {
  const whole = lines.join(' ');
  const firm = /\bpermanent/i.test(whole) ? 'permanent' : undefined;
  if (!firm && STILL_TRYING.test(whole)) return 'temporary';
  const above = lines.slice(0, index + 1).reverse();
  for (const line of [...above, ...lines]) {
    const kind = headingKind(line);
    if (kind) return kind === 'temporary' ? kind : firm;
  }
  return firm;
}
