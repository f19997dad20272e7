import { bounceOf } from './bounce';
import type { Bounce } from './bounce';

/** An address within a text. */
const ADDRESS = /[^\s<>()[\]{}:;,"'`=*|]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/gi;

/** Where the returned mail begins: nothing behind it is about its delivery. */
const ORIGINAL =
  /^(?:[-=_ ]*(?:below this line is a copy|(?:this is a copy of|original|returned|undelivered|unsent|the original|text of your) (?:the )?(?:message|mail)|original message|copy of your message|included is|your message|message header|headers? follow)|\s*received: |return-path: |message-id: |mime-version: )/im;

/** Headings of lists of addresses, with what they say of them. */
const HEADINGS: { pattern: RegExp; kind: Bounce['kind'] }[] = [
  {
    kind: 'temporary',
    pattern:
      /(?:transient non-?fatal errors|not yet been delivered|has been delayed|have been delayed|delayed for|will (?:continue|keep) (?:to try|trying)|could not be delivered (?:yet|for the last))/i,
  },
  {
    kind: 'permanent',
    pattern:
      /(?:permanent fatal errors|following (?:list of )?(?:e-?mail )?(?:recipient|address|destination)(?:es|s|\(e?s\))?|could not be (?:delivered|reached)|unable to deliver|failed permanently|did not reach|delivery (?:has )?failed|undeliverable|not delivered to|wasn't delivered to|couldn't be delivered|user unknown|unknown user|no such user|delivery to the following|permanent failure|error delivering your mail|failed addresses follow|mailbox (?:is full|unavailable|not found)|does not exist|is not a valid)/i,
  },
];

/** What a report that is none of RFC 3464 begins its paragraphs about an address with. */
const PARAGRAPH = /^<([^<>\s]+@[^<>\s]+)>\s*(?:\([^)]*\)\s*)?:?(?:\s|$)/;

/** Lines behind a heading in which its addresses are looked for. */
const LINES_AFTER_HEADING = 12;

/** Signs of a report in a text or a subject. */
const REPORT =
  /qmail-send|message from \S+\.|mail (?:delivery|system)|mailer-daemon|undeliver|returned|delivery (?:status|failure|has failed|notification|report|to the following)|could ?n[o']t be delivered|unable to deliver|failure notice|not (?:yet )?(?:been )?delivered|did not reach|fatal errors|delayed|delivering your mail|failed addresses|list of recipients/i;

/** Reads a report in words, as qmail, Exim, Exchange, old Postfix and sendmail, Yahoo and others write it. */
export function readReportText(text: string, subject: string): Bounce[] {
  if (!REPORT.test(`${subject}\n${text}`)) return [];
  const lines = ownWords(text).split('\n');
  const paragraphs = readParagraphs(lines);
  return paragraphs.length > 0 ? paragraphs : readLists(lines);
}

/** Gives the words about an address in a report: its line and those that follow. */
export function wordsAbout(text: string, email: string): string {
  const lines = ownWords(text).split('\n');
  const at = lines.findIndex((line) => line.toLowerCase().includes(email.toLowerCase()));
  return at < 0 ? '' : untilBlank(lines.slice(at), 6).join(' ');
}

function ownWords(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  const original = ORIGINAL.exec(plain);
  // A report whose very first words look like a copy is read as a whole.
  return original && original.index > 40 ? plain.slice(0, original.index) : plain;
}

/** Paragraphs such as `<user@example.com>: host said: 550 no such user`. */
function readParagraphs(lines: readonly string[]): Bounce[] {
  return lines.flatMap((line, index) => {
    const email = PARAGRAPH.exec(line.trimStart())?.[1];
    if (email === undefined) return [];
    const words = [line.trimStart().replace(PARAGRAPH, ''), ...lines.slice(index + 1)];
    const reason = untilBlank(words, 12).join(' ');
    return reason.trim() === '' ? [] : [bounceOf(email, reason, kindOf(lines, index))];
  });
}

/** Addresses below a heading such as `The following addresses had permanent fatal errors`. */
function readLists(lines: readonly string[]): Bounce[] {
  const found: Bounce[] = [];
  for (const [index, line] of lines.entries()) {
    const heading = HEADINGS.find(({ pattern }) => pattern.test(line));
    if (!heading) continue;
    const below = lines.slice(index, index + LINES_AFTER_HEADING);
    const rest = lines.slice(index).join('\n');
    for (const email of addressesOf(below)) {
      found.push(bounceOf(email, `${line} ${wordsAbout(rest, email)}`, heading.kind));
    }
    if (found.length > 0) break;
  }
  return found;
}

function addressesOf(lines: readonly string[]): string[] {
  const addresses: string[] = [];
  for (const line of lines) {
    // Lines of a dialogue with a server, and headers, name other addresses as well.
    if (/^\s*(?:from|sender|reporting|>>>|<<<|\.\.\.|postmaster)\b/i.test(line)) continue;
    if (addresses.length > 0 && /^\s*-{3,}/.test(line)) break;
    for (const [address] of line.matchAll(ADDRESS)) {
      if (!/^(?:postmaster|mailer-daemon|abuse)@/i.test(address)) {
        addresses.push(address.replace(/^mailto:/i, '').replace(/[.>]+$/, ''));
      }
    }
  }
  return [...new Set(addresses)];
}

/** What the nearest heading above says. */
function kindOf(lines: readonly string[], index: number): Bounce['kind'] {
  for (let at = index; at >= 0; at -= 1) {
    const heading = HEADINGS.find(({ pattern }) => pattern.test(lines[at] ?? ''));
    if (heading) return heading.kind;
  }
  return 'permanent';
}

function untilBlank(lines: readonly string[], most: number): string[] {
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '');
  return lines.slice(0, Math.min(end < 0 ? lines.length : end, most));
}
