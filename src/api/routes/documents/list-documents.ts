import { z } from 'zod';
import { listDocuments as listRows, MARK } from '../../../store/documents/list-documents';
import { defineEndpoint } from '../../endpoint';
import { listedDocumentAnswer, showMembers } from '../../documents/document-answer';
import { DOCUMENT_ROLES, seesAllDocuments } from '../../documents/visible-document';

const listQuery = z.object({
  q: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('Words to find in the text, French or English; "…" for a phrase, - to exclude.'),
  limit: z.int().min(1).max(500).default(50),
  before: z.uuid().optional().describe('Only documents older than the one with this id.'),
});

export const listDocuments = defineEndpoint({
  id: 'listDocuments',
  method: 'get',
  path: '/documents',
  tag: 'documents',
  summary: 'List documents, newest first, or search their text, best first',
  description: 'ADMIN and MANAGER see all documents, an AGENT their own.',
  access: DOCUMENT_ROLES,
  query: listQuery,
  answers: { 200: { description: 'Documents', schema: z.array(listedDocumentAnswer) } },
  handle: async ({ api, account, query }) => {
    const { q, before, limit } = query;
    const documents = await listRows(api.pool, {
      limit,
      ...(q !== undefined && { text: q }),
      ...(before !== undefined && { before }),
      ...(!seesAllDocuments(account) && { owner: account.id }),
    });
    const body = documents.map((row) => ({
      ...showMembers(row, api),
      page: row.page,
      snippet: row.snippet === null ? null : markup(row.snippet),
    }));
    return { status: 200, body };
  },
});

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Makes HTML of a snippet: only the marks of the words found are elements. */
function markup(snippet: string): string {
  return snippet
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    .replaceAll(MARK.start, '<mark>')
    .replaceAll(MARK.stop, '</mark>');
}
