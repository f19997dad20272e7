import { inspectDocument } from '../../engines/document/inspect';
import { closeSource } from '../../engines/document/open-source';
import { preparePage } from '../../engines/document/prepare-page';
import { turnPage } from '../../engines/document/turn-page';
import { writeSearchablePdf } from '../../engines/searchable/write-searchable-pdf';
import { makeThumbnails } from '../../engines/thumbnail/make-thumbnails';

/** The work on documents that takes processor time, by name; it is done in threads. */
export const DOCUMENT_TASKS = {
  inspectDocument,
  makeThumbnails,
  preparePage,
  turnPage,
  writeSearchablePdf,
  closeSource: async () => closeSource(),
};

export type DocumentTasks = typeof DOCUMENT_TASKS;
