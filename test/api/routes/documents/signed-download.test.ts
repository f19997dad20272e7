import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { signLink } from '../../../../src/api/documents/signed-links';
import { replaceDocumentFiles } from '../../../../src/store/documents/files';
import { insertDocument } from '../../../../src/store/documents/insert-document';
import { insertPage } from '../../../../src/store/documents/pages';
import { completeDocument } from '../../../../src/store/documents/update-document';
import { useApi } from '../../support/use-api';

interface Shown {
  downloads: { name: string; url: string }[];
  page_list: object[];
}

/** A key that once signed, and one that this installation never had. */
const OLD = 'the key that once signed, still believed';
const OTHER = 'another key of thirty-two characters';

const PAGES = ['Résiliation des contrats & primes', 'The cancellation of policies'];

const WORDS =
  'page\tline\tleft\ttop\twidth\theight\tconfidence\ttext\n1\t1\t2\t3\t4\t5\t96\tprimes\n';
const HOCR = '<html xmlns="http://www.w3.org/1999/xhtml"><body>primes</body></html>';

describe('a document that was read', () => {
  const api = useApi();
  const documentId = randomUUID();
  let token = '';

  beforeAll(async () => {
    const account = await api.signedIn('AGENT');
    ({ token } = account);
    const put = async (name: string, text: string, mediaType = 'text/plain; charset=utf-8') => {
      const storageKey = `documents/${documentId}/${name}`;
      const stream = Readable.from([Buffer.from(text)]);
      const stored = await api.artifacts.put({ key: storageKey, stream, mediaType });
      return { ...stored, name, mediaType, storageKey };
    };
    const original = await put('original', 'the original');
    const owner = account.id;
    await insertDocument(api.pool, { ...original, documentId, owner, filename: 'contrat.txt' });
    await replaceDocumentFiles(api.pool, documentId, [
      await put('text.txt', PAGES.join('\f')),
      await put('words.tsv', WORDS, 'text/tab-separated-values'),
      await put('words.hocr', HOCR, 'text/vnd.hocr+html'),
    ]);
    for (const [index, content] of PAGES.entries()) {
      const page = { page: index + 1, source: 'text', content } as const;
      const rest = { confidence: null, layout: null, previewKey: null };
      await insertPage(api.pool, documentId, { ...page, ...rest });
    }
    const processedAt = new Date().toISOString();
    const read = { ocrConfidence: null, ocrEngine: null, language: 'fra', pagesRecognised: 0 };
    await completeDocument(api.pool, { documentId, processedAt, ...read });
  });

  async function downloads() {
    const { body } = await api.call('GET', `/documents/${documentId}`, { token });
    return body as unknown as Shown;
  }

  test('shows its pages with their offsets in the text, and sends the text', async () => {
    const { page_list: pages } = await downloads();
    expect(pages).toMatchObject([{ offset: 0 }, { offset: (PAGES[0] ?? '').length + 1 }]);
    const { text, headers } = await api.call('GET', `/documents/${documentId}/text`, { token });
    expect(text.split('\f')).toEqual(PAGES);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test.each([
    ['words.tsv', WORDS, 'text/tab-separated-values'],
    ['hocr', HOCR, 'text/vnd.hocr+html'],
  ])('sends its words as %s, to those who may see it', async (path, content, mediaType) => {
    const { status, text, headers } = await api.call('GET', `/documents/${documentId}/${path}`, {
      token,
    });
    expect([status, text]).toEqual([200, content]);
    expect(headers.get('content-type')).toContain(mediaType);
    const other = await api.signedIn('AGENT');
    const hidden = await api.call('GET', `/documents/${documentId}/${path}`, other);
    expect(hidden.status).toBe(404);
  });

  test('signed links work without a token, for that file and until they expire', async () => {
    const { downloads: links } = await downloads();
    for (const [name, content] of [
      ['original', 'the original'],
      ['text.txt', PAGES.join('\f')],
    ]) {
      const url = links.find((link) => link.name === name)?.url ?? '';
      expect(await api.call('GET', url)).toMatchObject({ status: 200, text: content });
      expect((await api.call('GET', url.replace(/files\/[^?]+/, 'files/words.tsv'))).status).toBe(
        403,
      );
      expect((await api.call('GET', url.replace(/expires=\d/, 'expires=9'))).status).toBe(403);
    }
  });

  test.each([
    ['an older key that is still believed', { id: 'old', secret: OLD, lifetime: 60, status: 200 }],
    ['a key of another installation', { id: 'old', secret: OTHER, lifetime: 60, status: 403 }],
    ['an unknown key', { id: 'gone', secret: OLD, lifetime: 60, status: 403 }],
    ['a time that has passed', { id: 'old', secret: OLD, lifetime: -1, status: 403 }],
  ])('a link signed with %s', async (_what, signed) => {
    const { id, secret, lifetime, status } = signed;
    const expires = Math.floor(Date.now() / 1000) + lifetime;
    const target = { documentId, name: 'text.txt', expires };
    const query = signLink(target, [{ id, secret }]);
    const path = `/documents/${documentId}/files/text.txt?${query}`;
    expect((await api.call('GET', path)).status).toBe(status);
  });

  test.each([
    ['résilier prime', 1, '<mark>Résiliation</mark> des contrats &amp; <mark>primes</mark>'],
    ['resilier PRIME', 1, '<mark>Résiliation</mark> des contrats &amp; <mark>primes</mark>'],
    ['cancelled policy', 2, '<mark>cancellation</mark> of <mark>policies</mark>'],
  ])(
    'is found by "%s", in the words of its language, with and without accents',
    async (words, page, snippet) => {
      const path = `/documents?q=${encodeURIComponent(words)}`;
      const { body } = await api.call('GET', path, { token });
      expect(body).toMatchObject([{ document_id: documentId, page, snippet }]);
      const other = await api.signedIn('AGENT');
      expect((await api.call('GET', path, { token: other.token })).body).toEqual([]);
    },
  );
});
