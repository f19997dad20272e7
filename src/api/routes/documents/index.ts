import type { Endpoint } from '../../endpoint';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { jobEndpoints } from '../jobs';
import { deleteDocument } from './delete-document';
import { documentFiles, showPreview, showThumbnail } from './document-files';
import { listDocuments } from './list-documents';
import { renewThumbnail } from './renew-thumbnail';
import { showDocument } from './show-document';
import { signedDownload } from './signed-download';
import { uploadDocument } from './upload-document';

/** The endpoints of documents; those of their jobs come first, so that `jobs` is no document's id. */
export const DOCUMENTS: readonly Endpoint[] = [
  ...jobEndpoints(JOB_FAMILIES.documents),
  uploadDocument,
  listDocuments,
  showDocument,
  deleteDocument,
  ...documentFiles,
  showThumbnail,
  renewThumbnail,
  showPreview,
  signedDownload,
];
