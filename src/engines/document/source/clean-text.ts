/** What no database stores or no reader wants: U+0000, lone surrogates and PDFium's mark of a cut word. */
const UNWANTED = /[\u0000\ufffe\uffff]|\p{Surrogate}/gu;

/** Gives text with Unix line ends, in composed characters, without what cannot be stored. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\f/g, '\n')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .trimEnd();
}
