import { rm } from 'node:fs/promises';
import type { DocumentLanguage } from '../../contract/jobs/process-document';
import type { PageLayout } from '../../engines/document/page-layout';
import type { PageTask, PreparedPage } from '../../engines/document/prepare-page';
import type { OcrEngine, Recognition } from '../../engines/ocr';
import type { DocumentPool } from './document-pool';

/** Below this confidence a page is tried lying on its sides and on its head as well. */
const UPRIGHT_CONFIDENCE = 65;

/** A page with fewer words may be turned, too: little is found on one that is. */
const UPRIGHT_WORDS = 5;

/** Words below this confidence say nothing about a page's orientation. */
const SURE = 60;

/** Letters from which on a word is wider than high, unless it lies on its side. */
const WIDE_LETTERS = 4;

/** Quarter turns to try: of a page whose lines lie on their sides, and of one that stands on its head. */
const TURNS = { sideways: [1, 3], other: [2, 1, 3] } as const;

/** What a page is recognised with. */
export interface Recogniser {
  pool: DocumentPool;
  engine: OcrEngine;
  languages: readonly DocumentLanguage[];
  signal: AbortSignal;
}

/** A recognised page. */
export interface RecognisedText {
  text: string;
  confidence: number | null;
  layout: PageLayout;
}

/** Recognises a page, in the orientation in which it reads best. */
export async function recognisePage(
  recogniser: Recogniser,
  task: PageTask,
  picture: NonNullable<PreparedPage['picture']>,
): Promise<RecognisedText> {
  let best = await recognise(recogniser, picture);
  if (isUpright(best.recognition)) return textOf(best);
  const turns = TURNS[isSideways(best.recognition) ? 'sideways' : 'other'];
  for (const quarterTurns of turns) {
    const { source, page, directory, limits } = task;
    const turnTask = { source, page, directory, limits, quarterTurns };
    const turned = await recogniser.pool.run('turnPage', turnTask, recogniser.signal);
    const other = await recognise(recogniser, turned);
    if (evidence(other.recognition) > evidence(best.recognition)) best = other;
    if (isUpright(best.recognition)) break;
  }
  return textOf(best);
}

interface Trial {
  picture: NonNullable<PreparedPage['picture']>;
  recognition: Recognition;
}

async function recognise(
  { engine, languages, signal }: Recogniser,
  picture: Trial['picture'],
): Promise<Trial> {
  try {
    return { picture, recognition: await engine.recognise(picture.path, { languages, signal }) };
  } finally {
    await rm(picture.path, { force: true });
  }
}

function isUpright(recognition: Recognition): boolean {
  const { confidence, words } = recognition;
  if (words.length < UPRIGHT_WORDS || (confidence ?? 0) < UPRIGHT_CONFIDENCE) return false;
  return !isSideways(recognition);
}

/** Engines read lines that lie on their sides, too, but do not say where their words are. */
function isSideways({ words }: Recognition): boolean {
  const long = words.filter(({ text }) => text.length >= WIDE_LETTERS);
  const high = long.filter((word) => word.height > word.width);
  return high.length * 2 > long.length;
}

/** How much speaks for an orientation: letters and digits in words that were recognised with certainty. */
function evidence(recognition: Recognition): number {
  if (isSideways(recognition)) return 0;
  return recognition.words
    .filter(({ confidence }) => confidence >= SURE)
    .reduce((sum, { text }) => sum + text.replace(/[^\p{L}\p{N}]/gu, '').length, 0);
}

function textOf({ picture, recognition }: Trial): RecognisedText {
  const { text, words, confidence } = recognition;
  return { text, confidence, layout: { geometry: picture.geometry, words } };
}
