import { ended } from './ended.mjs';

/** @param {string} text */
function upload(text) {
  const form = new FormData();
  form.set('file', new Blob([text], { type: 'text/plain' }), 'recorded.txt');
  return form;
}

/** @type {import('./ended.mjs').Courses} */
export const DOCUMENTS = {
  'process-document-completed': async ({ api }) => {
    const { job_id: id } = await api.post('documents', upload('A document to be read.\n'));
    return ended(api, id, 'completed');
  },
  'document-thumbnail-completed': async ({ api }) => {
    const document = await api.post('documents', upload('A document to be looked at.\n'));
    await ended(api, document.job_id, 'completed');
    const id = await api.submit(`documents/${document.document_id}/thumbnail`);
    return ended(api, id, 'completed');
  },
};
