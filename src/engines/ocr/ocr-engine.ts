import type { DocumentLanguage } from '../../contract/jobs/process-document';

/** A recognised word and the box that it stands in, in pixels of the picture, from its top left corner. */
export interface Word {
  text: string;
  left: number;
  top: number;
  width: number;
  height: number;
  /** 0 to 100. */
  confidence: number;
  /** Words of one line share it; lines come in reading order. */
  line: number;
}

/** What was recognised in a picture. */
export interface Recognition {
  text: string;
  words: Word[];
  /** Mean over the words, 0 to 100; null where there is none. */
  confidence: number | null;
}

/** Reads the text in pictures, in processes or threads of its own. */
export interface OcrEngine {
  name: string;
  /** Whether it has the data of all these languages. */
  supports(languages: readonly DocumentLanguage[]): boolean;
  /** Recognises a picture of 300 dpi in the PNM format. Aborting the signal ends the work at once. */
  recognise(
    picture: string,
    options: { languages: readonly DocumentLanguage[]; signal: AbortSignal },
  ): Promise<Recognition>;
  /** Ends its threads. */
  close(): Promise<void>;
}
