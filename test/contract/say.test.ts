import { describe, expect, test } from '@jest/globals';
import { heavyInput } from '../../src/contract/jobs/heavy';
import { checkHeavyInput } from '../../src/contract/jobs/report-checks';
import { MESSAGES } from '../../src/contract/messages';
import { say, translate } from '../../src/contract/say';

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe('MESSAGES', () => {
  test.each(Object.entries(MESSAGES))('%s says the same values in both languages', (_key, text) => {
    expect(holes(text.fr)).toEqual(holes(text.en));
  });
});

describe('say', () => {
  test('fills in values', () => {
    expect(say('fr', 'jobCancelled', { id: 'j1' })).toBe('Job j1 annulé avec succès');
    expect(say('en', 'jobCancelled', { id: '{id}' })).toBe('Job {id} was cancelled');
  });
});

describe('translate', () => {
  const inline = (value: unknown, type: string): object => ({
    columns: [{ key: 'a', type }],
    source: { kind: 'inline', rows: [{ a: value }] },
  });
  const wrong: object[] = [
    inline({}, 'string'),
    inline('x', 'integer'),
    inline('x', 'number'),
    inline('x', 'money'),
    inline('x', 'date'),
    inline('x', 'datetime'),
    inline('x', 'boolean'),
    { locale: 'xx-unknown-zz-1' },
    { columns: [{ key: 'a', type: 'money', currency: 'euro' }] },
    { columns: [{ key: 'a', type: 'string', currency: 'EUR' }] },
    { columns: [{ key: 'city', type: 'date' }] },
    { ...inline('x', 'string'), columns: [1, 2].map(() => ({ key: 'a', type: 'string' })) },
    { group_by: 'nowhere' },
    { totals: ['city'] },
    { ...inline('x', 'string'), totals: ['a'] },
    { ...inline('x', 'string'), totals: ['b'] },
    { source: { kind: 'inline', rows: [{}] } },
    {
      source: {
        kind: 'inline',
        rows: [Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`k${i}`, i]))],
      },
    },
    { source: { kind: 'inline', rows: [{ ['k'.repeat(501)]: 1 }] } },
    { charts: [{ kind: 'scatter', x: 'premium' }] },
    { rows: 5, source: { kind: 'sample', rows: 6 } },
    { password: 'пароль' },
    { password: 'secret', formats: ['pdf', 'excel'] },
    { pdfa: true, password: 'secret' },
    { report_type: 'excel', pdfa: true },
  ];

  test.each(wrong)('knows the French of what is wrong with %j', (members) => {
    const read = heavyInput.safeParse({ report_type: 'pdf', ...members });
    const messages = read.success
      ? checkHeavyInput(read.data).map(({ message }) => message)
      : read.error.issues.map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(translate(message, 'fr')).not.toBe(message);
  });

  test('gives back what it does not know', () => {
    expect(translate('something new', 'fr')).toBe('something new');
    expect(translate('something new', 'en')).toBe('something new');
  });
});
