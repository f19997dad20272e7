import type { Content } from 'pdfmake/interfaces';
import { COLOURS } from '../../pdf/colours';
import { say } from '../../pdf/front/say';

/** A sentence holds names from the data, which may be long. */
const SENTENCE_MAX = 400;

/** The findings, one bullet each. */
export function findingList(findings: readonly string[]): Content {
  return {
    ul: findings.map((finding) => ({ ...say(finding, SENTENCE_MAX), margin: [0, 0, 0, 7] })),
    markerColor: COLOURS.highlight,
    lineHeight: 1.25,
  };
}
