/** Where the returned mail begins: nothing behind it is about its delivery. */
const ORIGINAL = new RegExp(
  [
    /^[-=_*> ]*(?:below this line is a copy|(?:a |this is a )?copy of (?:the |your )?(?:original )?message|(?:the )?original (?:message|mail) (?:follows|attached|as |headers?|below|:)|original message\b)/,
    /^[-=_*> ]+(?:original|returned|undelivered|unsent|text of your|your) (?:message|mail)/,
    /^[-=_* ]*(?:the following is the (?:original|first)|the first \d+ lines of|the header(?:s)? (?:of|from)|(?:message )?headers? follow|your message (?:reads|follows)|included is (?:a copy|the)|unsent message|non-?delivered (?:message|mail)|start of (?:the )?returned|begin(?:ning)? of (?:the )?(?:original|returned))/,
    /^>?[ \t]*(?:received: |received:from|return-path: |mime-version: )/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'im',
);

/** Lines of headers, of a dialogue with a server, and of what a server says of itself: they name other addresses. */
const OF_OTHERS =
  /^\s*>?\s*(?:from|to|cc|sender|reply-to|return-path|message-?id|references|in-reply-to|subject|date|sent|x-[\w-]+|list-[\w-]+|mail from|reporting|<<<|>>> (?:mail|data|ehlo|helo)|\.\.\.)\s*[:<\s]/i;

/** Characters of a report, and of one of its lines, that are read: a mail may be long, and its words stand first. */
const TEXT_MAX = 100_000;
const LINE_MAX = 1000;

/** Gives the lines of a report that its server has written itself, without headers that it cites. */
export function ownLines(text: string): string[] {
  const plain = text.slice(0, TEXT_MAX).replace(/\r\n?/g, '\n');
  const original = ORIGINAL.exec(plain);
  // A report whose very first words look like a copy is read as a whole.
  const own = original && original.index > 40 ? plain.slice(0, original.index) : plain;
  return own.split('\n').map((line) => line.slice(0, LINE_MAX));
}

/** Says whether a line may name the address that a report is about. */
export function isAboutDelivery(line: string): boolean {
  return !OF_OTHERS.test(line);
}

/**
 * Gives the words about an address: the paragraph that names it, and the next ones until a code of SMTP is among them or
 * another address begins.
 */
export function wordsAbout(lines: readonly string[], email: string): string {
  const name = email.toLowerCase();
  const at = lines.findIndex((line) => line.toLowerCase().includes(name));
  return at < 0 ? '' : wordsFrom(lines.slice(at), email);
}

/** Gives the words that begin with the first of these lines, as {@link wordsAbout} does. */
export function wordsFrom(lines: readonly string[], email: string): string {
  const words: string[] = [];
  for (const [index, line] of lines.slice(0, LINES_OF_REASON).entries()) {
    if (index > 0 && beginsOther(line, email)) break;
    if (line.trim() === '' && CODE.test(words.join(' '))) break;
    words.push(line);
  }
  return words.join(' ');
}

/** Lines in which the reason for a failure is looked for. */
const LINES_OF_REASON = 20;

const CODE = /(?<![\d.])[45]\d\d[ -]|(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/;

function beginsOther(line: string, email: string): boolean {
  const address = /^[\s*>-]*["'<]?([^\s<>"':;,]+@[\w.-]+\w)/.exec(line)?.[1];
  return address !== undefined && address.toLowerCase() !== email.toLowerCase();
}
