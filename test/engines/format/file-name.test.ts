import { describe, expect, test } from '@jest/globals';
import { artifactName } from '../../../src/engines/format/file-name';

describe('artifactName', () => {
  test.each([
    ['Été à l’Œuvre: primes & sinistres', 'ete-a-loeuvre-primes-sinistres.pdf'],
    ['Łódź Straße', 'lodz-strasse.pdf'],
    ['../../etc/passwd', 'etc-passwd.pdf'],
    ['日本', 'report.pdf'],
    ['', 'report.pdf'],
  ])('turns %j into %j', (title, name) => {
    expect(artifactName(title, 'pdf')).toBe(name);
  });

  test('keeps long titles to sixty characters', () => {
    const name = artifactName('mot '.repeat(100), 'xlsx');
    expect(name).toMatch(/^[a-z-]{1,60}\.xlsx$/);
    expect(name).not.toMatch(/-\./);
  });
});
