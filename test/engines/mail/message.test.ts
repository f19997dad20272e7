import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import { createMessageBuilder } from '../../../src/engines/mail/message';
import type { OutgoingMail } from '../../../src/engines/mail';

const MAIL: OutgoingMail = {
  from: 'Société Générale d’Édition <press@pressroom.example>',
  to: 'ann@mail.example',
  subject:
    'Votre échéance du 31 décembre : un objet assez long pour être plié sur plusieurs lignes',
  text: 'Bonjour,\n.\n..deux points = égal \nfin',
  messageId: '<job.1@pressroom.example>',
  attachments: [],
};

async function written(mail: OutgoingMail, dkim?: Parameters<typeof createMessageBuilder>[0]) {
  const { envelope, open } = (await createMessageBuilder(dkim))(mail);
  const bytes = await buffer(open());
  return { envelope, bytes, text: bytes.toString('latin1'), read: await PostalMime.parse(bytes) };
}

describe('createMessageBuilder', () => {
  test('headers, text and HTML are read back as they were given', async () => {
    const html = `<p>${'Voilà <b>le détail</b> des montants. '.repeat(40)}</p>`;
    const headers = { 'List-Unsubscribe': '<http://press.example/u/1>', Precedence: 'bulk' };
    const { envelope, bytes, read } = await written({
      ...MAIL,
      html,
      headers,
      replyTo: 'a@b.example',
    });

    expect(read).toMatchObject({
      subject: MAIL.subject,
      from: { name: 'Société Générale d’Édition', address: 'press@pressroom.example' },
      to: [{ address: 'ann@mail.example' }],
      replyTo: [{ address: 'a@b.example' }],
      messageId: MAIL.messageId,
    });
    expect(read.text?.trimEnd()).toBe(MAIL.text);
    expect(read.html?.trimEnd()).toBe(html);
    expect(read.headers).toContainEqual(
      expect.objectContaining({ key: 'list-unsubscribe', value: '<http://press.example/u/1>' }),
    );
    expect(envelope).toEqual({
      from: 'press@pressroom.example',
      to: 'ann@mail.example',
      size: bytes.length,
    });
  });

  test.each([
    ['quoted-printable', 'Où est passé l’été ? '.repeat(30)],
    ['base64', 'Где прошлое лето? '.repeat(30)],
  ])('text goes in %s, in lines that every server takes', async (encoding, words) => {
    const { text, read } = await written({ ...MAIL, text: words });
    expect(text).toContain(`Content-Transfer-Encoding: ${encoding}`);
    expect(text.split('\r\n').filter((line) => line.length > 78)).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0080-\u00ff]/);
    expect(read.text?.trimEnd()).toBe(words.trimEnd());
  });

  test('files arrive whole, with their names, for every mail that carries them', async () => {
    const content = randomBytes(100_001);
    const file = { filename: 'Échéance "A".pdf', contentType: 'application/pdf', content };
    const build = await createMessageBuilder();
    for (const to of ['ann@mail.example', 'bob@mail.example']) {
      const mail = { ...MAIL, to, html: '<b>Bonjour</b>', attachments: [file] };
      const read = await PostalMime.parse(await buffer(build(mail).open()));
      expect(read).toMatchObject({
        to: [{ address: to }],
        html: expect.stringContaining('Bonjour'),
      });
      const [attached] = read.attachments;
      expect(attached).toMatchObject({ filename: file.filename, mimeType: 'application/pdf' });
      expect(Buffer.from(attached?.content as ArrayBuffer).equals(content)).toBe(true);
    }
  });

  test('signs with DKIM where a key is given', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const key = { domainName: 'pressroom.example', keySelector: 'k1', privateKey };
    const { text, read } = await written(MAIL, key);
    expect(text).toMatch(/^DKIM-Signature: .*d=pressroom\.example;[^]*s=k1;/);
    expect(read.subject).toBe(MAIL.subject);
  });
});
